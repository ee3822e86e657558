import Foundation
import GRDB

/// A read-only view of the record, for any process that may read the file, whether the service runs or not.
///
/// Each call sees one consistent state and disturbs the recorder in nothing. Lists are bounded and newest
/// first, but for devices, which are few.
public struct InventoryReader: Sendable {
  private let queue: DatabaseQueue
  private let path: String

  /// Rows of history handed out for one device.
  public static let historyCountMax = 256
  /// Rows of a part's calibrations handed out: two a month for twenty years.
  public static let calibrationCountMax = 512
  /// Devices handed out at most.
  public static let deviceCountMax = 10_000

  /// - Throws: `missing`, `notAnInventory`, `schemaFromFuture`, or what the disk says.
  public init(path: String) throws(InventoryError) {
    try self.init(path: path, schema: .released)
  }

  init(path: String, schema: InventorySchema) throws(InventoryError) {
    // SQLite says "cannot open" to a missing file and to a forbidden one alike.
    guard FileManager.default.fileExists(atPath: path) else { throw .missing }
    guard FileManager.default.isReadableFile(atPath: path) else { throw .accessDenied }
    self.path = path
    do {
      queue = try Self.open(path)
      guard try queue.read(schema.check) > 0 else {
        throw InventoryError.notAnInventory(applicationID: 0)
      }
    } catch {
      throw InventoryError(from: error)
    }
  }

  /// Whether a recorder holds the database now. Where none does, what is open in it is the rest of a run that
  /// died, and ended at its last heartbeat.
  public var isRecorderAlive: Bool { WriterLock.isHeld(forDatabase: path) }

  // MARK: - Lists

  /// All devices, in the order in which they were first seen.
  public func devices() throws(InventoryError) -> [InventoryDevice] {
    let isAlive = isRecorderAlive
    return try read { db in
      try Row.fetchAll(db, sql: InventoryQuery.devices, arguments: [Self.deviceCountMax]).map { row in
        let history = try Self.history(ofDevice: row, db)
        return try InventoryDevice(row, history: history, isRecorderAlive: isAlive)
      }
    }
  }

  /// The newest attachments first, `limit` at most.
  public func attachments(limit: Int) throws(InventoryError) -> [InventoryAttachment] {
    try read { db in
      try Row.fetchAll(db, sql: InventoryQuery.attachments, arguments: [max(0, limit)])
        .map(InventoryAttachment.init)
    }
  }

  /// The newest sessions first, `limit` at most.
  public func sessions(limit: Int) throws(InventoryError) -> [InventorySession] {
    try read { db in
      try Row.fetchAll(db, sql: InventoryQuery.sessions, arguments: [max(0, limit)]).map { row in
        let session = try row.decode(Int64.self, forColumn: "id")
        let uses = try Row.fetchAll(db, sql: InventoryQuery.uses, arguments: [session])
        return try InventorySession(row, devices: try uses.map(InventorySession.Use.init))
      }
    }
  }

  /// The newest runs of the service first, `limit` at most.
  public func runs(limit: Int) throws(InventoryError) -> [InventoryRun] {
    let isAlive = isRecorderAlive
    return try read { db in
      try Row.fetchAll(db, sql: InventoryQuery.runs, arguments: [max(0, limit)])
        .map { try InventoryRun($0, isRecorderAlive: isAlive) }
    }
  }

  /// What is kept of one part of a unit, as it is with this firmware and configuration; nil where nothing is.
  public func knowledge(
    of unit: UnitIdentity, part: InventoryText, firmware: InventoryText?, configurationSHA256: String?
  ) throws(InventoryError) -> KeptKnowledge? {
    guard let serial = unit.serial else { return nil }
    return try read { db in
      let arguments: StatementArguments = [
        unit.family.value, serial.value, unit.isEmulated, part.value, firmware?.value, configurationSHA256,
      ]
      return try Row.fetchOne(db, sql: InventoryQuery.knowledge, arguments: arguments)
        .map(KeptKnowledge.init)
    }
  }

  /// What was measured of one part of a unit, and what came back, oldest first: the newest `calibrationCountMax`
  /// rows.
  public func calibrations(
    of unit: UnitIdentity, part: InventoryText
  ) throws(InventoryError) -> [KeptCalibration] {
    guard let serial = unit.serial else { return [] }
    return try read { db in
      let arguments: StatementArguments = [
        unit.family.value, serial.value, unit.isEmulated, part.value, Self.calibrationCountMax,
      ]
      return try Row.fetchAll(db, sql: InventoryQuery.calibrations, arguments: arguments).reversed()
        .map(KeptCalibration.init)
    }
  }

  // MARK: - The connection

  func read<Value>(_ body: (Database) throws -> Value) throws(InventoryError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw InventoryError(from: error)
    }
  }

  /// The recorder leaves its log files in place, so a plain read-only connection works without the right to
  /// make files. A copy of the database alone on read-only media has no log files; nobody writes to it, and
  /// SQLite may be told so (`immutable`, sqlite.org/uri.html).
  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(1)
    configuration.label = "inventory-reader"
    do {
      // Opening reads the schema, so a file that cannot be read is known here.
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      guard !FileManager.default.fileExists(atPath: path + "-wal") else { throw error }
      let file = URL(fileURLWithPath: path).absoluteString
      return try DatabaseQueue(path: file + "?immutable=1", configuration: configuration)
    }
  }

  private static func history(ofDevice row: Row, _ db: Database) throws -> [InventoryDevice.Change] {
    let device = try row.decode(Int64.self, forColumn: "id")
    let changes = try Row.fetchAll(
      db, sql: InventoryQuery.history, arguments: [device, historyCountMax])
    return try changes.reversed().map(InventoryDevice.Change.init)
  }
}
