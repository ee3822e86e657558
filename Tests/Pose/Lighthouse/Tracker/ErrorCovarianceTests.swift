import PoseMath
import Testing

@testable import Lighthouse

@Suite struct ErrorCovarianceTests {
  private static let turned = Quaternion<Double>(rotationVector: SIMD3(0.02, -0.01, 0.03))
  private static let orientation = Quaternion<Double>(rotationVector: SIMD3(0.4, 1.1, -0.7))

  private static var start: ErrorCovariance {
    var covariance = ErrorCovariance()
    for row in 0..<15 { covariance.reset(row, variance: 1 + 0.1 * Double(row)) }
    return covariance
  }

  @Test func `a step is the linear model on both sides`() {
    var covariance = Self.start
    let step = ErrorStep(
      duration: 0.01, turned: Self.turned, orientation: Self.orientation, force: SIMD3(1, 9, -2))
    covariance.step(step)
    // The diagonal of F P F^T for a diagonal P, row by row.
    let bias = 0.01 * 0.01
    for axis in 0..<3 {
      let turn = step.turn[axis]
      let turnedVariance =
        turn.x * turn.x * 1 + turn.y * turn.y * 1.1 + turn.z * turn.z * 1.2 + bias
        * (1.9 + 0.1 * Double(axis))
      #expect(abs(covariance.variance(axis) - turnedVariance) < 1e-12)
      let position = 1.3 + 0.1 * Double(axis) + bias * (1.6 + 0.1 * Double(axis))
      #expect(abs(covariance.variance(3 + axis) - position) < 1e-12)
      let (force, frame) = (step.force[axis], step.frame[axis])
      var velocity = 1.6 + 0.1 * Double(axis)
      for other in 0..<3 {
        velocity += force[other] * force[other] * (1 + 0.1 * Double(other))
        velocity += frame[other] * frame[other] * (2.2 + 0.1 * Double(other))
      }
      #expect(abs(covariance.variance(6 + axis) - velocity) < 1e-12)
    }
  }

  @Test func `a measurement takes away what it tells`() {
    var covariance = Self.start
    var gradient = ErrorGradient()
    gradient.position = SIMD3(1, 0, 0)
    let product = covariance.times(gradient)
    let believed = gradient.dot(product)
    #expect(believed == 1.3)
    covariance.absorb(product, innovation: believed + 1.3)
    #expect(abs(covariance.variance(3) - 0.65) < 1e-15 && covariance.variance(4) == 1.4)
  }

  @Test func `an error that is reset shares nothing`() {
    var covariance = Self.start
    covariance.step(
      ErrorStep(duration: 0.1, turned: Self.turned, orientation: Self.orientation, force: SIMD3(0, 9.8, 0)))
    covariance.reset(7, variance: 4)
    var gradient = ErrorGradient()
    gradient.velocity = SIMD3(0, 1, 0)
    let product = covariance.times(gradient)
    for row in 0..<15 { #expect(product[row] == (row == 7 ? 4 : 0)) }
  }

  /// The filter's gradient against finite differences of what it predicts.
  @Test func `orientation errors turn a point as the gradient says`() {
    let point = SIMD3(0.1, -0.05, 0.08)
    let world = SIMD3(0.3, -0.7, 0.2)
    let arm = point.cross(Self.orientation.conjugate.rotate(world))
    for axis in 0..<3 {
      var turn = SIMD3<Double>.zero
      turn[axis] = 1e-6
      let ahead = (Self.orientation * Quaternion(rotationVector: turn)).rotate(point).dot(world)
      let behind = (Self.orientation * Quaternion(rotationVector: -turn)).rotate(point).dot(world)
      #expect(abs((ahead - behind) / 2e-6 - arm[axis]) < 1e-9)
    }
  }
}
