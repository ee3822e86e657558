import PoseMath
import Testing

@testable import Fusion

@Suite struct ErrorCovarianceTests {
  /// A window of made-up motion, by an estimate whose state number `state` is off by `size`; what it comes to,
  /// as errors of the twenty states.
  private static func window(_ state: Int, by size: Double) -> (InlineArray<20, Double>, WindowSums<Double>) {
    var turn = LaneRotation<Double>.identity
    turn[lane: 0] = Quaternion(rotationVector: SIMD3(0.3, -0.8, 0.5))
    var gyroscope = GyroscopeModel<Double>()
    var accelerometerBias = LaneVector<Double>.zero
    var initial = InlineArray<20, Double>(repeating: 0)
    initial[state] = size
    turn = LaneRotation(rotationVector: LaneVector(initial[0], initial[1], initial[2])) * turn
    gyroscope.bias = LaneVector(initial[3], initial[4], initial[5])
    for element in 0..<9 { gyroscope.matrix[element] = initial[6 + element] }
    accelerometerBias = LaneVector(initial[17], initial[18], initial[19])
    var sums = WindowSums<Double>()
    for index in 0..<29 {
      let phase = Double(index) / 29
      let rate = LaneVector(2 * Double.cosine(phase), 3.0, -1.5 * Double.sine(2 * phase))
      let force = LaneVector(3 * Double.sine(phase), 9.0, 2.0)
      let step = 1.0 / 286
      turn = turn * LaneRotation(rotationVector: gyroscope.corrected(rate) * step)
      sums.add(
        rate: rate, force: force, accelerometerBias: accelerometerBias, step: step, columns: turn.columns)
    }
    var end = initial
    end[ErrorState.velocity] += sums.force.x
    end[ErrorState.velocity + 1] += sums.force.z
    let orientation = turn[lane: 0]
    for axis in 0..<3 { end[axis] = orientation.imaginary[axis] }
    end[3] = orientation.real
    return (end, sums)
  }

  @Test(arguments: 0..<20)
  func `errors grow as the transition says`(state: Int) {
    let size = 1e-5
    let (reference, sums) = Self.window(state, by: 0)
    let (perturbed, _) = Self.window(state, by: size)
    var covariance = ErrorCovariance<Double>()
    covariance.reset(state, variance: 1, where: true)
    covariance.propagate(WindowTransition(sums))

    func orientation(_ end: InlineArray<20, Double>) -> Quaternion<Double> {
      Quaternion(w: end[3], x: end[0], y: end[1], z: end[2])
    }
    let turned = (orientation(perturbed) * orientation(reference).conjugate).rotationVector / size
    let velocity = SIMD2(
      perturbed[ErrorState.velocity] - reference[ErrorState.velocity],
      perturbed[ErrorState.velocity + 1] - reference[ErrorState.velocity + 1])
    // P = F e e' F': the row of the state itself is F e, as that state stays 1.
    for axis in 0..<3 {
      let expected = state < 3 ? covariance[axis, axis].squareRoot() : covariance[state, axis]
      let actual = state < 3 ? abs(turned[axis]) : turned[axis]
      #expect(abs(expected - actual) < 2e-3)
    }
    for axis in 0..<2 {
      let column = ErrorState.velocity + axis
      let expected = covariance[column, column].squareRoot()
      let start = column == state ? 1.0 : 0
      let actual = abs(start + (velocity[axis] - start * size) / size)
      #expect(abs(expected - actual) < 0.03 * max(1, abs(actual)), "velocity \(axis)")
    }
    for row in 0..<20 {
      for column in 0..<20 { #expect(abs(covariance[row, column] - covariance[column, row]) < 1e-12) }
    }
  }

  @Test func `a measurement takes from the variance and keeps the matrix symmetric`() {
    var covariance = ErrorCovariance<Float>()
    for state in 0..<20 { covariance.reset(state, variance: Float(state + 1), where: true) }
    let gain = covariance.measure(4, noise: 5)
    #expect(gain[4] == 0.5 && gain[3] == 0)
    #expect(covariance[4, 4] == 2.5 && covariance[5, 5] == 6)
  }

  @Test func `the covariance stays one for an hour at single precision`() {
    var motion = OrientationFilterRobustnessTests.calm
    motion.rateHz = 100
    let instants = motion.instants(duration: 60)
    var filter = OrientationFilter<Float>()
    var time = Timestamp.zero
    for _ in 0..<60 {
      for instant in instants {
        var sample = OrientationFilterLanesTests.narrow(instant.sample)
        time = time.advanced(byNanoseconds: 10_000_000)
        sample.timestamp = time
        filter.ingest(sample)
        filter.ingest(magneticField: SIMD3(instant.field))
      }
      #expect(Self.isPositive(filter.core.covariance))
    }
    #expect(filter.estimate.phase == .running)
  }

  /// Cholesky's factorisation, with a rounding error's worth on the diagonal.
  private static func isPositive(_ covariance: ErrorCovariance<Float>) -> Bool {
    var lower = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 20)
    for row in 0..<20 {
      for column in 0...row {
        var sum = Double(covariance[row, column])
        for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
        if row == column {
          sum += 1e-6 * Double(covariance[row, row]) + 1e-12
          guard sum > 0 else { return false }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    return true
  }
}
