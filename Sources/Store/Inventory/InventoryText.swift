/// Text as the inventory keeps it: what a device, a client or a configuration said, made fit for a record.
///
/// A hostile serial number must still be recorded, but may not play tricks where it is shown: control
/// characters, line separators and direction overrides are kept as `\u{1B}`, never as themselves.
public struct InventoryText: Hashable, Sendable {
  public let value: String

  /// - Parameter field: the name an error carries.
  /// - Throws: `emptyText`, `textTooLong`.
  public init(_ raw: String, field: InventoryField) throws(InventoryError) {
    guard !raw.isEmpty else { throw .emptyText(field: field) }
    // Bytes first, in constant time: a megabyte of text is not worth escaping.
    guard raw.utf8.count <= Self.characterCountMax * 4 else {
      throw .textTooLong(field: field, byteCount: raw.utf8.count)
    }
    let escaped = Self.escape(raw)
    guard escaped.unicodeScalars.count <= Self.characterCountMax else {
      throw .textTooLong(field: field, byteCount: raw.utf8.count)
    }
    value = escaped
  }

  /// Room for a USB string descriptor's 126 UTF-16 units (USB 2.0, 9.6.7) all escaped; the schema's CHECK agrees.
  public static let characterCountMax = 1024

  private static func escape(_ raw: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in raw.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        escaped.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default:
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

/// Which text of a record an error is about.
public enum InventoryField: String, Hashable, Sendable {
  case family, model, serial, firmware, hardwareRevision, configurationSHA256, busPath, part
  case rig, version, boot
}
