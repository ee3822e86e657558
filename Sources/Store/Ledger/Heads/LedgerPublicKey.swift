import Crypto
public import Foundation

/// What verifies the heads of a ledger: an Ed25519 public key (RFC 8032).
public struct LedgerPublicKey: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: Data
  /// Its name in heads.
  public let id: LedgerKeyID

  /// - Throws: `badKey` unless there are 32 bytes.
  public init(bytes: Data) throws(LedgerError) {
    guard bytes.count == Self.byteCount else { throw .badKey }
    self.bytes = bytes
    id = LedgerKeyID(of: bytes)
  }

  static let byteCount = 32

  /// Whether the key's owner signed the bytes. False for any other signature; never traps.
  public func verifies(_ signature: Data, of bytes: Data) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: self.bytes) else { return false }
    return key.isValidSignature(signature, for: bytes)
  }

  // MARK: - Text

  /// A public key as `openssl pkey -pubin` reads it: PEM of SubjectPublicKeyInfo (RFC 8410 section 4).
  public var pem: String { PEM.encode(Self.derPrefix + bytes, label: Self.pemLabel) }

  /// - Throws: `badKey` for anything `pem` would not write, but for spaces around it.
  public init(pem: String) throws(LedgerError) {
    guard let der = PEM.decode(pem, label: Self.pemLabel), der.starts(with: Self.derPrefix) else {
      throw .badKey
    }
    try self.init(bytes: Data(der.dropFirst(Self.derPrefix.count)))
  }

  private static let pemLabel = "PUBLIC KEY"
  /// SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes }, up to the key.
  private static let derPrefix = Data([
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ])
}

/// Names a key: the first eight bytes of its SHA-256. A name is no proof; the signature is.
public struct LedgerKeyID: Hashable, Sendable, CustomStringConvertible {
  /// Eight bytes.
  public let bytes: Data

  init(of key: Data) { bytes = Data(SHA256.hash(data: key).prefix(Self.byteCount)) }

  /// Nil unless there are eight bytes.
  init?(bytes: Data) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  static let byteCount = 8

  /// Sixteen lower-case hexadecimal digits.
  public var description: String { Hexadecimal.encode(bytes) }
}
