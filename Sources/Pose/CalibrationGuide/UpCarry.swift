internal import Calibration
internal import PoseMath

/// How well a calibration explains movements it was not asked about: up is felt at a rest, carried over the
/// movement by the gyroscope, and felt again.
enum UpCarry {
  /// The angle between up as carried and up as felt, radians, for each movement between neighbouring rests.
  static func errors(
    _ recording: InertialRecording, rests: [StillInterval], calibration: UnitCalibration
  ) -> [Double] {
    zip(rests, rests.dropFirst()).compactMap { before, after in
      let (first, last) = (before.samples.upperBound - 1, after.samples.lowerBound)
      guard
        let felt = calibration.accelerometer.corrected(before.acceleration).direction,
        let then = calibration.accelerometer.corrected(after.acceleration).direction,
        let turned = turn(recording, first...last, calibration, bias: rest(before, after, calibration))
      else { return nil }
      return turned.conjugate.rotate(felt).angle(to: then)
    }
  }

  /// What the gyroscope reads at the two rests, which is not the movement's.
  private static func rest(
    _ before: StillInterval, _ after: StillInterval, _ calibration: UnitCalibration
  ) -> SIMD3<Double> {
    calibration.gyroscope.corrected((before.angularVelocity + after.angularVelocity) / 2)
  }

  /// The turn of the body over these samples; nil where some are missing.
  private static func turn(
    _ recording: InertialRecording, _ range: ClosedRange<Int>, _ calibration: UnitCalibration,
    bias: SIMD3<Double>
  ) -> Quaternion<Double>? {
    var turn = Quaternion<Double>.identity
    for index in range.dropFirst() {
      let step = recording.times[index] - recording.times[index - 1]
      guard step < 2.5 * recording.sampleInterval else { return nil }
      let mean = (recording.angularVelocity[index] + recording.angularVelocity[index - 1]) / 2
      let rate = calibration.gyroscope.corrected(mean) - bias
      turn = (turn * Quaternion(rotationVector: rate * step)).normalized()
    }
    return turn
  }
}

extension SIMD3<Double> {
  /// Radians between two vectors.
  fileprivate func angle(to other: Self) -> Double { .arcTangent(cross(other).length, over: dot(other)) }
}
