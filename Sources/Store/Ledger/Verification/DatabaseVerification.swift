import Foundation
import GRDB

/// A ledger's rows, handed to a verification in order.
struct DatabaseVerification {
  let db: Database
  var pass: VerificationPass<DatabaseHeads>

  /// - Throws: the `LedgerFault` it ended at; what GRDB throws.
  mutating func run() throws {
    if let object = try LedgerSchema.firstAlteration(in: db) {
      pass.verdict.add(LedgerFault(.schema(object: object)))
    }
    var heads = try HeadCursor(db)
    var head = try heads.next()
    var entries = try EntryCursor(db)
    while true {
      while let row = head, row.size <= pass.size {
        try pass.check(row.head, size: row.size)
        head = try heads.next()
      }
      try pass.checkExported()
      guard unsafe try entries.next({ row in unsafe try ingest(row) }) else { break }
    }
    try pass.finish(nextHead: head?.size)
  }

  private mutating func ingest(_ row: EntryCursor.Row) throws {
    let index = pass.size
    guard let sequence = unsafe row.sequence, sequence >= index else { throw pass.fault(.misplaced) }
    guard sequence == index else { throw pass.fault(.missing) }
    guard let leaf = unsafe row.leaf, let nodes = unsafe row.nodes else { throw pass.fault(.unreadable) }
    let key = unsafe try pass.ingest(leaf: leaf)
    guard unsafe row.key?.elementsEqual(key?.bytes ?? Data()) == true else {
      throw LedgerFault(.keyEntry, events: pass.suspects(through: index))
    }
    guard unsafe isAsCompleted(nodes) else {
      let isLeaf = unsafe Self.node(0, of: nodes) == pass.completed[0]
      throw LedgerFault(isLeaf ? .treeAltered : .altered, events: pass.suspects(through: index))
    }
    pass.accept(key)
  }

  private func isAsCompleted(_ nodes: UnsafeRawBufferPointer) -> Bool {
    guard nodes.count == pass.completed.count * MerkleHash.byteCount else { return false }
    for index in pass.completed.indices {
      guard unsafe Self.node(index, of: nodes) == pass.completed[index] else { return false }
    }
    return true
  }

  private static func node(_ level: Int, of nodes: UnsafeRawBufferPointer) -> MerkleHash? {
    let bytes = unsafe nodes.dropFirst(level * MerkleHash.byteCount).prefix(MerkleHash.byteCount)
    return unsafe MerkleHash(UnsafeRawBufferPointer(rebasing: bytes))
  }
}
