public import GRDB

/// A ledger in a database file of its own: what merges, bundles and tests write. The rig's ledger is part of its
/// inventory instead, and has the inventory's writer.
///
/// What `append` returned is on the disk: WAL and `synchronous` FULL. Any failure closes the file; the next call
/// opens it anew, so that it goes on by itself when the disk does. One process writes at a time.
public struct LedgerFile: ~Copyable {
  private let path: String
  private let ledger: Ledger
  private var queue: DatabaseQueue?

  /// Opens nothing yet.
  ///
  /// - Parameter key: the one in force.
  public init(path: String, key: LedgerSigningKey) {
    self.path = path
    ledger = Ledger(key: key)
  }

  /// Makes the tables where there are none, and the first entry.
  ///
  /// - Throws: `alreadyBegun`, or what the disk says.
  public mutating func begin(
    origin: String, actor: String, time: LedgerTime
  ) throws(LedgerError) -> SignedTreeHead {
    let ledger = ledger
    return try write { db in
      if try !LedgerSchema.isInstalled(in: db) { try LedgerSchema.install(in: db) }
      return try ledger.begin(origin: origin, actor: actor, time: time, in: db)
    }
  }

  /// Appends all of the entries or, where it throws, none. Where the disk failed it may have been after the
  /// entries were on it: whoever tries again looks at the size first.
  public mutating func append(_ entries: [LedgerEntry]) throws(LedgerError) -> SignedTreeHead? {
    let ledger = ledger
    return try write { db in try ledger.append(entries, to: db) }
  }

  /// Enters a change of keys. This value goes on with the old key; open another with the new.
  public mutating func change(
    to next: LedgerSigningKey, actor: String, time: LedgerTime
  ) throws(LedgerError) -> SignedTreeHead {
    let ledger = ledger
    return try write { db in try ledger.change(to: next, actor: actor, time: time, in: db) }
  }

  /// Reads in one consistent state.
  public mutating func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    try attempt { queue in try queue.read(body) }
  }

  // MARK: - The connection

  private mutating func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    try withoutTransaction { db in
      // Each time: GRDB sets NORMAL when it opens a file in WAL mode.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      var result: Value?
      try db.inTransaction(.immediate) {
        result = try body(db)
        return .commit
      }
      guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      return result
    }
  }

  /// For what a transaction does not do, as moving the log into the database.
  mutating func withoutTransaction<Value>(
    _ body: (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    try attempt { queue in try queue.writeWithoutTransaction(body) }
  }

  private mutating func attempt<Value>(
    _ body: (DatabaseQueue) throws -> Value
  ) throws(LedgerError) -> Value {
    do {
      let opened = try queue ?? DatabaseQueue(path: path, configuration: Self.configuration)
      queue = opened
      return try body(opened)
    } catch {
      queue = nil
      throw LedgerError(from: error)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(1)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      // Otherwise INSERT OR REPLACE deletes behind the triggers' backs.
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
    }
    return configuration
  }
}
