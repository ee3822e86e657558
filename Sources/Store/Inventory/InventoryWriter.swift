import GRDB
import GRDBSQLite

/// The database as the recorder's thread sees it: opens, recovers, writes batches. Knows no thread and no
/// clock; any failure closes it, and the next attempt opens it anew.
struct InventoryWriter: ~Copyable {
  private let settings: InventorySettings
  private let schema: InventorySchema
  private var lock: WriterLock?
  /// Nil before the first opening and after every failure.
  private(set) var queue: DatabaseQueue?
  private var run: OpenRun?

  /// What the first opening found; later ones find the run we are in.
  private(set) var recovery: RecoveryReport?

  init(settings: InventorySettings, schema: InventorySchema = .released) {
    self.settings = settings
    self.schema = schema
  }

  // MARK: - Opening

  mutating func openIfNeeded() throws(InventoryError) {
    guard queue == nil else { return }
    do {
      if lock == nil { lock = try WriterLock(database: settings.path) }
      let opened = try DatabaseQueue(path: settings.path, configuration: configuration)
      try opened.writeWithoutTransaction(Self.keepWriteAheadLog)
      try schema.migrate(opened)
      try enterRun(opened)
      queue = opened
    } catch {
      throw InventoryError(from: error)
    }
  }

  mutating func close() {
    queue = nil
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "inventory"
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(Self.busySecondsMax)
    // Before GRDB turns the file into WAL mode: a stranger's database is refused as it was found.
    configuration.prepareDatabase { [schema] db in
      _ = try schema.check(db)
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA journal_size_limit = \(Self.logBytesMax)")
      // Otherwise INSERT OR REPLACE deletes behind the triggers' backs.
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
    }
    return configuration
  }

  /// Readers never hold a write lock; only a checkpoint of a stranger can.
  private static let busySecondsMax = 1.0
  /// The write-ahead log is cut back to this after a checkpoint.
  private static let logBytesMax = 4 << 20

  /// Leaves the -wal and -shm files when the last connection closes, so that a reader without the right to
  /// create files in the folder can open the database while no service runs (sqlite3_file_control).
  private static func keepWriteAheadLog(_ db: Database) throws {
    var isPersistent: CInt = 1
    let code = unsafe sqlite3_file_control(
      db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &isPersistent)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Closes what dead runs left open, and finds or makes the row of ours: one transaction, synced.
  private mutating func enterRun(_ queue: DatabaseQueue) throws {
    let known = run
    let settings = settings
    let (entered, report) = try queue.writeWithoutTransaction { db in
      try Self.inTransaction(db, isDurable: true) {
        if let known, try known.isOpen(settings, db) { return (known, RecoveryReport()) }
        let report = try RunRecovery.closeLostRuns(db)
        return (try OpenRun(beginning: settings, db), report)
      }
    }
    run = entered
    recovery = recovery ?? report
  }

  // MARK: - Writing

  /// What became of a batch.
  struct Outcome {
    var refusals: [InventoryError] = []
  }

  /// Writes all of a batch or, where it throws, nothing of it.
  ///
  /// Events are synced before this returns; a batch of usage and time alone is left to the next sync.
  mutating func write(_ batch: RecorderMailbox.Batch) throws(InventoryError) -> Outcome {
    try openIfNeeded()
    guard let queue, let run else { throw .missing }
    do {
      return try queue.writeWithoutTransaction { db in
        try Self.inTransaction(db, isDurable: !batch.events.isEmpty || batch.stop != nil) {
          try run.write(batch, db)
        }
      }
    } catch {
      close()
      throw InventoryError(from: error)
    }
  }

  private static func inTransaction<Value>(
    _ db: Database, isDurable: Bool, _ body: () throws -> Value
  ) throws -> Value {
    try db.execute(sql: "PRAGMA synchronous = \(isDurable ? "FULL" : "NORMAL")")
    var result: Value?
    try db.inTransaction(.immediate) {
      result = try body()
      return .commit
    }
    guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return result
  }
}
