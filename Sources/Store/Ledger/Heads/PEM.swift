import Foundation

/// Textual encoding of keys (RFC 7468), for what fits one line of Base64.
enum PEM {
  static func encode(_ der: Data, label: String) -> String {
    "-----BEGIN \(label)-----\n\(der.base64EncodedString())\n-----END \(label)-----\n"
  }

  /// Nil for another label, more than one line between, or anything that is not Base64.
  static func decode(_ text: String, label: String) -> Data? {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    guard lines.count == 3, lines[0] == "-----BEGIN \(label)-----", lines[2] == "-----END \(label)-----"
    else { return nil }
    return Data(base64Encoded: lines[1])
  }
}
