import Calibration
import CalibrationGuide
import ControlProtocol
import DeviceEmulation
import DeviceIO
import DeviceProtocols
import Drivers
import Foundation
import HeadsetTestSupport
import Inventory
import Ledger
import PoseMath
import PosePipeline
import Testing
import Wearers

@testable import HeadsetService

/// The whole guide through the service: from the wire of an emulated headset in imperfect hands to the record.
@Suite struct CalibrationDeskTests {
  private static let seeds: [UInt64] = isLongTier ? Array(1...10) : [3]

  /// Largest differences from the truth: bias, scale, misalignment.
  private func differences(
    _ found: TriaxialCalibration, _ truth: TriaxialCalibration
  ) -> (bias: Double, scale: Double, misalignment: Double) {
    let bias = found.bias - truth.bias
    let parts = (0..<9).map { abs(found.matrix[$0 / 3, $0 % 3] - truth.matrix[$0 / 3, $0 % 3]) }
    return (
      max(abs(bias.x), abs(bias.y), abs(bias.z)), [0, 4, 8].map { parts[$0] }.max() ?? 0,
      [1, 2, 3, 5, 6, 7].map { parts[$0] }.max() ?? 0
    )
  }

  private func rows(_ stage: CalibrationStage) throws -> [KeptCalibration] {
    try InventoryReader(path: stage.database).calibratedUnits(serial: CalibrationStage.serial)
      .flatMap(\.calibrations)
  }

  private func expectTruth(_ stage: CalibrationStage) throws {
    let last = try #require(try rows(stage).last)
    let found = try #require(UnitCalibration(parameters: last.parameters))
    let accelerometer = differences(found.accelerometer, stage.truth.accelerometer)
    let gyroscope = differences(found.gyroscope, stage.truth.gyroscope)
    #expect(accelerometer.bias < 0.01 && accelerometer.scale < 0.001 && accelerometer.misalignment < 0.002)
    #expect(gyroscope.bias < 0.000_5 && gyroscope.scale < 0.002 && gyroscope.misalignment < 0.004)
    print(
      "calibration, differences from the truth: accelerometer \(accelerometer), gyroscope \(gyroscope)")
  }

  /// The angle to the truth after a minute of a head's motion, degrees: of up, rms, and of all, at the end.
  private func orientationErrors(
    _ stage: CalibrationStage, by correction: InertialCorrection
  ) -> (up: Double, drift: Double) {
    var unit = stage.unit
    unit.source = HeadWearer(.standing, seed: 5, restSeconds: 1)
    let imu = unit.imu
    var pipeline = PosePipeline(role: .head)
    var (squares, count) = (0.0, 0.0)
    var (offset, drift) = (Quaternion<Double>?.none, 0.0)
    for number in 0..<60_000 {
      let slot = imu.slot(number)
      let force = SIMD3<Double>(slot.rawAcceleration) * imu.accelerationPerCount
      let rate = SIMD3<Double>(slot.rawAngularVelocity) * imu.angularVelocityPerCount
      let time = Timestamp(nanoseconds: Int64(number) * 1_000_000)
      pipeline.ingest(
        IMUSample(
          timestamp: time, angularVelocity: correction.angularVelocity.corrected(rate),
          acceleration: correction.acceleration.corrected(force)), arrivedAt: time)
      guard number > 12_000, number % 50 == 0, let found = pipeline.worldFromDevice else { continue }
      let truth =
        imu.source.motion(at: imu.seconds(ofSample: number)).worldFromBody.orientation
        * imu.imuFromBody.orientation.conjugate
      let up = SIMD3(0.0, 1, 0)
      let tilt = found.conjugate.rotate(up).dot(truth.conjugate.rotate(up))
      squares += Double.arcTangent(max(0, 1 - tilt * tilt).squareRoot(), over: tilt).magnitudeSquared
      count += 1
      offset = offset ?? truth * found.conjugate
      if let offset { drift = (offset * found).angle(to: truth) }
    }
    return ((squares / max(1, count)).squareRoot() * 180 / .pi, drift * 180 / .pi)
  }

  @Test(arguments: seeds)
  func `a headset is calibrated from the wire to the record, verified, and taken back`(seed: UInt64) throws {
    let stage = try CalibrationStage(seed: seed)
    try stage.plug()
    let factory = try #require(stage.rig.unit(stage.visit)?.profile).inForce
    try stage.begin()
    stage.follow()
    stage.settle()
    let status = try #require(stage.status)
    let result = try #require(status.result, "\(status)")
    #expect(status.phase == .finished && status.isRecorded == true && result.grade == .good)
    #expect(stage.seconds < 420, "a technician's time")
    let before = try #require(result.before)
    #expect(result.after.gravityMetersPerSecondSquared < before.gravityMetersPerSecondSquared / 5)
    #expect(result.after.turnDegrees < before.turnDegrees)
    try expectTruth(stage)
    print(
      "calibration, seed \(seed): \(stage.seconds) s of a technician's time, before \(before), after \(result.after)"
    )

    let active = try #require(stage.rig.unit(stage.visit)?.profile?.correction)
    let (old, new) = (orientationErrors(stage, by: factory), orientationErrors(stage, by: active))
    print("orientation error over a minute, degrees: before \(old), after \(new)")
    #expect(new.up < old.up && new.drift < old.drift)

    try verifyUnchanged(stage, active)
    try takeBack(stage)
  }

