/// Something measured about a unit that may change in its life. Each change is a row; no row is overwritten.
public struct UnitFact: Hashable, Sendable {
  public let kind: Kind
  public let value: InventoryText

  /// The raw values are the schema's words.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case model
    case firmware
    case hardwareRevision = "hardware_revision"
    /// SHA-256 of the factory configuration's inflated bytes, 64 lower-case hexadecimal digits.
    case configurationSHA256 = "configuration_sha256"
  }

  private init(kind: Kind, value: InventoryText) {
    self.kind = kind
    self.value = value
  }

  /// - Throws: `emptyText`, `textTooLong`.
  public static func firmware(_ version: String) throws(InventoryError) -> Self {
    Self(kind: .firmware, value: try InventoryText(version, field: .firmware))
  }

  /// - Throws: `emptyText`, `textTooLong`.
  public static func hardwareRevision(_ revision: String) throws(InventoryError) -> Self {
    Self(kind: .hardwareRevision, value: try InventoryText(revision, field: .hardwareRevision))
  }

  /// - Throws: `notADigest` for anything but 64 hexadecimal digits.
  public static func configurationSHA256(_ digest: String) throws(InventoryError) -> Self {
    let digits = digest.lowercased()
    guard digits.utf8.count == 64,
      digits.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { throw .notADigest(field: .configurationSHA256) }
    return Self(kind: .configurationSHA256, value: try InventoryText(digits, field: .configurationSHA256))
  }

  /// The model a sighting names is itself a fact with a history: a catalog may learn better.
  static func model(of unit: UnitIdentity) -> Self { Self(kind: .model, value: unit.model) }
}
