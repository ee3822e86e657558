import Foundation
import GRDB
import HeadsetTestSupport

@testable import Ledger

/// What somebody who owns the file does to a ledger: its rows as values, changed, and put back.
struct Attack {
  struct Entry: Equatable {
    var sequence: Int
    var leaf: Data
    var nodes: Data
    var key: Data?
  }

  var entries: [Entry]
  var heads: [SignedTreeHead]

  init(_ db: Database) throws {
    entries = try Row.fetchAll(
      db, sql: "SELECT sequence, CAST(leaf AS BLOB) AS leaf, nodes, key FROM ledger_entry ORDER BY sequence"
    ).map { Entry(sequence: $0["sequence"], leaf: $0["leaf"], nodes: $0["nodes"], key: $0["key"]) }
    heads = try Row.fetchAll(
      db, sql: "SELECT \(SignedTreeHead.columns) FROM ledger_head ORDER BY size"
    ).compactMap(SignedTreeHead.init)
  }

  static func dropTriggers(_ db: Database) throws {
    let names = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'ledger%'")
    for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
    try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
  }

  /// As an expert leaves it: the triggers are there again.
  static func restoreTriggers(_ triggers: [String], _ db: Database) throws {
    for sql in triggers { try db.execute(sql: sql) }
  }

  static func triggers(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'ledger%'")
  }

  /// Writes what differs from the rows as they were.
  func write(over old: Attack, _ db: Database) throws {
    let same = zip(entries, old.entries).prefix { $0 == $1 }.count
    try db.execute(
      sql: "DELETE FROM ledger_entry WHERE sequence >= ?",
      arguments: [same == 0 ? Int.min : old.entries[same - 1].sequence + 1])
    let statement = try db.cachedStatement(
      sql: "INSERT INTO ledger_entry (sequence, leaf, nodes, key) VALUES (?, CAST(? AS TEXT), ?, ?)")
    for entry in entries[same...] {
      try statement.execute(arguments: [entry.sequence, entry.leaf, entry.nodes, entry.key])
    }
    let sameHeads = zip(heads, old.heads).prefix { $0 == $1 }.count
    try db.execute(
      sql: "DELETE FROM ledger_head WHERE size > ?",
      arguments: [sameHeads == 0 ? 0 : old.heads[sameHeads - 1].head.size])
    for head in heads[sameHeads...] { try head.insert(into: db) }
  }

  // MARK: - Covering up

  /// Sequences without gaps again.
  mutating func renumber() {
    for index in entries.indices { entries[index].sequence = index }
  }

  /// Nodes that fit the leaves again.
  mutating func recomputeNodes() {
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    for index in entries.indices {
      frontier.append(.ofLeaf(entries[index].leaf), completed: &completed)
      entries[index].nodes = completed.reduce(into: Data()) { $0 += $1.bytes }
    }
  }

  /// Heads whose roots fit the leaves again, with the signature they had or one of the key.
  mutating func recomputeHeads(signing key: LedgerSigningKey? = nil) throws {
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    var roots = [frontier.root]
    for entry in entries {
      frontier.append(.ofLeaf(entry.leaf), completed: &completed)
      roots.append(frontier.root)
    }
    heads = try heads.filter { $0.head.size < roots.count }.map { old in
      let root = roots[old.head.size]
      guard root != old.head.root else { return old }
      let head = TreeHead(size: old.head.size, time: old.head.time, root: root)
      return try key?.sign(head) ?? SignedTreeHead(head: head, keyID: old.keyID, signature: old.signature)
    }
  }
}
