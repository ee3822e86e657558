import Foundation
import GRDB

/// The versions of the database. A released one is never edited, only followed by the next: a rig that was
/// off for three years takes the same road as one that was updated every month.
struct InventorySchema: Sendable {
  /// One step, from the version before to this one.
  struct Version: Sendable {
    let number: Int
    /// The first release of headsetd that reads this version; an older one names it when it refuses.
    let neededVersion: String
    let sql: String
  }

  /// In order, numbered from 1 without a gap.
  let versions: [Version]

  /// What this build of headsetd writes and reads.
  static let released = InventorySchema(versions: [.v1, .v2, .v3, .v4, .v5])

  /// "HSIV", in the file's header: tells our file from any other SQLite database.
  static let applicationID: Int32 = 0x4853_4956

  var newest: Int { versions.last?.number ?? 0 }

  // MARK: - Reading

  /// The version of a database, 0 for a file nobody wrote to yet.
  ///
  /// - Throws: `notAnInventory`, `schemaFromFuture`; SQLite's own errors.
  func check(_ db: Database) throws -> Int {
    let identifier = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard identifier == Self.applicationID else {
      // The migrator's own table comes in a transaction before the first version: a disk that failed between
      // leaves it alone.
      let tableCount =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") ?? 0
      guard identifier == 0, tableCount == 0 else {
        throw InventoryError.notAnInventory(applicationID: identifier)
      }
      return 0
    }
    let row = try Row.fetchOne(
      db, sql: "SELECT version, needed_version FROM schema_version ORDER BY version DESC LIMIT 1")
    guard let row else { throw InventoryError.damaged(code: ResultCode.SQLITE_OK.rawValue) }
    let found = try row.decode(Int.self, forColumn: "version")
    guard found <= newest else {
      throw InventoryError.schemaFromFuture(
        found: found, supported: newest,
        neededVersion: try row.decode(String.self, forColumn: "needed_version"))
    }
    return found
  }

  // MARK: - Writing

  /// Brings a database to the newest version, each step in a transaction of its own.
  ///
  /// Before an older database is touched, a copy of it is left beside it as `PATH.v1.backup`.
  func migrate(_ queue: DatabaseQueue) throws {
    let found = try queue.read(check)
    guard found < newest else { return }
    if found > 0 { try backUp(queue, version: found) }
    try migrator.migrate(queue)
  }

  private var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for version in versions {
      migrator.registerMigration("v\(version.number)") { db in
        try db.execute(sql: version.sql)
        try db.execute(
          sql: "INSERT INTO schema_version (version, needed_version) VALUES (?, ?)",
          arguments: [version.number, version.neededVersion])
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
      }
    }
    return migrator
  }

  /// A backup of the same version that is already there is older than the database and makes way.
  private func backUp(_ queue: DatabaseQueue, version: Int) throws {
    let target = "\(queue.path).v\(version).backup"
    let draft = target + ".new"
    try? FileManager.default.removeItem(atPath: draft)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
    }
    // rename(2) replaces in one step: there is always a whole backup or none.
    guard unsafe rename(draft, target) == 0 else { throw InventoryError(errno: errno) }
  }
}
