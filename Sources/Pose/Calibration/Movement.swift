internal import PoseMath

/// What lies between two rests: the turn rates, and the direction of up before and after.
struct Movement {
  /// Why a stretch between two rests is not used.
  enum Flaw: String, CaseIterable, Sendable {
    case missingSamples, saturated, tooLong
  }

  /// Unit vectors in the sensor's axes.
  var upBefore: SIMD3<Double>, upAfter: SIMD3<Double>
  /// Readings with the bias taken off, one a sample.
  var rates: [SIMD3<Double>]
  /// Seconds between them: one fewer.
  var steps: [Double]

  /// Carries the direction of up over the movement.
  ///
  /// The turn of a step is the rotation vector of a rate that changes evenly between two samples: the mean rate
  /// times h, and h^2/12 (w1 x w2) for the turning of the axis (J. E. Bortz, IEEE Trans. AES 7(1), 1971; P. G.
  /// Savage, J. Guidance, Control, and Dynamics 21(1), 1998).
  func carry(by matrix: Matrix3) -> Quaternion<Double> {
    var startFromSensor = Quaternion<Double>.identity
    var previous = matrix * rates[0]
    for (index, step) in steps.enumerated() {
      let rate = matrix * rates[index + 1]
      startFromSensor =
        startFromSensor * Quaternion(rotationVector: Self.turn(previous, rate, step))
      previous = rate
    }
    return startFromSensor.normalized()
  }

  /// The same, with the derivative of the small turn at the start by each element of the matrix, row after row:
  /// the sum of R e_i w_j h.
  func carryWithDerivatives(by matrix: Matrix3) -> (Quaternion<Double>, [SIMD3<Double>]) {
    var startFromSensor = Quaternion<Double>.identity
    var derivatives = [SIMD3<Double>](repeating: .zero, count: 9)
    var previous = matrix * rates[0]
    for (index, step) in steps.enumerated() {
      let rate = matrix * rates[index + 1]
      let turn = Quaternion(rotationVector: Self.turn(previous, rate, step))
      let middle = startFromSensor * Quaternion(rotationVector: turn.rotationVector * 0.5)
      let columns = middle.columns
      let mean = (rates[index] + rates[index + 1]) * (0.5 * step)
      for column in 0..<3 {
        derivatives[column] += columns.0 * mean[column]
        derivatives[3 + column] += columns.1 * mean[column]
        derivatives[6 + column] += columns.2 * mean[column]
      }
      startFromSensor = startFromSensor * turn
      previous = rate
    }
    return (startFromSensor.normalized(), derivatives)
  }

  /// The turns of at most `count` longer steps, for a scale factor of 1: coarse, and cheap to try many factors on.
  func coarseTurns(_ count: Int) -> [SIMD3<Double>] {
    var turns = [SIMD3<Double>](repeating: .zero, count: min(count, steps.count))
    for (index, step) in steps.enumerated() {
      turns[index * turns.count / steps.count] += (rates[index] + rates[index + 1]) * (0.5 * step)
    }
    return turns
  }

  private static func turn(
    _ before: SIMD3<Double>, _ after: SIMD3<Double>, _ step: Double
  ) -> SIMD3<Double> {
    (before + after) * (0.5 * step) + before.cross(after) * (step * step / 12)
  }
}
