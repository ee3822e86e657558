import Foundation
import GRDB
import Testing

@testable import Inventory

@Suite struct InventorySchemaTests {
  /// The fixture, as a file a released headsetd left behind.
  private func oldRig() throws -> Rig {
    let rig = try Rig()
    let sql = try String(contentsOf: Self.fixture, encoding: .utf8)
    try DatabaseQueue(path: rig.path).writeWithoutTransaction { try $0.execute(sql: sql) }
    return rig
  }

  private static let fixture = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/inventory/v1.sql")

  private func schemaText(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
          AND name <> 'grdb_migrations' ORDER BY name
          """)
    }
  }

  @Test func `the first schema is still the one that was released`() throws {
    let rig = try Rig()
    let queue = try DatabaseQueue(path: rig.path)
    try InventorySchema(versions: [.v1]).migrate(queue)
    let oldRig = try oldRig()
    defer { withExtendedLifetime((rig, oldRig)) {} }
    #expect(try schemaText(rig.path) == schemaText(oldRig.path))
    let words =
      "SELECT name FROM fact_kind UNION ALL SELECT name FROM detach_cause"
      + " UNION ALL SELECT name FROM session_purpose UNION ALL SELECT name FROM session_ending ORDER BY 1"
    let old = try oldRig.stranger()
    #expect(
      try queue.read { try String.fetchAll($0, sql: words) }
        == old.read { try String.fetchAll($0, sql: words) })
  }

  @Test func `a database of the first release opens, is read and goes on`() throws {
    let rig = try oldRig()
    let recorder = try rig.recorder()
    recorder.flush()
    #expect(
      recorder.status.recovery
        == RecoveryReport(lostRunCount: 1, closedAttachmentCount: 1, closedSessionCount: 1))
    recorder.post(.attached(try .vive("LHR-OLD"), facts: [], busPath: try .place("1-1"), at: .at(1)))
    recorder.flush()
    let reader = try rig.reader()
    #expect(try reader.devices().map(\.serial) == ["LHR-OLD", nil])
    #expect(try reader.devices().map(\.trackedSeconds) == [240, 1.5])
    #expect(try reader.sessions(limit: 9).map(\.equipment) == [.emulated, .real])
    #expect(try reader.sessions(limit: 9).map(\.ending) == [.runLost, .stopped])
    #expect(try reader.sessions(limit: 9).map(\.durationSeconds) == [28, 300])
    #expect(try reader.runs(limit: 9).map(\.ending) == [.running, .lost, .clean])
    recorder.stopCleanly(at: .at(2))
  }

  @Test func `the program's words and the schema's are the same`() throws {
    let rig = try oldRig()
    defer { withExtendedLifetime(rig) {} }
    let queue = try rig.stranger()
    func words(_ table: String) throws -> Set<String> {
      try queue.read { try Set(String.fetchAll($0, sql: "SELECT name FROM \(table)")) }
    }
    #expect(try words("fact_kind") == Set(UnitFact.Kind.allCases.map(\.rawValue)))
    #expect(try words("detach_cause") == Set(DetachCause.allCases.map(\.rawValue)))
    #expect(try words("session_purpose") == Set(SessionPurpose.allCases.map(\.rawValue)))
    #expect(try words("session_ending") == Set(SessionEnding.allCases.map(\.rawValue)))
  }

  // MARK: - Other versions, other files

  private static let newest = InventorySchema.released.newest
  private static let future = InventorySchema(
    versions: InventorySchema.released.versions + [
      .init(
        number: newest + 1, neededVersion: "0.9.0", sql: "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"
      )
    ])

  @Test func `a schema from the future is refused with the version it needs, and left alone`() throws {
    let rig = try Rig()
    try Self.future.migrate(try DatabaseQueue(path: rig.path))
    let before = try Data(contentsOf: URL(fileURLWithPath: rig.path))
    let refusal = InventoryError.schemaFromFuture(
      found: Self.newest + 1, supported: Self.newest, neededVersion: "0.9.0")
    #expect(throws: refusal) { try rig.reader() }
    let recorder = try rig.recorder()
    #expect(recorder.reaches { $0.fault == refusal })
    #expect(recorder.stop(at: .at(1), waitMilliseconds: InventoryRecorder.patienceMilliseconds))
    #expect(try Data(contentsOf: URL(fileURLWithPath: rig.path)) == before)
  }

  @Test func `an upgrade leaves a copy of what was there before`() throws {
    let rig = try oldRig()
    try Self.future.migrate(try rig.stranger())
    let backup = try InventoryReader(path: rig.path + ".v1.backup")
    #expect(try backup.devices().count == 2)
    #expect(try InventoryReader(path: rig.path, schema: Self.future).devices() == backup.devices())
    #expect(!FileManager.default.fileExists(atPath: rig.path + ".v1.backup.new"))
  }

  @Test func `another program's database is refused and left alone`() throws {
    let rig = try Rig()
    try DatabaseQueue(path: rig.path).write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: rig.path))
    #expect(throws: InventoryError.notAnInventory(applicationID: 0)) { try rig.reader() }
    let recorder = try rig.recorder()
    #expect(recorder.reaches { $0.fault == .notAnInventory(applicationID: 0) })
    #expect(recorder.stop(at: .at(1), waitMilliseconds: InventoryRecorder.patienceMilliseconds))
    #expect(try Data(contentsOf: URL(fileURLWithPath: rig.path)) == before)
  }

  // MARK: - It defends itself

  @Test(arguments: [
    // History is neither altered nor deleted.
    "DELETE FROM service_run", "DELETE FROM device", "DELETE FROM device_fact", "DELETE FROM attachment",
    "DELETE FROM usage_session", "DELETE FROM device_usage",
    "UPDATE device SET serial = 'X'", "UPDATE device_fact SET value = 'X'",
    "UPDATE attachment SET bus_path = 'X' WHERE id = 2", "UPDATE attachment SET cause = NULL WHERE id = 1",
    "UPDATE attachment SET detached_ns = detached_ns + 1 WHERE id = 1",
    "UPDATE usage_session SET purpose = 'test' WHERE id = 1", "UPDATE usage_session SET ending = NULL",
    "UPDATE service_run SET started_ns = 0", "UPDATE service_run SET ending = NULL WHERE id = 1",
    "UPDATE service_run SET heartbeat_ns = heartbeat_ns - 1 WHERE id = 2",
    "UPDATE service_run SET written_through = 0 WHERE id = 2",
    // Usage only grows, in an open session.
    "UPDATE device_usage SET tracked_ms = 0 WHERE session_id = 2",
    "UPDATE device_usage SET tracked_ms = tracked_ms + 1 WHERE session_id = 1",
    "INSERT INTO device_usage VALUES (1, 2, 1, 1, 1)",
    // Emulated use cannot be lent to a real unit, nor a real unit's to an emulated one.
    "INSERT INTO device_usage VALUES (2, 1, 1, 1, 1)",
    "UPDATE device_usage SET emulated = 0 WHERE session_id = 2",
    "INSERT INTO attachment VALUES (9, 1, 1, 2, 'p', 1, 1, 1, NULL, NULL, NULL, NULL)",
    "INSERT INTO device_fact VALUES (9, 2, 0, 'firmware', '1', 2, 1, 1, 1)",
    // One row a thing.
    "INSERT INTO device VALUES (9, 'vive', 'Other', 'LHR-OLD', 0, 2, 1, 1, 1)",
    "INSERT INTO device VALUES (9, 'vive', 'Vive wand', NULL, 1, 2, 1, 1, 1)",
    "INSERT INTO attachment VALUES (9, 1, 0, 2, 'usbip-1', 1, 1, 1, NULL, NULL, NULL, NULL)",
    "INSERT INTO service_run VALUES (9, 'r', 'v', 'b', 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, NULL)",
    "INSERT INTO device_fact VALUES (9, 1, 0, 'firmware', '1462663157', 2, 1, 1, 1)",
    // Values are what they claim to be.
    "INSERT INTO device_fact VALUES (9, 1, 0, 'configuration_sha256', 'abc', 2, 1, 1, 1)",
    "INSERT INTO device_fact VALUES (9, 1, 0, 'colour', 'red', 2, 1, 1, 1)",
    "INSERT INTO device VALUES (9, 'vive', '', 'S', 0, 2, 1, 1, 1)",
    "INSERT INTO device VALUES (9, 'vive', 'm', 'S', 2, 2, 1, 1, 1)",
    "INSERT INTO device VALUES (9, 'vive', 'm', 'S', 0, 2, 'noon', 1, 1)",
    "INSERT INTO device VALUES (9, 'vive', 'm', 'S', 0, 77, 1, 1, 1)",
    "INSERT INTO usage_session VALUES (9, 'x', 2, 0, 'test', 1, 1, 1, NULL, NULL, NULL, NULL)",
    // An end is whole, later than its beginning, and a run's comes last.
    "UPDATE attachment SET cause = 'unplugged' WHERE id = 2",
    "UPDATE attachment SET detached_utc_ms = 1, detached_trusted = 1, detached_ns = 1, cause = 'failed' WHERE id = 2",
    "UPDATE service_run SET ending = 'clean' WHERE id = 2",
    "INSERT INTO attachment VALUES (9, 1, 0, 1, 'p', 1, 1, 1, NULL, NULL, NULL, NULL)",
  ])
  func `the schema refuses`(sql: String) throws {
    let rig = try oldRig()
    defer { withExtendedLifetime(rig) {} }
    let queue = try rig.stranger()
    let before = try queue.read { try Int.fetchOne($0, sql: "SELECT total_changes()") }
    do {
      try queue.write { try $0.execute(sql: sql) }
      Issue.record("let pass: \(sql)")
    } catch let error as DatabaseError {
      #expect(error.resultCode == .SQLITE_CONSTRAINT, "\(error)")
    }
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT total_changes()") } == before)
  }

  @Test func `our own connection cannot replace a row behind the triggers' backs`() throws {
    let rig = try oldRig()
    let settings = try InventorySettings(
      path: rig.path, rig: "r", version: "v", boot: "b", processID: 1, startedAt: .at(0))
    var writer = InventoryWriter(settings: settings)
    try writer.openIfNeeded()
    let opened = writer.queue
    let queue = try #require(opened)
    #expect(throws: DatabaseError.self) {
      try queue.write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO device_fact VALUES (2, 1, 0, 'firmware', 'forged', 1, 1, 1, 1)")
      }
    }
  }
}
