import Crypto
public import Foundation

/// What signs the heads of a ledger: an Ed25519 private key. It stays on the rig.
public struct LedgerSigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  /// What verifies what this signs.
  public let publicKey: LedgerPublicKey

  /// A new one, from the system's random numbers.
  public init() throws(LedgerError) { try self.init(Curve25519.Signing.PrivateKey()) }

  /// - Parameter seed: 32 bytes, RFC 8032 section 5.1.5.
  /// - Throws: `badKey` for another number of bytes.
  public init(seed: Data) throws(LedgerError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { throw .badKey }
    try self.init(key)
  }

  private init(_ key: Curve25519.Signing.PrivateKey) throws(LedgerError) {
    self.key = key
    publicKey = try LedgerPublicKey(bytes: key.publicKey.rawRepresentation)
  }

  /// 64 bytes.
  ///
  /// - Throws: `badKey` where the library refuses, which it never was seen to.
  func sign(_ bytes: Data) throws(LedgerError) -> Data {
    guard let signature = try? key.signature(for: bytes) else { throw .badKey }
    return signature
  }

  /// A head as this key says it.
  public func sign(_ head: TreeHead) throws(LedgerError) -> SignedTreeHead {
    SignedTreeHead(head: head, keyID: publicKey.id, signature: try sign(head.signedBytes))
  }

  // MARK: - Text

  /// A private key as `openssl pkey` reads it: PEM of PKCS #8 (RFC 8410 section 7). For the key's file alone.
  var pem: String { PEM.encode(Self.derPrefix + key.rawRepresentation, label: Self.pemLabel) }

  /// - Throws: `badKey` for anything `pem` would not write, but for spaces around it.
  init(pem: String) throws(LedgerError) {
    guard let der = PEM.decode(pem, label: Self.pemLabel), der.starts(with: Self.derPrefix) else {
      throw .badKey
    }
    try self.init(seed: Data(der.dropFirst(Self.derPrefix.count)))
  }

  private static let pemLabel = "PRIVATE KEY"
  /// SEQUENCE { INTEGER 0, SEQUENCE { OID 1.3.101.112 }, OCTET STRING of OCTET STRING of 32 bytes }, up to the key.
  private static let derPrefix = Data([
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ])
}
