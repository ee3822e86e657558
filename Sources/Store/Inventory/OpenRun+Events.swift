import Foundation
import GRDB
import PoseMath

// How each event becomes rows. All inside the caller's savepoint. What the ledger shall witness is returned.
extension OpenRun {
  func apply(_ event: InventoryEvent, _ db: Database) throws -> [LedgerNote] {
    switch event {
    case .attached(let unit, let facts, let busPath, let moment):
      return try attach(unit, facts, busPath, moment, db)
    case .learned(let unit, let facts, let moment):
      var notes: [LedgerNote] = []
      let device = try find(unit, orSeenAt: moment, &notes, db)
      return notes + (try learn(facts, about: device, unit, moment, db))
    case .sensorLearned(let knowledge, let moment):
      var notes: [LedgerNote] = []
      let device = try find(knowledge.unit, orSeenAt: moment, &notes, db)
      try keep(knowledge, of: device, moment, db)
      return notes
    case .calibration(let calibration, let moment):
      var notes: [LedgerNote] = []
      let device = try find(calibration.unit, orSeenAt: moment, &notes, db)
      let row = try enter(calibration, of: device, moment, db)
      return notes + (row.map { [.calibration($0)] } ?? [])
    case .detached(let busPath, let cause, let moment):
      guard let attachment = try detach(busPath, cause, moment, db) else {
        throw InventoryError.refused(rule: "attachment: nothing is attached at \(busPath.value)")
      }
      return [.detachment(attachment)]
    case .sessionStarted(let session, let uid, let purpose, let isForFee, let moment):
      try db.execute(
        sql: """
          INSERT INTO usage_session (identifier, run_id, started_by_uid, purpose, fee,
            started_utc_ms, started_trusted, started_ns) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [session.text, id, Int64(uid), purpose.rawValue, isForFee] + columns(moment))
      // Its end is what counts, with the use that was summed by then.
      return []
    case .sessionStopped(let session, let moment):
      let stopped = try Int64.fetchOne(
        db,
        sql: """
          UPDATE usage_session SET stopped_utc_ms = ?, stopped_trusted = ?, stopped_ns = ?, ending = ?
          WHERE identifier = ? AND run_id = ? AND ending IS NULL RETURNING id
          """,
        arguments: columns(moment) + [SessionEnding.stopped.rawValue, session.text, id])
      guard let stopped else {
        throw InventoryError.refused(rule: "usage_session: \(session.text) is not open")
      }
      return [.session(stopped)]
    }
  }

  /// Adds measured use to an open session.
  func add(_ amount: UsageAmount, for key: RecorderMailbox.UsageKey, _ db: Database) throws {
    let session = try Int64.fetchOne(
      db, sql: "SELECT id FROM usage_session WHERE identifier = ? AND run_id = ?",
      arguments: [key.session.text, id])
    guard let session, let device = try find(key.unit, db) else {
      throw InventoryError.refused(rule: "device_usage: its session or its device is unknown")
    }
    try db.execute(
      sql: """
        INSERT INTO device_usage (session_id, device_id, emulated, tracked_ms, worn_ms)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (session_id, device_id) DO UPDATE
        SET tracked_ms = tracked_ms + excluded.tracked_ms, worn_ms = worn_ms + excluded.worn_ms
        """,
      arguments: [
        session, device, key.unit.isEmulated, amount.trackedMilliseconds, amount.wornMilliseconds,
      ])
  }

  // MARK: - Devices

  private func attach(
    _ unit: UnitIdentity, _ facts: [UnitFact], _ busPath: InventoryText, _ moment: Moment, _ db: Database
  ) throws -> [LedgerNote] {
    var notes: [LedgerNote] = []
    if let superseded = try detach(busPath, .superseded, moment, db) { notes.append(.detachment(superseded)) }
    let device = try find(unit, orSeenAt: moment, &notes, db)
    notes += try learn(facts, about: device, unit, moment, db)
    try db.execute(
      sql: """
        INSERT INTO attachment (device_id, emulated, run_id, bus_path,
          attached_utc_ms, attached_trusted, attached_ns) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [device, unit.isEmulated, id, busPath.value] + columns(moment))
    return notes + [.attachment(db.lastInsertedRowID)]
  }

  /// The attachment that ended; nil where nothing was open at that place.
  private func detach(
    _ busPath: InventoryText, _ cause: DetachCause, _ moment: Moment, _ db: Database
  ) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        UPDATE attachment SET detached_utc_ms = ?, detached_trusted = ?, detached_ns = ?, cause = ?
        WHERE bus_path = ? AND cause IS NULL RETURNING id
        """,
      arguments: columns(moment) + [cause.rawValue, busPath.value])
  }

  private func find(_ unit: UnitIdentity, _ db: Database) throws -> Int64? {
    if let serial = unit.serial {
      return try Int64.fetchOne(
        db, sql: "SELECT id FROM device WHERE family = ? AND serial = ? AND emulated = ?",
        arguments: [unit.family.value, serial.value, unit.isEmulated])
    }
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM device WHERE family = ? AND model = ? AND serial IS NULL AND emulated = ?",
      arguments: [unit.family.value, unit.model.value, unit.isEmulated])
  }

  private func find(
    _ unit: UnitIdentity, orSeenAt moment: Moment, _ notes: inout [LedgerNote], _ db: Database
  ) throws -> Int64 {
    if let known = try find(unit, db) { return known }
    try db.execute(
      sql: """
        INSERT INTO device (family, model, serial, emulated, run_id,
          first_seen_utc_ms, first_seen_trusted, first_seen_ns) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [unit.family.value, unit.model.value, unit.serial?.value, unit.isEmulated, id]
        + columns(moment))
    notes.append(.device(db.lastInsertedRowID))
    return db.lastInsertedRowID
  }

  /// A row for each fact that differs from the last of its kind; the same again is no news.
  private func learn(
    _ facts: [UnitFact], about device: Int64, _ unit: UnitIdentity, _ moment: Moment, _ db: Database
  ) throws -> [LedgerNote] {
    var notes: [LedgerNote] = []
    for fact in [.model(of: unit)] + facts {
      let latest = try String.fetchOne(
        db, sql: "SELECT value FROM device_fact WHERE device_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
        arguments: [device, fact.kind.rawValue])
      guard latest != fact.value.value else { continue }
      try db.execute(
        sql: """
          INSERT INTO device_fact (device_id, emulated, kind, value, run_id,
            seen_utc_ms, seen_trusted, seen_ns) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [device, unit.isEmulated, fact.kind.rawValue, fact.value.value, id] + columns(moment))
      notes.append(.fact(db.lastInsertedRowID))
    }
    return notes
  }
}

extension UUID {
  /// Lower case, as RFC 9562 section 4 asks of who writes one.
  fileprivate var text: String { uuidString.lowercased() }
}
