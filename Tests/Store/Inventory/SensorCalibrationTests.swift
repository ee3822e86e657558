import GRDB
import Ledger
import Testing

@testable import Inventory

@Suite struct SensorCalibrationTests {
  static func measurement(
    _ kind: SensorCalibration.Kind = .calibrated, journal: Character = "a", gravity: Double = 0.002
  ) throws -> SensorCalibration.Measurement {
    let limits = SensorCalibration.Errors(gravity: 0.02, turn: 0.008, rate: 0.0016)
    return try #require(
      SensorCalibration.Measurement(
        kind: kind, grade: kind == .refused ? .failed : .good,
        parameters: (0..<48).map { Double($0) / 7 + 0.01 },
        before: kind == .verified ? nil : SensorCalibration.Errors(gravity: 0.15, turn: 0.03, rate: 0.013),
        after: SensorCalibration.Errors(gravity: gravity, turn: 0.0008, rate: 0.0002), limits: limits,
        rests: [SensorCalibration.Rest(up: SIMD3(0, 0, 1), before: -0.15, after: 0.001)],
        turns: [SensorCalibration.Turn(before: 0.03, after: 0.0008)], restCount: 12, durationSeconds: 90.5,
        lostSampleCount: 3, wasWarm: true, intervalDays: 365,
        firmware: try InventoryText("16", field: .firmware),
        configurationSHA256: nil, journalSHA256: String(repeating: journal, count: 64)))
  }

  static func event(
    _ entry: SensorCalibration.Entry, at seconds: Double, of unit: UnitIdentity? = nil
  ) throws -> InventoryEvent {
    let part = try InventoryText("headsetReceiver", field: .part)
    let row = SensorCalibration(unit: try unit ?? .vive(), part: part, uid: 1000, entry: entry)
    return .calibration(try #require(row), at: .at(seconds))
  }

  private func history(_ rig: Rig) throws -> [KeptCalibration] {
    try rig.reader().calibrations(of: try .vive(), part: try InventoryText("headsetReceiver", field: .part))
  }

  @Test func `what was measured is kept with every figure, and signed in the same transaction`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(try Self.event(.measured(try Self.measurement()), at: 1))
    recorder.stopCleanly(at: .at(2))
    let row = try #require(try history(rig).first)
    #expect(row.kind == .calibrated && row.grade == .good && row.uid == 1000 && row.rig == "rig-1")
    #expect(row.parameters == (0..<48).map { Double($0) / 7 + 0.01 })
    #expect(row.before?.gravity == 0.15 && row.after?.gravity == 0.002 && row.limits?.gravity == 0.02)
    #expect(row.rests.count == 1 && row.rests.first?.before == -0.15 && row.turns.first?.after == 0.0008)
    #expect(row.restCount == 12 && row.durationSeconds == 90.5 && row.lostSampleCount == 3 && row.wasWarm)
    let leaf = try #require(try rig.leaves().last)
    #expect(leaf.kind == "unit.calibration" && leaf.actor == "uid/1000")
    #expect(leaf.payload["gravity_after"] == .number(0.002) && leaf.payload["grade"] == .string("good"))
    #expect(leaf.payload["parameters"] == .array((0..<48).map { .number(Double($0) / 7 + 0.01) }))
    #expect(try rig.reader().ledgerSequence(ofCalibration: row.id) == (try rig.leaves().count) - 1)
    #expect(try rig.verdict().isIntact)
  }

  @Test func `a journal is entered once, however often it comes`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    for second in 1...3 {
      recorder.post(try Self.event(.measured(try Self.measurement()), at: Double(second)))
    }
    recorder.stopCleanly(at: .at(9))
    #expect(try history(rig).count == 1)
    #expect(try rig.leaves().count(where: { $0.kind == "unit.calibration" }) == 1)
    #expect(recorder.status.refusedEventCount == 0)
  }

  @Test func `what is in force is the newest calibration, or the older one that came back`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(try Self.event(.measured(try Self.measurement(journal: "a")), at: 1))
    recorder.post(try Self.event(.measured(try Self.measurement(.verified, journal: "b")), at: 2))
    recorder.post(try Self.event(.measured(try Self.measurement(.refused, journal: "c")), at: 3))
    recorder.post(try Self.event(.measured(try Self.measurement(journal: "d")), at: 4))
    recorder.flush()
    var rows = try history(rig)
    #expect(KeptCalibration.inForce(rows)?.id == 4 && KeptCalibration.undone(rows) == .some(1))
    recorder.post(try Self.event(.reverted(to: 1), at: 5))
    recorder.flush()
    rows = try history(rig)
    #expect(KeptCalibration.inForce(rows)?.id == 1 && KeptCalibration.undone(rows) == .some(nil))
    recorder.post(try Self.event(.reverted(to: nil), at: 6))
    recorder.stopCleanly(at: .at(7))
    rows = try history(rig)
    #expect(KeptCalibration.inForce(rows) == nil && KeptCalibration.undone(rows) == nil)
    #expect(rows.count == 6)
  }

  @Test func `only an older calibration of the same part comes back`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(try Self.event(.measured(try Self.measurement(.verified, journal: "a")), at: 1))
    recorder.post(
      try Self.event(.measured(try Self.measurement(journal: "b")), at: 2, of: try .vive("LHR-2")))
    for target in [1, 2, 77] as [Int64] { recorder.post(try Self.event(.reverted(to: target), at: 3)) }
    recorder.stopCleanly(at: .at(4))
    #expect(recorder.status.refusedEventCount == 3)
    #expect(try history(rig).map(\.kind) == [.verified])
  }

  @Test(arguments: [
    "UPDATE calibration SET grade = 'fair'", "DELETE FROM calibration",
    "UPDATE calibration SET reverts_to = NULL",
    "INSERT OR REPLACE INTO calibration SELECT * FROM calibration",
  ])
  func `a stranger with SQL changes nothing of the history`(sql: String) throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(try Self.event(.measured(try Self.measurement()), at: 1))
    recorder.stopCleanly(at: .at(2))
    let before = try history(rig)
    let queue = try rig.stranger()
    #expect(throws: DatabaseError.self) {
      try queue.write { db in
        try db.execute(sql: "PRAGMA recursive_triggers = ON")
        try db.execute(sql: sql)
      }
    }
    #expect(try history(rig) == before)
  }

  @Test func `a unit without a serial has no calibration`() throws {
    let part = try InventoryText("headsetReceiver", field: .part)
    let nobody = try UnitIdentity(family: "vive", model: "m", serial: nil, isEmulated: false)
    #expect(SensorCalibration(unit: nobody, part: part, uid: 0, entry: .reverted(to: nil)) == nil)
  }

  // MARK: - The years to come

  private func verified(after days: [Double], gravity: [Double]) throws -> [KeptCalibration] {
    let rig = try Rig()
    let recorder = try rig.recorder()
    for (index, day) in days.enumerated() {
      let letters = Array("abcdef0123456789")
      let found = try Self.measurement(
        index == 0 ? .calibrated : .verified, journal: letters[index], gravity: gravity[index])
      recorder.post(try Self.event(.measured(found), at: day * 86_400))
    }
    recorder.stopCleanly(at: .at((days.last ?? 0) * 86_400 + 1))
    return try history(rig)
  }

  @Test func `an error that grows is due before it is at its limit, one that stands still after a year`()
    throws
  {
    let growing = CalibrationForecast(
      try verified(after: [0, 90, 180, 270], gravity: [0.004, 0.008, 0.0121, 0.0159]))
    let trend = try #require(growing.trend)
    #expect(trend.quantity == .gravity && trend.measurementCount == 4)
    #expect(abs(trend.sharePerYear - 0.81) < 0.02 && trend.sharePerYearConfidence < 0.05)
    // The line is at 1 after 361 days, its upper bound some days before.
    let due = try #require(growing.nextDue)
    #expect(due > "2027-02-05" && due < "2027-02-21", "\(due)")
    let still = CalibrationForecast(
      try verified(after: [0, 90, 180, 270], gravity: [0.004, 0.0041, 0.0039, 0.004]))
    #expect(still.nextDue == "2027-11-22", "a year after the last measurement")
    #expect(CalibrationForecast([]).nextDue == nil)
  }
}
