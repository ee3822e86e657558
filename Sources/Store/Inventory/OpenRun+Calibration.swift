import GRDB

extension OpenRun {
  /// Adds a row to the calibration's history. A journal that was entered before is no news: a power cut came between
  /// the record and the draft's end.
  func enter(
    _ calibration: SensorCalibration, of device: Int64, _ moment: Moment, _ db: Database
  ) throws -> Int64? {
    let who: StatementArguments = [device, calibration.unit.isEmulated, calibration.part.value]
    let when: StatementArguments = [Int64(calibration.uid), id]
    switch calibration.entry {
    case .reverted(let older):
      try db.execute(
        sql: """
          INSERT INTO calibration (device_id, emulated, part, kind, reverts_to, uid, run_id, measured_utc_ms,
            measured_trusted, measured_ns) VALUES (?, ?, ?, 'reverted', ?, ?, ?, ?, ?, ?)
          """, arguments: who + [older] + when + columns(moment))
    case .measured(let found):
      let known = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM calibration WHERE journal_sha256 = ?)",
        arguments: [found.journalSHA256])
      if known == true { return nil }
      try db.execute(
        sql: """
          INSERT INTO calibration (device_id, emulated, part, kind, grade, parameters,
            gravity_before, turn_before, rate_before, gravity_after, turn_after, rate_after,
            gravity_limit, turn_limit, rate_limit, rests, turns, rest_count, duration_ms, lost_samples,
            was_warm, interval_days, firmware, configuration_sha256, journal_sha256, uid, run_id,
            measured_utc_ms, measured_trusted, measured_ns)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, arguments: who + Self.arguments(found) + when + columns(moment))
    }
    return db.lastInsertedRowID
  }

  private static func arguments(_ found: SensorCalibration.Measurement) -> StatementArguments {
    let (before, after, limits) = (found.before, found.after, found.limits)
    let figures: StatementArguments = [
      found.kind.rawValue, found.grade.rawValue, KeptKnowledge.blob(found.parameters),
      before?.gravity, before?.turn, before?.rate, after.gravity, after.turn, after.rate,
      limits.gravity, limits.turn, limits.rate,
      KeptKnowledge.blob(found.rests.flatMap { [$0.up.x, $0.up.y, $0.up.z, $0.before, $0.after] }),
      KeptKnowledge.blob(found.turns.flatMap { [$0.before, $0.after] }),
    ]
    return figures + [
      found.restCount, Int64((found.durationSeconds * 1e3).rounded()), found.lostSampleCount, found.wasWarm,
      found.intervalDays, found.firmware?.value, found.configurationSHA256, found.journalSHA256,
    ]
  }
}
