public import Foundation
public import GRDB

// What anybody may ask who may read the database; no key is needed.
extension Ledger {
  /// The newest head, after the quick check: the tail is what the key in force signed.
  ///
  /// - Throws: `notALedger`, `notBegun`, `broken`.
  public static func head(of db: Database) throws -> SignedTreeHead {
    guard try LedgerSchema.isInstalled(in: db) else { throw LedgerError.notALedger }
    return try LedgerTail(of: db).head
  }

  /// The key that signs the next head, after the same check.
  public static func keyInForce(of db: Database) throws -> LedgerPublicKey {
    guard try LedgerSchema.isInstalled(in: db) else { throw LedgerError.notALedger }
    return try LedgerTail(of: db).keyInForce
  }

  /// The head that first covered so many entries; nil where none does.
  public static func firstHead(covering size: Int, in db: Database) throws -> SignedTreeHead? {
    let row = try Row.fetchOne(
      db, sql: "SELECT \(SignedTreeHead.columns) FROM ledger_head WHERE size >= ? ORDER BY size LIMIT 1",
      arguments: [size])
    return row.flatMap(SignedTreeHead.init)
  }

  /// The bytes of an entry, as they were hashed; nil where there is none of that number.
  public static func leaf(_ sequence: Int, in db: Database) throws -> Data? {
    try Data.fetchOne(
      db, sql: "SELECT CAST(leaf AS BLOB) FROM ledger_entry WHERE sequence = ?", arguments: [sequence])
  }

  /// Hands the bytes of the first so many entries to `body`, in order, without any check of them.
  public static func forEachLeaf(
    ofFirst size: Int, in db: Database, _ body: (_ sequence: Int, _ leaf: Data) -> Void
  ) throws {
    var entries = try EntryCursor(db)
    var count = 0
    while count < size,
      unsafe try entries.next({ row in
        guard let sequence = unsafe row.sequence, let leaf = unsafe row.leaf else { return }
        body(sequence, unsafe Data(leaf))
      })
    { count += 1 }
  }

  /// That an entry is in the tree of that size.
  ///
  /// - Throws: `outOfRange`.
  public static func inclusionProof(
    of sequence: Int, inFirst size: Int, of db: Database
  ) throws -> MerkleInclusionProof {
    guard let proof = try tree(ofFirst: size, in: db).inclusionProof(ofLeaf: sequence) else {
      throw LedgerError.outOfRange
    }
    return proof
  }

  /// That the tree of the second size begins as the one of the first.
  ///
  /// - Throws: `outOfRange`.
  public static func consistencyProof(
    from first: Int, to second: Int, of db: Database
  ) throws -> MerkleConsistencyProof {
    guard let proof = try tree(ofFirst: second, in: db).consistencyProof(from: first) else {
      throw LedgerError.outOfRange
    }
    return proof
  }

  private static func tree(ofFirst size: Int, in db: Database) throws -> MerkleTree<LedgerNodes> {
    guard size >= 0, try size <= self.size(of: db) else { throw LedgerError.outOfRange }
    return MerkleTree(size: size, in: LedgerNodes(db: db))
  }

  /// Entries there are.
  public static func size(of db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(sequence), -1) + 1 FROM ledger_entry") ?? 0
  }
}
