import Foundation
public import GRDB

/// An append-only Merkle log (RFC 9162) in a SQLite database, each append under a signed head.
///
/// The functions work inside the caller's transaction, so that an event and what else it changes become durable
/// together, or not at all. Whoever commits decides how durable: with WAL, `synchronous` FULL makes what is
/// acknowledged survive a power cut. A value without state: the database is asked each time, so a transaction
/// that is rolled back leaves nothing behind.
///
/// Failures are `LedgerError`, or what GRDB throws of the caller's database.
public struct Ledger: Sendable {
  private let key: LedgerSigningKey

  /// - Parameter key: the one in force; `LedgerKeyFile.settle` gives it.
  public init(key: LedgerSigningKey) { self.key = key }

  // MARK: - Writing

  /// Writes the first entry, which names the key and where the ledger is kept.
  ///
  /// - Parameter origin: the rig's name; for people, proves nothing.
  /// - Throws: `alreadyBegun`.
  @discardableResult
  public func begin(
    origin: String, actor: String, time: LedgerTime, in db: Database
  ) throws -> SignedTreeHead {
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM ledger_entry)") == false else {
      throw LedgerError.alreadyBegun
    }
    var random = SystemRandomNumberGenerator()
    let nonce = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
    let entry = try KeyEntry.begun(
      key: key.publicKey, origin: origin, nonce: nonce, actor: actor, time: time)
    return try write([entry], upon: MerkleFrontier(), db)
  }

  /// Appends entries, in their order, under one head that bears the time of the last.
  ///
  /// - Returns: the head; nil where there is nothing to append.
  /// - Throws: `notBegun`, `broken`, `keyMismatch`, and what is wrong with an entry.
  @discardableResult
  public func append(_ entries: [LedgerEntry], to db: Database) throws -> SignedTreeHead? {
    guard !entries.isEmpty else { return nil }
    return try write(entries, upon: try tail(db).frontier, db)
  }

  /// Enters that `next` is the key in force from now on, under a head that the key until now signs.
  ///
  /// - Throws: as `append`.
  @discardableResult
  public func change(
    to next: LedgerSigningKey, actor: String, time: LedgerTime, in db: Database
  ) throws -> SignedTreeHead {
    let frontier = try tail(db).frontier
    let entry = try KeyEntry.changed(
      to: next, from: key.publicKey, after: frontier.root, actor: actor, time: time)
    return try write([entry], upon: frontier, db)
  }

  private func tail(_ db: Database) throws -> LedgerTail {
    let tail = try LedgerTail(of: db)
    guard tail.keyInForce == key.publicKey else {
      throw LedgerError.keyMismatch(expected: tail.keyInForce.id, actual: key.publicKey.id)
    }
    return tail
  }

  private func write(
    _ entries: [LedgerEntry], upon tail: MerkleFrontier, _ db: Database
  ) throws -> SignedTreeHead {
    var frontier = tail
    var completed: [MerkleHash] = []
    let statement = try db.cachedStatement(
      sql: "INSERT INTO ledger_entry (sequence, leaf, nodes, key) VALUES (?, ?, ?, ?)")
    var time = LedgerTime(milliseconds: 0, isTrusted: false)
    for entry in entries {
      let leaf = try entry.leaf()
      let sequence = frontier.size
      frontier.append(.ofLeaf(Array(leaf.utf8)), completed: &completed)
      var nodes = Data(capacity: completed.count * MerkleHash.byteCount)
      for node in completed { nodes.append(node.bytes) }
      try statement.execute(arguments: [sequence, leaf, nodes, KeyEntry(entry)?.key.bytes])
      time = entry.time
    }
    let head = try key.sign(TreeHead(size: frontier.size, time: time, root: frontier.root))
    try head.insert(into: db)
    return head
  }
}
