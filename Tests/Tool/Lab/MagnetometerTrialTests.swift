import Calibration
import Foundation
import HeadsetTestSupport
import Lab
import PoseMath
import Testing

/// The magnetometer of the public trials; the algebraic fit's figures are those of BASELINES.md.
@Suite(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
struct MagnetometerTrialTests {
  /// Every fifth reading, for the tests' sake.
  static func fields(_ trial: InertialTrial) -> [SIMD3<Double>] {
    stride(from: 0, to: trial.rows.count, by: 5).map { trial.rows[$0].magneticField }
  }

  @Test func `the spread of the field falls further than with the algebraic fit`() throws {
    let trial = try InertialTrial(
      contentsOf: RecordedData.path("broad/02_undisturbed_slow_rotation_B.hsimu.gz"))
    let found = try MagnetometerFit().fit(Self.fields(trial))
    #expect(abs(found.spreadBefore - 0.0196) < 0.0004)
    #expect(found.spreadAfter < 0.0178)
    // What is left is the room's field: alike at neighbouring samples, and the errors say so.
    #expect(found.correlationFactor > 3)
  }

  /// A trial's file as `lab calibrate` takes it, of the sensor only what was before the motion.
  private static func input(_ name: String) throws -> CalibrationInput {
    var input = try CalibrationInput(contentsOf: RecordedData.path("broad/\(name).hsimu.gz"))
    #expect(input.magneticField.count == input.inertial.times.count)
    let part = 0..<3_000
    input.inertial = try InertialRecording(
      times: Array(input.inertial.times[part]), acceleration: Array(input.inertial.acceleration[part]),
      angularVelocity: Array(input.inertial.angularVelocity[part]))
    return input
  }

  @Test func `a trial's file gives the magnetometer beside the others, in the unit asked for`() throws {
    let report = try CalibrationReport(
      of: Self.input("02_undisturbed_slow_rotation_B"), gravity: standardGravity, field: 1)
    let found = try #require(report.magnetometer)
    #expect(found.field == 1 && found.directions >= 12 && found.spreadAfter < 0.018, "\(found)")
    #expect(report.magnetometerRefusal == nil && report.accelerometerRefusal != nil)
    let sliding = try CalibrationReport(
      of: Self.input("10_undisturbed_slow_translation_A"), gravity: standardGravity)
    guard case .tooFewDirections = sliding.magnetometerRefusal?.reason else {
      Issue.record("\(String(describing: sliding.magnetometerRefusal))")
      return
    }
    let json = String(decoding: try JSONEncoder().encode(sliding), as: UTF8.self)
    #expect(json.contains(#""reason":"too_few_directions""#) && json.contains(#""missing":["#))
  }

  @Test func `a table without a magnetometer has none, and half a one is an error`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "magnetometer-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let rows = (0..<100).map { "\(Double($0) / 100),0,0,\($0 % 3),0,0,\($0 % 2),1\n" }.joined()
    try ("t_s,ax,ay,az,gx,gy,gz,temperature_c\n" + rows).write(to: file, atomically: true, encoding: .utf8)
    #expect(try CalibrationInput(contentsOf: file.path).magneticField.isEmpty)
    try ("t_s,ax,ay,az,gx,gy,gz,mx\n" + rows).write(to: file, atomically: true, encoding: .utf8)
    #expect(throws: LabError.noColumn(name: "my")) { try CalibrationInput(contentsOf: file.path) }
  }

  @Test func `a phone that rings on the board is no earth field`() throws {
    let trial = try InertialTrial(
      contentsOf: RecordedData.path("broad/27_disturbed_phone_vibration_B.hsimu.gz"))
    #expect(throws: CalibrationError.noSolution) {
      try MagnetometerFit().fit(Self.fields(trial))
    }
  }

  @Test func `a board that only slides is refused, and the direction it needs is named`() throws {
    let trial = try InertialTrial(
      contentsOf: RecordedData.path("broad/10_undisturbed_slow_translation_A.hsimu.gz"))
    let error = #expect(throws: CalibrationError.self) {
      try MagnetometerFit().fit(Self.fields(trial))
    }
    guard case .tooFewDirections(let found, 12, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found < 4)
  }
}