  private func verifyUnchanged(_ stage: CalibrationStage, _ active: InertialCorrection) throws {
    try stage.begin(.verify)
    stage.follow()
    stage.settle()
    let status = try #require(stage.status)
    #expect(status.phase == .finished && status.purpose == .verify && status.result?.before == nil)
    #expect(status.result?.grade == .good)
    #expect(stage.rig.unit(stage.visit)?.profile?.correction == active)
    #expect(try rows(stage).map(\.kind) == [.calibrated, .verified])
    #expect(KeptCalibration.inForce(try rows(stage))?.id == 1)
  }

  private func takeBack(_ stage: CalibrationStage) throws {
    guard case .success(.calibrationHistory(let history)) = stage.desk.undo(CalibrationStage.serial, by: 7)
    else {
      Issue.record("not undone")
      return
    }
    #expect(history.inForce == nil && history.rows.map(\.kind) == [.calibrated, .verified, .reverted])
    #expect(stage.rig.unit(stage.visit)?.profile?.correction == nil)
    // There is nothing more to take back.
    guard case .failure(let fault) = stage.desk.undo(CalibrationStage.serial, by: 7) else {
      Issue.record("undone twice")
      return
    }
    #expect(fault.knownCode == .noCalibration)
    let entries = try LedgerReader(path: stage.database).read { db in
      try (0..<Ledger.size(of: db)).compactMap { try Ledger.leaf($0, in: db) }
        .filter { String(decoding: $0, as: UTF8.self).contains("\"kind\":\"unit.calibration\"") }
    }
    #expect(entries.count == 3)
    #expect(try LedgerReader(path: stage.database).verify(LedgerVerification(trusting: [])).isIntact)
  }

  @Test func `a pulled plug and a killed service cost what was not synced, and the guide goes on`() throws {
    let stage = try CalibrationStage(seed: 4, of: .wand)
    try stage.plug()
    try stage.begin()
    stage.follow { $0.directions.count >= 4 }
    stage.unplug()
    for _ in 0..<500 { stage.tick() }
    #expect(stage.status?.instruction.action == .reconnect)
    try stage.plug()
    stage.follow { $0.directions.count >= 8 }
    let taken = try #require(stage.status?.directions.count)
    // Nothing is told to end: the draft is what was synced by now.
    stage.end()
    let next = try CalibrationStage(seed: 4, of: .wand, in: stage.folder)
    try next.plug()
    try next.begin()
    let resumed = try #require(next.status)
    #expect(resumed.isResumed && resumed.directions.count >= taken - 1 && resumed.phase == .warmUp)
    next.follow()
    next.settle()
    #expect(next.status?.phase == .finished && next.status?.isRecorded == true)
    try expectTruth(next)
    try expectInForceAfterRestart(next)
  }

  private func expectInForceAfterRestart(_ stage: CalibrationStage) throws {
    let active = try #require(stage.rig.unit(stage.visit)?.profile?.correction)
    stage.end()
    let later = try CalibrationStage(seed: 4, of: .wand, in: stage.folder)
    try later.plug()
    #expect(later.rig.unit(later.visit)?.profile?.correction == active)
  }

  @Test func `a calibration that comes into force does not make the pose jump`() throws {
    let stage = try CalibrationStage(seed: 6)
    try stage.plug()
    for _ in 0..<12_000 { stage.tick() }
    let key = try #require(stage.key)
    var last = try #require(try stage.orientation())
    var largest = 0.0
    stage.rig.recalibrate(key, by: InertialCorrection(stage.truth))
    for _ in 0..<3_000 {
      stage.tick()
      let now = try #require(try stage.orientation())
      largest = max(largest, now.angle(to: last))
      last = now
    }
    print("calibration, largest step of a pose at rest: \(largest * 180 / .pi) degrees")
    #expect(largest < 0.2 * .pi / 180)
  }

  @Test func `who asks for what cannot be is told why`() throws {
    let stage = try CalibrationStage(seed: 1, of: .wand)
    func fault(_ answer: CalibrationDesk.Answer) -> ControlFault.Code? {
      if case .failure(let fault) = answer { fault.knownCode } else { nil }
    }
    #expect(fault(stage.desk.start("LHR-NOBODY", .calibrate, by: 0)) == .noSuchDevice)
    #expect(fault(stage.desk.show(CalibrationStage.serial)) == .noCalibration)
    try stage.plug()
    #expect(fault(stage.desk.answer(CalibrationStage.serial, "skip")) == .noCalibration)
    #expect(fault(stage.desk.undo(CalibrationStage.serial, by: 0)) == .noCalibration)
    try stage.begin()
    #expect(fault(stage.desk.answer(CalibrationStage.serial, "what")) == .badArgument)
    #expect(fault(stage.desk.start(CalibrationStage.serial, .verify, by: 0)) == .calibrationRunning)
    #expect(fault(stage.desk.start(CalibrationStage.serial, .calibrate, by: 0)) == nil, "joined")
    #expect(fault(stage.desk.answer(CalibrationStage.serial, "abandon")) == nil)
    for _ in 0..<40 { stage.tick() }
    #expect(stage.status?.phase == .abandoned)
    #expect(try FileManager.default.contentsOfDirectory(atPath: stage.drafts).isEmpty)
  }
}

extension Double {
  fileprivate var magnitudeSquared: Double { self * self }
}
