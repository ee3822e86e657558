import Foundation

/// The ledger's own entries: with which key it began, and with which it went on.
///
/// A change is signed twice: the head that covers it by the old key, which is still in force for that head, and
/// the entry's `proof` by the new one, so that nobody can name a key that is not theirs.
struct KeyEntry: Hashable {
  static let begunKind = LedgerEntry.ownPrefix + "begun"
  static let changedKind = LedgerEntry.ownPrefix + "key_changed"

  let key: LedgerPublicKey
  /// Nil for the first key, which nobody but itself vouches for.
  let proof: Data?

  /// The first entry of a ledger. The nonce tells two ledgers apart that began with one key on two copies of a
  /// disk.
  static func begun(
    key: LedgerPublicKey, origin: String, nonce: Data, actor: String, time: LedgerTime
  ) throws(LedgerError) -> LedgerEntry {
    try LedgerEntry(
      checking: begunKind, actor: actor, time: time,
      payload: [
        "format": .integer(1), "key": .string(Hexadecimal.encode(key.bytes)),
        "nonce": .string(Hexadecimal.encode(nonce)), "origin": .string(origin),
      ])
  }

  /// The entry after which `next` is in force.
  static func changed(
    to next: LedgerSigningKey, from key: LedgerPublicKey, after root: MerkleHash, actor: String,
    time: LedgerTime
  ) throws(LedgerError) -> LedgerEntry {
    let proof = try next.sign(statement(from: key, to: next.publicKey, after: root))
    return try LedgerEntry(
      checking: changedKind, actor: actor, time: time,
      payload: [
        "key": .string(Hexadecimal.encode(next.publicKey.bytes)), "proof": .string(Hexadecimal.encode(proof)),
      ])
  }

  /// Nil for any other entry, and for one that carries no key.
  init?(_ entry: LedgerEntry) {
    guard entry.kind.hasPrefix(LedgerEntry.ownPrefix), case .string(let text) = entry.payload["key"],
      let bytes = Hexadecimal.decode(text),
      let key = try? LedgerPublicKey(bytes: bytes)
    else { return nil }
    self.key = key
    switch entry.kind {
    case Self.begunKind: proof = nil
    case Self.changedKind:
      guard case .string(let text) = entry.payload["proof"], let bytes = Hexadecimal.decode(text)
      else { return nil }
      proof = bytes
    default: return nil
    }
  }

  /// Whether this entry may follow a tree of that root under that key.
  func isValid(after root: MerkleHash, under key: LedgerPublicKey) -> Bool {
    guard let proof else { return false }
    return self.key.verifies(proof, of: Self.statement(from: key, to: self.key, after: root))
  }

  /// What the new key signs. Its length is another than a head's, so that neither can stand for the other.
  private static func statement(
    from key: LedgerPublicKey, to next: LedgerPublicKey, after root: MerkleHash
  ) -> Data {
    Data("headsetd ledger key\n".utf8) + key.bytes + next.bytes + root.bytes
  }
}
