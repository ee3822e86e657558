import GRDB
import Ledger
import PoseMath
import Register

/// The row of this service run, and how a batch goes into the tables under it.
struct OpenRun {
  let id: Int64
  /// The latest trusted wall time found in the database: a clock that shows less ran backwards.
  let trustFloorMilliseconds: Int64

  /// Makes the row. No other run may be open.
  init(beginning settings: InventorySettings, _ db: Database) throws {
    trustFloorMilliseconds =
      try Int64.fetchOne(
        db, sql: "SELECT max(heartbeat_utc_ms) FROM service_run WHERE heartbeat_trusted = 1") ?? 0
    let started = settings.startedAt
    let isTrusted = started.wall.isTrusted && started.wall.milliseconds >= trustFloorMilliseconds
    let wall = started.wall.milliseconds
    let host = started.host.nanoseconds
    try db.execute(
      sql: """
        INSERT INTO service_run (rig, version, boot, process_id, started_utc_ms, started_trusted, started_ns,
          heartbeat_utc_ms, heartbeat_trusted, heartbeat_ns)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        settings.rig.value, settings.version.value, settings.boot.value, settings.processID,
        wall, isTrusted, host, wall, isTrusted, host,
      ])
    id = db.lastInsertedRowID
  }

  /// False where somebody put another database in the place of ours.
  func isOpen(_ settings: InventorySettings, _ db: Database) throws -> Bool {
    let found = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM service_run
          WHERE id = ? AND boot = ? AND process_id = ? AND started_ns = ? AND ending IS NULL)
        """,
      arguments: [id, settings.boot.value, settings.processID, settings.startedAt.host.nanoseconds])
    return found ?? false
  }

  // MARK: - A batch

  /// Applies a batch inside the caller's transaction. An event that breaks a rule is left out and reported;
  /// anything else that fails is thrown, and the whole batch comes again.
  ///
  /// What the ledger shall witness goes into it under one head. A ledger that refuses does not stop the record:
  /// the outcome says so.
  func write(
    _ batch: RecorderMailbox.Batch, ledger: Ledger?, keeper: RegisterKeeper?, _ db: Database
  ) throws -> InventoryWriter.Outcome {
    var outcome = InventoryWriter.Outcome()
    outcome.keeper = keeper
    var notes: [LedgerNote] = []
    guard try !isWritten(batch, db) else { return outcome }
    var usage = batch.usage
    for event in batch.events {
      if case .sessionStopped(let session, _) = event {
        // Usage of a session goes in before its end, or never could.
        let keys = usage.keys.filter { $0.session == session }
        for key in keys {
          if let amount = usage.removeValue(forKey: key) {
            try attempt(db, &outcome) { try add(amount, for: key, db) }
          }
        }
      }
      try attempt(db, &outcome) { notes += try apply(event, db) }
    }
    for (key, amount) in usage {
      try attempt(db, &outcome) { try add(amount, for: key, db) }
    }
    try moveForward(batch, refusedCount: outcome.refusals.count, db)
    if batch.stop != nil {
      notes += try RunRecovery.closeAll(ofRun: id, ending: .clean, db)
    }
    try outcome.witness(notes, by: ledger, db)
    try outcome.carryOut(batch.tickets, at: ledgerTime, by: ledger, db)
    if outcome.keeper?.register.size != keeper?.register.size { try outcome.keeper?.show(in: db) }
    return outcome
  }

  private func isWritten(_ batch: RecorderMailbox.Batch, _ db: Database) throws -> Bool {
    let through = try Int64.fetchOne(
      db, sql: "SELECT written_through FROM service_run WHERE id = ?", arguments: [id])
    return (through ?? 0) >= Int64(clamping: batch.through)
  }

  private func attempt(
    _ db: Database, _ outcome: inout InventoryWriter.Outcome, _ body: () throws -> Void
  ) throws {
    do {
      try db.inSavepoint {
        try body()
        return .commit
      }
    } catch {
      let reason = InventoryError(from: error)
      guard case .refused = reason else { throw error }
      outcome.refusals.append(reason)
    }
  }

  /// The run's own row: the latest time seen, and the counts.
  private func moveForward(
    _ batch: RecorderMailbox.Batch, refusedCount: Int, _ db: Database
  ) throws {
    let moments = batch.events.map(\.moment) + [batch.heartbeat, batch.stop].compactMap { $0 }
    if let latest = moments.max(by: { $0.host < $1.host }) {
      try db.execute(
        sql: """
          UPDATE service_run SET heartbeat_utc_ms = ?, heartbeat_trusted = ?, heartbeat_ns = ?
          WHERE id = ? AND heartbeat_ns <= ?
          """,
        arguments: wall(latest) + [latest.host.nanoseconds, id, latest.host.nanoseconds])
    }
    try db.execute(
      sql: """
        UPDATE service_run SET written_through = ?, dropped_events = ?,
          refused_events = refused_events + ? WHERE id = ?
        """,
      arguments: [
        Int64(clamping: batch.through), Int64(clamping: batch.droppedCount), refusedCount, id,
      ])
  }

  /// The two wall columns of an instant, trust withdrawn where the clock runs behind what is written.
  func wall(_ moment: Moment) -> StatementArguments {
    let time = moment.wall
    return [time.milliseconds, time.isTrusted && time.milliseconds >= trustFloorMilliseconds]
  }

  /// The same for an entry.
  func ledgerTime(_ moment: Moment) -> LedgerTime {
    let time = moment.wall
    return LedgerTime(
      milliseconds: time.milliseconds,
      isTrusted: time.isTrusted && time.milliseconds >= trustFloorMilliseconds)
  }

  /// All three columns of an instant.
  func columns(_ moment: Moment) -> StatementArguments {
    wall(moment) + [moment.host.nanoseconds]
  }
}
