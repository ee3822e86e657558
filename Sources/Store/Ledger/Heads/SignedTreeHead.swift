public import Foundation

/// A tree head that the ledger's key vouches for. Kept elsewhere, on paper or a stick, it is what later shows
/// that nothing before it was changed or cut off.
public struct SignedTreeHead: Hashable, Sendable {
  public let head: TreeHead
  /// The key that signed, by name.
  public let keyID: LedgerKeyID
  /// 64 bytes, over `head.signedBytes`.
  public let signature: Data

  init(head: TreeHead, keyID: LedgerKeyID, signature: Data) {
    self.head = head
    self.keyID = keyID
    self.signature = signature
  }

  /// Whether this key signed it.
  public func isSigned(by key: LedgerPublicKey) -> Bool {
    key.id == keyID && key.verifies(signature, of: head.signedBytes)
  }

  static let signatureByteCount = 64
}

// MARK: - Text

extension SignedTreeHead {
  /// One line for paper, QR codes and log files, of characters that QR's alphanumeric mode has (ISO/IEC 18004
  /// table 5), about 200 of them:
  ///
  ///     HSTH1:KEY:SIZE:TIME:ROOT:SIGNATURE
  ///
  /// KEY is the key's name, 16 upper-case hexadecimal digits; SIZE the number of entries; TIME milliseconds
  /// since 1970, with `T` behind it where the clock was to be trusted and `U` where not; ROOT and SIGNATURE are
  /// Base32 (RFC 4648 section 6) without padding.
  public var text: String {
    [
      Self.mark, keyID.description.uppercased(), String(head.size),
      String(head.time.milliseconds) + (head.time.isTrusted ? "T" : "U"),
      Base32.encode(head.root.bytes), Base32.encode(signature),
    ].joined(separator: ":")
  }

  /// Reads what `text` writes and nothing else, but for spaces and line ends around it.
  ///
  /// - Throws: `badHead`.
  public init(text: String) throws(LedgerError) {
    let line = text.prefix(Self.characterCountMax).trimmingCharacters(in: .whitespacesAndNewlines)
    let parts = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == Self.mark,
      let keyID = Hexadecimal.decode(parts[1].lowercased()).flatMap(LedgerKeyID.init),
      let size = Int(parts[2]), size > 0, let milliseconds = Int64(parts[3].dropLast()),
      let root = Base32.decode(parts[4]).flatMap({ MerkleHash(bytes: $0) }),
      let signature = Base32.decode(parts[5]), signature.count == Self.signatureByteCount
    else { throw .badHead }
    let time = LedgerTime(milliseconds: milliseconds, isTrusted: parts[3].hasSuffix("T"))
    self.init(head: TreeHead(size: size, time: time, root: root), keyID: keyID, signature: signature)
    guard self.text == line else { throw .badHead }
  }

  private static let mark = "HSTH1"
  /// Numbers of 19 digits and some space around them.
  static let characterCountMax = 512
}
