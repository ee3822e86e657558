import GRDB
import GRDBSQLite
import Ledger
import Register

/// The database as the recorder's thread sees it: opens, recovers, writes batches. Knows no thread and no
/// clock; any failure closes it, and the next attempt opens it anew.
struct InventoryWriter: ~Copyable {
  private let settings: InventorySettings
  private let schema: InventorySchema
  private var lock: WriterLock?
  /// Nil before the first opening and after every failure.
  private(set) var queue: DatabaseQueue?
  private var run: OpenRun?
  /// Nil where there is none, or it cannot be written.
  private var ledger: Ledger?
  private(set) var ledgerFault: LedgerError?
  /// What happened and the ledger has not, until it is told.
  private var losses = LedgerLosses()
  /// What the ledger comes to; nil where there is none, or until it is folded anew.
  private var keeper: RegisterKeeper?

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
      try openLedger(opened)
      try enterRun(opened)
      try openRegister(opened)
      queue = opened
    } catch {
      throw InventoryError(from: error)
    }
  }

  mutating func close() {
    queue = nil
    keeper = nil
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

  /// A ledger that cannot be written is said, and does not stop the record; a disk that fails does, for both.
  private mutating func openLedger(_ queue: DatabaseQueue) throws {
    guard let path = settings.ledgerKeyPath, ledger == nil else { return }
    do {
      ledger = try Self.ledger(keyFile: LedgerKeyFile(path: path), settings, queue)
      ledgerFault = nil
    } catch let error as LedgerError {
      if let failure = InventoryError(diskFailureOf: error) { throw failure }
      ledgerFault = error
    }
  }

  /// Begins a ledger that has not begun. A key that was made for it and not used yet, because a power cut came
  /// between, is used then.
  private static func ledger(
    keyFile: LedgerKeyFile, _ settings: InventorySettings, _ queue: DatabaseQueue
  ) throws -> Ledger {
    guard try queue.read(Ledger.size) == 0 else {
      return Ledger(key: try keyFile.settle(inForce: try queue.read(Ledger.keyInForce).id))
    }
    let ledger = Ledger(key: try keyFile.loadOrCreate())
    let wall = settings.startedAt.wall
    try queue.writeWithoutTransaction { db in
      try inTransaction(db, isDurable: true) {
        _ = try ledger.begin(
          origin: settings.rig.value, actor: LedgerNote.service,
          time: LedgerTime(milliseconds: wall.milliseconds, isTrusted: wall.isTrusted), in: db)
      }
    }
    return ledger
  }

  /// Closes what dead runs left open, and finds or makes the row of ours: one transaction, synced.
  private mutating func enterRun(_ queue: DatabaseQueue) throws {
    let known = run
    let settings = settings
    let ledger = ledger
    let (entered, report, fault) = try queue.writeWithoutTransaction { db in
      try Self.inTransaction(db, isDurable: true) {
        if let known, try known.isOpen(settings, db) { return (known, RecoveryReport(), LedgerError?.none) }
        let (report, notes) = try RunRecovery.closeLostRuns(db)
        var outcome = Outcome()
        try outcome.witness(notes, by: ledger, db)
        return (try OpenRun(beginning: settings, db), report, outcome.ledgerFault)
      }
    }
    run = entered
    ledgerFault = ledgerFault ?? fault
    recovery = recovery ?? report
  }

  /// Folds the ledger, and writes the register's tables anew where they show something else.
  private mutating func openRegister(_ queue: DatabaseQueue) throws {
    guard ledger != nil else { return }
    // Another entry than ours, as of a change of keys, is folded in by beginning anew.
    if let keeper, try queue.read(Ledger.size) == keeper.register.size { return }
    var opened = try queue.read { db in try RegisterKeeper(folding: db) }
    guard try !queue.read(opened.isShown) else { return keeper = opened }
    opened = try queue.writeWithoutTransaction { db in
      try Self.inTransaction(db, isDurable: false) {
        var shown = opened
        try shown.showAll(in: db)
        return shown
      }
    }
    keeper = opened
  }

  /// A mark in the ledger for what it missed, as soon as it takes anything again.
  private mutating func enterLosses(_ queue: DatabaseQueue, at moment: Moment?) throws {
    guard let ledger, losses.isSomething else { return }
    let wall = (moment ?? settings.startedAt).wall
    let entry = try losses.entry(at: LedgerTime(milliseconds: wall.milliseconds, isTrusted: wall.isTrusted))
    do {
      let head = try queue.writeWithoutTransaction { db in
        try Self.inTransaction(db, isDurable: true) { try ledger.append([entry], to: db) }
      }
      losses.clear()
      try keeper?.follow([entry], endingAt: head?.head.size ?? 0)
    } catch let error as LedgerError {
      ledgerFault = error
      self.ledger = nil
    }
  }

  // MARK: - Writing

  /// What became of a batch.
  struct Outcome {
    var refusals: [InventoryError] = []
    /// Why the ledger did not take what happened; the tables did.
    var ledgerFault: LedgerError?
    /// Events that it did not take.
    var unwitnessedCount = 0
    /// Of the batch's orders, in their order.
    var answers: [Result<RegisterReceipt, RegisterFailure>] = []
    /// At the ledger's end, as it is in the transaction.
    var keeper: RegisterKeeper?

    /// Enters what happened, as the rows now say it. A disk that fails is the whole batch's failure and is thrown.
    mutating func witness(_ notes: [LedgerNote], by ledger: Ledger?, _ db: Database) throws {
      guard let ledger else {
        unwitnessedCount += notes.count
        return
      }
      guard !notes.isEmpty else { return }
      do {
        let entries = try notes.map { try $0.entry(db) }
        var size = 0
        try db.inSavepoint {
          size = try ledger.append(entries, to: db)?.head.size ?? 0
          return .commit
        }
        try keeper?.follow(entries, endingAt: size)
      } catch let error as LedgerError {
        ledgerFault = error
        unwitnessedCount += notes.count
      }
    }

    /// Carries out what was asked of the register. A rule that refuses one is that one's answer.
    mutating func carryOut(
      _ tickets: [RegisterTicket], at time: (Moment) -> LedgerTime, by ledger: Ledger?, _ db: Database
    ) throws {
      for ticket in tickets {
        guard let ledger, ledgerFault == nil, var kept = keeper else {
          answers.append(.failure(.noLedger))
          continue
        }
        do {
          var receipt = RegisterReceipt()
          try db.inSavepoint {
            receipt = try kept.carryOut(
              ticket.order, time: time(ticket.order.moment), ledger: ledger, db)
            return .commit
          }
          keeper = kept
          answers.append(.success(receipt))
        } catch let trouble as RegisterFailure {
          answers.append(.failure(trouble))
        } catch let error as LedgerError {
          ledgerFault = error
          answers.append(.failure(.noLedger))
        }
      }
    }
  }

  /// Writes all of a batch or, where it throws, nothing of it.
  ///
  /// Events are synced before this returns; a batch of usage and time alone is left to the next sync.
  mutating func write(_ batch: RecorderMailbox.Batch) throws(InventoryError) -> Outcome {
    try openIfNeeded()
    guard let queue, let run else { throw .missing }
    do {
      try openLedger(queue)
      try enterLosses(queue, at: batch.heartbeat ?? batch.events.last?.moment)
      try openRegister(queue)
      let (ledger, keeper) = (ledger, keeper)
      let isDurable = !batch.events.isEmpty || !batch.tickets.isEmpty || batch.stop != nil
      let outcome = try queue.writeWithoutTransaction { db in
        try Self.inTransaction(db, isDurable: isDurable) {
          try run.write(batch, ledger: ledger, keeper: keeper, db)
        }
      }
      self.keeper = outcome.keeper
      losses.note(
        dropped: batch.droppedCount, refused: outcome.refusals.count, unwitnessed: outcome.unwitnessedCount)
      if let fault = outcome.ledgerFault {
        ledgerFault = fault
        // Looked at anew with the next batch: somebody may put the key back.
        self.ledger = nil
        self.keeper = nil
      }
      try enterLosses(queue, at: batch.heartbeat ?? batch.events.last?.moment)
      return outcome
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
