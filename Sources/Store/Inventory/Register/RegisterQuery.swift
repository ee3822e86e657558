import Foundation
import GRDB
import GRDBSQLite

/// Runs SQL that only reads, and only the views that are a contract (Docs/Formats/views.md).
///
/// Three fences: the connection is read-only; SQLite's authorizer lets nothing pass but SELECT on those views, and
/// functions; and SQLite's limits bound the query, its work and what it gives. Safe for SQL that somebody else wrote.
public struct RegisterQuery: Sendable {
  private let queue: DatabaseQueue
  /// Thousands of steps that one query may take.
  private let budget: Int

  /// What the view's columns are called, and the rows.
  public struct Table: Hashable, Sendable {
    public internal(set) var columns: [String] = []
    public internal(set) var rows: [[Value]] = []
    /// There were more than `rowCountMax`.
    public internal(set) var isCut = false
  }

  /// A cell as SQLite has it.
  public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  /// The views, in the order of the page about them.
  public static let views = [
    "register", "programmes", "sites", "parties", "models", "documents", "assets", "transfers", "campaigns",
    "results", "findings", "events", "units", "sessions",
  ]
  /// Bytes of a query.
  public static let byteCountMax = 16_384
  /// Rows handed out.
  public static let rowCountMax = 200_000
  /// Steps of SQLite's machine, in thousands: some ten seconds of work.
  static let stepThousandsMax = 500_000

  /// - Throws: as a reader's, and `missing` for a database without these views.
  public init(path: String) throws(InventoryError) {
    try self.init(path: path, stepThousandsMax: Self.stepThousandsMax)
  }

  /// With another bound of a query's steps.
  init(path: String, stepThousandsMax: Int) throws(InventoryError) {
    budget = stepThousandsMax
    guard FileManager.default.fileExists(atPath: path) else { throw .missing }
    guard FileManager.default.isReadableFile(atPath: path) else { throw .accessDenied }
    do {
      queue = try InventoryReader.open(path)
      guard try queue.read(InventorySchema.released.check) >= 5 else { throw InventoryError.missing }
    } catch {
      throw InventoryError(from: error)
    }
  }

  /// Runs one statement.
  ///
  /// - Throws: `refused` with what SQLite says, for anything but one query of the views, and for one that takes too
  ///   long.
  public func run(_ sql: String) throws(InventoryError) -> Table {
    guard sql.utf8.count <= Self.byteCountMax else { throw .refused(rule: "the query is too long") }
    do {
      return try queue.read { db in
        try QueryFence.around(db, stepThousandsMax: budget) { try Self.fetch(sql, db) }
      }
    } catch let error as DatabaseError
      where error.resultCode != .SQLITE_IOERR && error.resultCode != .SQLITE_CORRUPT
    {
      throw .refused(rule: error.resultCode == .SQLITE_INTERRUPT ? Self.tooLong : error.message ?? "")
    } catch {
      throw InventoryError(from: error)
    }
  }

  /// What `refused` says of a query that was ended.
  public static let tooLong = "interrupted"

  private static func fetch(_ sql: String, _ db: Database) throws -> Table {
    let statement = try db.makeStatement(sql: sql)
    guard statement.isReadonly, statement.columnCount > 0 else {
      throw InventoryError.refused(rule: "not a query")
    }
    var table = Table()
    table.columns = statement.columnNames
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() {
      guard table.rows.count < rowCountMax else {
        table.isCut = true
        break
      }
      table.rows.append(row.map { Value($0.1) })
    }
    return table
  }
}

extension RegisterQuery.Value {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let bytes): .text(bytes.map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined())
      }
  }
}

/// SQLite's own guards around a connection, while somebody else's SQL runs.
private enum QueryFence {
  static func around<Value>(
    _ db: Database, stepThousandsMax: Int, _ body: () throws -> Value
  ) throws -> Value {
    guard let connection = unsafe db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE)
    }
    for (limit, value) in limits { unsafe sqlite3_limit(connection, limit, value) }
    unsafe sqlite3_set_authorizer(
      connection,
      { _, action, first, second, _, view in
        let texts = unsafe [first, second, view].map { text in unsafe text.map { unsafe String(cString: $0) }
        }
        return QueryFence.allows(action, texts[0], texts[1], within: texts[2]) ? SQLITE_OK : SQLITE_DENY
      }, nil)
    var budget = stepThousandsMax
    defer {
      unsafe sqlite3_set_authorizer(connection, nil, nil)
      unsafe sqlite3_progress_handler(connection, 0, nil, nil)
    }
    return try unsafe withUnsafeMutablePointer(to: &budget) { budget in
      unsafe sqlite3_progress_handler(
        connection, 1000,
        { budget in
          guard let budget = unsafe budget?.assumingMemoryBound(to: Int.self) else { return 1 }
          unsafe budget.pointee -= 1
          return unsafe budget.pointee < 0 ? 1 : 0
        }, budget)
      return try body()
    }
  }

  private static let limits: [(CInt, CInt)] = [
    (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 20),
    (SQLITE_LIMIT_LENGTH, 10_000_000), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200), (SQLITE_LIMIT_COLUMN, 200),
  ]

  /// What SQLite asks about before it compiles (sqlite3_set_authorizer): `first` and `second` by the action, `view` the
  /// view that the read comes from.
  private static func allows(_ action: CInt, _ first: String?, _ second: String?, within view: String?)
    -> Bool
  {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: true
    // A table without a column is one whose rows are only counted.
    case SQLITE_READ: view != nil || second == "" || first.map(RegisterQuery.views.contains) == true
    case SQLITE_FUNCTION: second != "load_extension" && second != "readfile"
    default: false
    }
  }
}
