extension DeviceCatalog {
  /// The catalog that is part of the program.
  /// - Throws: `CatalogError` if a file in `Devices` is wrong, which a test rules out.
  public static func builtIn() throws(CatalogError) -> DeviceCatalog {
    try DeviceCatalog(documents: [
      (name: "vive.device", text: text(PackageResources.vive_device)),
      (name: "vive-tracker.device", text: text(PackageResources.vive_tracker_device)),
      (name: "index.device", text: text(PackageResources.index_device)),
    ])
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
