extension DeviceCatalog {
  /// The catalog that is part of the program.
  /// - Throws: `CatalogError` if a file in `Devices` is wrong, which a test rules out.
  public static func builtIn() throws(CatalogError) -> DeviceCatalog {
    try DeviceCatalog(documents: [
      (name: "vive.device", text: String(decoding: PackageResources.vive_device, as: UTF8.self))
    ])
  }
}
