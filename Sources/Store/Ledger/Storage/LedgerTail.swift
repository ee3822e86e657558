import Foundation
import GRDB

/// Where the ledger stands: what the next entry is put upon. Reading it is the quick check that every opening and
/// every append makes, O(log n): the last head is of the last entry, the tree's stored nodes give its root, and
/// the key in force signed it. A change further back leaves its trace to the full verification.
struct LedgerTail {
  let frontier: MerkleFrontier
  let head: SignedTreeHead
  /// The key that signs the next head.
  let keyInForce: LedgerPublicKey

  /// - Throws: `notBegun`, `broken`; what GRDB throws.
  init(of db: Database) throws {
    let size =
      try Int.fetchOne(
        try db.cachedStatement(sql: "SELECT coalesce(max(sequence), -1) + 1 FROM ledger_entry")) ?? 0
    let row = try Row.fetchOne(
      try db.cachedStatement(
        sql: "SELECT \(SignedTreeHead.columns) FROM ledger_head ORDER BY size DESC LIMIT 1"))
    guard size > 0 || row != nil else { throw LedgerError.notBegun }
    guard size > 0, let row, let head = SignedTreeHead(row) else {
      throw LedgerError.broken(LedgerFault(.headAltered(size: size)))
    }
    let headSize = head.head.size
    guard headSize >= size else {
      throw LedgerError.broken(LedgerFault(.unsigned, events: headSize...(size - 1)))
    }
    guard headSize == size else {
      throw LedgerError.broken(LedgerFault(.cutOff(size: headSize), events: size...(headSize - 1)))
    }
    frontier = try MerkleFrontier(ofFirst: size, leavesOf: LedgerNodes(db: db))
    guard frontier.root == head.head.root else {
      throw LedgerError.broken(LedgerFault(.notAsSigned(size: size), events: 0...(size - 1)))
    }
    let keys = try Self.lastKeys(db)
    guard let newest = keys.last else {
      throw LedgerError.broken(LedgerFault(.keyEntry, events: 0...0))
    }
    // The head that covers a change of keys is the old key's last.
    let signer = newest.sequence == size - 1 ? keys[0].key : newest.key
    guard head.isSigned(by: signer) else {
      throw LedgerError.broken(LedgerFault(.headAltered(size: size)))
    }
    self.head = head
    keyInForce = newest.key
  }

  /// The key in force, with the one before it where there was one in front.
  private static func lastKeys(_ db: Database) throws -> [(sequence: Int, key: LedgerPublicKey)] {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: "SELECT sequence, key FROM ledger_entry WHERE key IS NOT NULL ORDER BY sequence DESC LIMIT 2"))
    return try rows.reversed().map { row in
      let sequence = try row.decode(Int.self, atIndex: 0)
      guard let key = try? LedgerPublicKey(bytes: try row.decode(Data.self, atIndex: 1)) else {
        throw LedgerError.broken(LedgerFault(.keyEntry, events: sequence...sequence))
      }
      return (sequence, key)
    }
  }
}
