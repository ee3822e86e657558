import GRDB

/// The heads that a database stores.
struct DatabaseHeads: StoredHeads {
  let db: Database

  func last(upTo size: Int) -> SignedTreeHead? {
    let row = try? Row.fetchOne(
      db,
      sql: """
        SELECT \(SignedTreeHead.columns) FROM ledger_head WHERE size > 0 AND size <= ?
        ORDER BY size DESC LIMIT 1
        """, arguments: [size])
    return row.flatMap(SignedTreeHead.init)
  }

  func firstSize(above size: Int) -> Int? {
    try? Int.fetchOne(db, sql: "SELECT min(size) FROM ledger_head WHERE size > ?", arguments: [size])
  }
}
