import GRDB
import Ledger

/// Something that happened and that the ledger shall witness: the row that says it. The entry is made from the
/// row as it stands, so that ledger and tables cannot say different things.
enum LedgerNote {
  case device(Int64)
  case fact(Int64)
  case attachment(Int64)
  case detachment(Int64)
  /// A calibration that was measured or came back.
  case calibration(Int64)
  /// A session that ended, with the use that was summed by then.
  case session(Int64)

  /// Who acts where nobody asked.
  static let service = "service"

  var isDetachment: Bool {
    if case .detachment = self { true } else { false }
  }

  /// Inside the transaction that wrote the row.
  func entry(_ db: Database) throws -> LedgerEntry {
    switch self {
    case .device(let id):
      try Self.entry("unit.first_seen", "first_seen", "device d", "d.id", id, db)
    case .fact(let id):
      try Self.entry(
        "unit.learned", "seen", "device_fact f JOIN device d ON d.id = f.device_id", "f.id", id, db
      ) {
        ["fact": try $0.decode(forColumn: "kind"), "value": try $0.decode(forColumn: "value")]
      }
    case .attachment(let id):
      try Self.entry("unit.attached", "attached", Self.attachments, "a.id", id, db) {
        ["bus_path": try $0.decode(forColumn: "bus_path")]
      }
    case .detachment(let id):
      try Self.entry("unit.detached", "detached", Self.attachments, "a.id", id, db) {
        ["bus_path": try $0.decode(forColumn: "bus_path"), "cause": try $0.decode(forColumn: "cause")]
      }
    case .calibration(let id): try Self.calibration(id, db)
    case .session(let id): try Self.session(id, db)
    }
  }

  private static let attachments = "attachment a JOIN device d ON d.id = a.device_id"

  // MARK: - Units

  private static func entry(
    _ kind: String, _ time: String, _ tables: String, _ key: String, _ id: Int64, _ db: Database,
    _ more: (Row) throws -> [String: String] = { _ in [:] }
  ) throws -> LedgerEntry {
    let row = try one("SELECT * FROM \(tables) WHERE \(key) = ?", id, db)
    var payload: [String: CanonicalJSON] = ["unit": try unit(row)]
    for (name, value) in try more(row) { payload[name] = .string(value) }
    return try LedgerEntry(kind: kind, actor: service, time: try self.time(row, time), payload: payload)
  }

  static func unit(_ row: Row) throws -> CanonicalJSON {
    let serial: String? = try row.decode(forColumn: "serial")
    return .object([
      "emulated": .bool(try row.decode(forColumn: "emulated")),
      "family": .string(try row.decode(forColumn: "family")),
      "model": .string(try row.decode(forColumn: "model")), "serial": serial.map { .string($0) } ?? .null,
    ])
  }

  // MARK: - Sessions

  private static func session(_ id: Int64, _ db: Database) throws -> LedgerEntry {
    let row = try one("SELECT * FROM usage_session WHERE id = ?", id, db)
    let uses = try Row.fetchAll(
      db,
      sql: """
        SELECT d.*, u.tracked_ms, u.worn_ms FROM device_usage u JOIN device d ON d.id = u.device_id
        WHERE u.session_id = ? ORDER BY d.id
        """, arguments: [id]
    ).map { use in
      CanonicalJSON.object([
        "tracked_ms": .integer(try use.decode(forColumn: "tracked_ms")), "unit": try unit(use),
        "worn_ms": .integer(try use.decode(forColumn: "worn_ms")),
      ])
    }
    let uid: Int64 = try row.decode(forColumn: "started_by_uid")
    let duration: Int64 =
      try row.decode(forColumn: "stopped_ns") - row.decode(Int64.self, forColumn: "started_ns")
    var payload: [String: CanonicalJSON] = [
      "duration_ms": .integer(duration / 1_000_000), "ending": .string(try row.decode(forColumn: "ending")),
      "purpose": .string(try row.decode(forColumn: "purpose")),
      "session": .string(try row.decode(forColumn: "identifier")), "units": .array(uses),
    ]
    if try row.decode(Bool.self, forColumn: "fee") { payload["fee"] = .bool(true) }
    return try LedgerEntry(
      kind: "session.ended", actor: "uid/\(uid)", time: try time(row, "stopped"), payload: payload)
  }

  // MARK: - Rows

  static func one(_ sql: String, _ id: Int64, _ db: Database) throws -> Row {
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]) else {
      throw DatabaseError(resultCode: .SQLITE_INTERNAL)
    }
    return row
  }

  static func time(_ row: Row, _ name: String) throws -> LedgerTime {
    LedgerTime(
      milliseconds: try row.decode(forColumn: name + "_utc_ms"),
      isTrusted: try row.decode(forColumn: name + "_trusted"))
  }
}
