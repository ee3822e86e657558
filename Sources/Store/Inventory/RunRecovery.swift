import GRDB

/// Ends a run's row and all that is still open under it, at the run's last heartbeat.
///
/// A run that died is ended by the next one: nobody knows when it died, so its last sign of life is the end,
/// and the rows say `run_lost`. It may be early by one heartbeat, never late.
enum RunRecovery {
  enum Ending: String {
    case clean, lost

    var cause: DetachCause { self == .clean ? .serviceStopped : .runLost }
    var session: SessionEnding { self == .clean ? .serviceStopped : .runLost }
  }

  static func closeLostRuns(_ db: Database) throws -> (report: RecoveryReport, notes: [LedgerNote]) {
    var report = RecoveryReport()
    var notes: [LedgerNote] = []
    for run in try Int64.fetchAll(db, sql: "SELECT id FROM service_run WHERE ending IS NULL") {
      let closed = try closeAll(ofRun: run, ending: .lost, db)
      report.lostRunCount += 1
      report.closedAttachmentCount += closed.count { $0.isDetachment }
      report.closedSessionCount += closed.count { !$0.isDetachment }
      notes += closed
    }
    return (report, notes)
  }

  /// - Returns: the attachments and sessions it closed.
  static func closeAll(ofRun run: Int64, ending: Ending, _ db: Database) throws -> [LedgerNote] {
    // Every event's time is at most its run's heartbeat, for both are written in one transaction; max()
    // keeps the CHECK quiet all the same if a recorder of another make wrote the row.
    let attachments = try Int64.fetchAll(
      db,
      sql: """
        UPDATE attachment SET (detached_utc_ms, detached_trusted, detached_ns, cause) = (
          SELECT heartbeat_utc_ms, heartbeat_trusted, max(heartbeat_ns, attached_ns), ?
          FROM service_run WHERE id = attachment.run_id)
        WHERE run_id = ? AND cause IS NULL RETURNING id
        """, arguments: [ending.cause.rawValue, run])
    let sessions = try Int64.fetchAll(
      db,
      sql: """
        UPDATE usage_session SET (stopped_utc_ms, stopped_trusted, stopped_ns, ending) = (
          SELECT heartbeat_utc_ms, heartbeat_trusted, max(heartbeat_ns, started_ns), ?
          FROM service_run WHERE id = usage_session.run_id)
        WHERE run_id = ? AND ending IS NULL RETURNING id
        """, arguments: [ending.session.rawValue, run])
    try db.execute(
      sql: "UPDATE service_run SET ending = ? WHERE id = ?", arguments: [ending.rawValue, run])
    return attachments.map(LedgerNote.detachment) + sessions.map(LedgerNote.session)
  }
}
