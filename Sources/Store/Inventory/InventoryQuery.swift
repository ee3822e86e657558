/// The reader's SQL. Emulation is read from the rows themselves, never guessed.
enum InventoryQuery {
  static let devices = """
    SELECT d.id, d.family, d.serial, d.emulated, d.first_seen_utc_ms, d.first_seen_trusted,
      \(latest("model")) AS model, \(latest("firmware")) AS firmware,
      \(latest("hardware_revision")) AS hardware_revision,
      \(latest("configuration_sha256")) AS configuration_sha256,
      a.id IS NOT NULL AND a.cause IS NULL AS attached,
      coalesce(a.detached_utc_ms, r.heartbeat_utc_ms, d.first_seen_utc_ms) AS last_seen_utc_ms,
      coalesce(a.detached_trusted, r.heartbeat_trusted, d.first_seen_trusted) AS last_seen_trusted,
      (SELECT coalesce(sum(tracked_ms), 0) FROM device_usage WHERE device_id = d.id) AS tracked_ms,
      (SELECT coalesce(sum(worn_ms), 0) FROM device_usage WHERE device_id = d.id) AS worn_ms,
      (SELECT count(*) FROM device_usage WHERE device_id = d.id) AS session_count
    FROM device d
    LEFT JOIN attachment a ON a.id = (
      SELECT id FROM attachment WHERE device_id = d.id ORDER BY cause IS NULL DESC, id DESC LIMIT 1)
    LEFT JOIN service_run r ON r.id = a.run_id
    ORDER BY d.id LIMIT ?
    """

  static let history = """
    SELECT kind, value, seen_utc_ms, seen_trusted FROM device_fact
    WHERE device_id = ? ORDER BY id DESC LIMIT ?
    """

  static let attachments = """
    SELECT a.id, a.bus_path, a.attached_utc_ms, a.attached_trusted, a.detached_utc_ms, a.detached_trusted,
      a.cause, coalesce(a.detached_ns, r.heartbeat_ns) - a.attached_ns AS duration_ns,
      r.rig, \(unit)
    FROM attachment a JOIN device d ON d.id = a.device_id JOIN service_run r ON r.id = a.run_id
    ORDER BY a.id DESC LIMIT ?
    """

  static let sessions = """
    SELECT s.id, s.identifier, s.purpose, s.started_by_uid, s.started_utc_ms, s.started_trusted,
      s.stopped_utc_ms, s.stopped_trusted, s.ending,
      coalesce(s.stopped_ns, r.heartbeat_ns) - s.started_ns AS duration_ns, r.rig
    FROM usage_session s JOIN service_run r ON r.id = s.run_id
    ORDER BY s.id DESC LIMIT ?
    """

  static let uses = """
    SELECT u.tracked_ms, u.worn_ms, \(unit)
    FROM device_usage u JOIN device d ON d.id = u.device_id AND d.emulated = u.emulated
    WHERE u.session_id = ? ORDER BY d.id
    """

  static let runs = """
    SELECT id, rig, version, started_utc_ms, started_trusted, heartbeat_utc_ms, heartbeat_trusted,
      heartbeat_ns - started_ns AS duration_ns, ending, dropped_events, refused_events
    FROM service_run ORDER BY id DESC LIMIT ?
    """

  static let knowledge = """
    SELECT k.means, k.covariances, k.begun_utc_ms, k.begun_trusted, k.learned_utc_ms, k.learned_trusted
    FROM sensor_knowledge k JOIN device d ON d.id = k.device_id AND d.emulated = k.emulated
    WHERE d.family = ? AND d.serial = ? AND d.emulated = ? AND k.part = ? AND k.firmware IS ?
      AND k.configuration_sha256 IS ?
    """

  static let calibratedParts = """
    SELECT DISTINCT c.device_id, c.part, d.family, d.emulated, coalesce(\(latest("model")), d.model) AS model
    FROM calibration c
    JOIN device d ON d.id = c.device_id AND d.emulated = c.emulated WHERE d.serial = ? ORDER BY c.device_id, c.part
    """

  static let calibrationsOfPart = """
    SELECT c.*, r.rig FROM calibration c JOIN service_run r ON r.id = c.run_id
    WHERE c.device_id = ? AND c.part = ? ORDER BY c.id DESC LIMIT ?
    """

  static let calibrations = """
    SELECT c.*, r.rig FROM calibration c
    JOIN device d ON d.id = c.device_id AND d.emulated = c.emulated JOIN service_run r ON r.id = c.run_id
    WHERE d.family = ? AND d.serial = ? AND d.emulated = ? AND c.part = ? ORDER BY c.id DESC LIMIT ?
    """

  private static let unit =
    "d.id AS device_id, d.family, d.serial, d.emulated, \(latest("model")) AS model"

  private static func latest(_ kind: String) -> String {
    "(SELECT value FROM device_fact WHERE device_id = d.id AND kind = '\(kind)' ORDER BY id DESC LIMIT 1)"
  }
}
