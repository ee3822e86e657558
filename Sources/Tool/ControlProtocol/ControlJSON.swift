internal import Foundation

/// Why a message could not be written or read.
public enum ControlCodecError: Error, Hashable, Sendable {
  /// Not the protocol's JSON; `place` is the key that is wrong, may be empty.
  case malformed(place: String)
  case tooLong(byteCountMax: Int)
  case unsupportedVersion(asked: Int)
  /// JSON has no infinity and no NaN; `place` is the key.
  case notANumber(place: String)
}

/// One way of writing JSON for both directions: keys sorted, no blanks, one line.
enum ControlJSON {
  static func line(_ message: some Encodable, byteCountMax: Int) throws(ControlCodecError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data: Data
    do {
      data = try encoder.encode(message)
    } catch EncodingError.invalidValue(_, let context) {
      throw .notANumber(place: path(context.codingPath))
    } catch {
      throw .malformed(place: "")
    }
    guard data.count <= byteCountMax else { throw .tooLong(byteCountMax: byteCountMax) }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// The key an error speaks of, as `devices.0.serial`.
  static func place(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): path(context.codingPath + [key])
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      path(context.codingPath)
    @unknown default: ""
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
