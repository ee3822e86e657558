import Foundation
import GRDB

/// The stored nodes of the tree.
struct LedgerNodes: MerkleNodeSource {
  let db: Database

  func node(level: Int, index: Int) throws(any Error) -> MerkleHash {
    let statement = try db.cachedStatement(
      sql: "SELECT substr(nodes, 1 + 32 * ?, 32) FROM ledger_entry WHERE sequence = ?")
    let sequence = ((index + 1) << level) - 1
    let bytes = try Data.fetchOne(statement, arguments: [level, sequence])
    guard let node = bytes.flatMap({ MerkleHash(bytes: $0) }) else {
      throw LedgerError.broken(LedgerFault(.treeAltered, events: sequence...sequence))
    }
    return node
  }
}
