import Calibration
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
