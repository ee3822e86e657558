internal import Crypto

/// The SHA-256 (FIPS 180-4) of a stored configuration's inflated bytes: by it people and records tell whether
/// two units, or one unit at two times, hold the same.
public struct ConfigurationDigest: Equatable, Sendable, CustomStringConvertible {
  /// 64 digits, hexadecimal, lower case.
  public let description: String

  /// The digest of `bytes`, as the unit stores them but inflated. O(n).
  public init(of bytes: [UInt8]) {
    description = SHA256.hash(data: bytes).reduce(into: "") { text, byte in
      text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
  }
}
