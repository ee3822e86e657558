import Foundation
import GRDB
import GRDBSQLite

/// The stored heads in order, read as `EntryCursor` reads entries: with a head an entry there are as many.
struct HeadCursor: ~Copyable {
  private let statement: Statement
  private let db: Database

  /// A stored head.
  struct Row {
    /// 0 where the column has another type.
    let size: Int
    /// Nil where a column is not what the schema asks for.
    let head: SignedTreeHead?
  }

  init(_ db: Database) throws {
    self.db = db
    statement = try db.makeStatement(
      sql: "SELECT \(SignedTreeHead.columns) FROM ledger_head NOT INDEXED ORDER BY size")
  }

  /// Nil behind the last.
  mutating func next() throws -> Row? {
    switch unsafe sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return Row(size: integer(0).map { Int($0) } ?? 0, head: head)
    case SQLITE_DONE: return nil
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  private var head: SignedTreeHead? {
    guard let size = integer(0), size > 0, let milliseconds = integer(1), let trusted = integer(2),
      let root = bytes(3).flatMap({ MerkleHash(bytes: $0) }), let keyID = bytes(4).flatMap(LedgerKeyID.init),
      let signature = bytes(5), signature.count == SignedTreeHead.signatureByteCount
    else { return nil }
    let time = LedgerTime(milliseconds: milliseconds, isTrusted: trusted != 0)
    return SignedTreeHead(
      head: TreeHead(size: Int(size), time: time, root: root), keyID: keyID, signature: signature)
  }

  private func integer(_ column: CInt) -> Int64? {
    guard unsafe sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_INTEGER else { return nil }
    return unsafe sqlite3_column_int64(statement.sqliteStatement, column)
  }

  private func bytes(_ column: CInt) -> Data? {
    let handle = unsafe statement.sqliteStatement
    guard unsafe sqlite3_column_type(handle, column) == SQLITE_BLOB,
      let start = unsafe sqlite3_column_blob(handle, column)
    else { return nil }
    return unsafe Data(bytes: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}
