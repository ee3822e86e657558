import Calibration
import CalibrationGuide
import HeadsetTestSupport
import PoseMath
import Testing

@Suite struct CalibrationGuideTests {
  private static let seeds: Range<UInt64> = mutationCount > 10_000 ? 1..<101 : 1..<11

  /// Largest differences from the truth: bias, scale, misalignment.
  private func errors(
    _ found: TriaxialCalibration, _ truth: TriaxialCalibration
  ) -> (bias: Double, scale: Double, misalignment: Double) {
    let bias = found.bias - truth.bias
    let difference = (0..<9).map { index in
      found.matrix[index / 3, index % 3] - truth.matrix[index / 3, index % 3]
    }
    let scale = [0, 4, 8].map { abs(difference[$0]) }.max() ?? 0
    let rest = [1, 2, 3, 5, 6, 7].map { abs(difference[$0]) }.max() ?? 0
    return (max(abs(bias.x), abs(bias.y), abs(bias.z)), scale, rest)
  }

  @Test(arguments: seeds)
  func `a unit's errors are found through imperfect hands`(seed: UInt64) throws {
    var guide = CalibrationGuide()
    var technician = SyntheticTechnician(seed: seed)
    technician.follow(&guide)
    let result = try #require(guide.result, "\(guide.progress) \(String(describing: guide.refusal))")
    #expect(guide.progress.phase == .finished && result.grade == .good)
    let accelerometer = errors(result.calibration.accelerometer, technician.truth.accelerometer)
    let gyroscope = errors(result.calibration.gyroscope, technician.truth.gyroscope)
    #expect(accelerometer.bias < 0.01 && accelerometer.scale < 0.001 && accelerometer.misalignment < 0.002)
    #expect(gyroscope.bias < 0.000_5 && gyroscope.scale < 0.002 && gyroscope.misalignment < 0.004)
    #expect(result.after.gravity < result.before.gravity / 5 && result.after.turn < result.before.turn)
  }
}
