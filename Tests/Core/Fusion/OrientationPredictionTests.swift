import Fusion
import PoseMath
import Testing

@Suite struct OrientationPredictionTests {
  static let turning: OrientationEstimate<Double> = {
    var estimate = OrientationEstimate<Double>()
    estimate.worldFromSensor = Quaternion(rotationVector: SIMD3(0.2, -0.4, 0.1))
    estimate.angularVelocity = SIMD3(1, 2, -0.5)
    return estimate
  }()

  @Test(arguments: [-0.1, -0.02, 0, 0.011, 0.05, 0.1])
  func `a constant turn is predicted exactly`(seconds: Double) {
    let turn = Quaternion(rotationVector: Self.turning.angularVelocity * seconds)
    let truth = Self.turning.worldFromSensor * turn
    #expect(Self.turning.worldFromSensor(after: seconds).angle(to: truth) < 1e-9)
  }

  @Test(arguments: [0.11, 1, 1e9, .infinity])
  func `nothing is predicted past the horizon`(seconds: Double) {
    let horizon = Self.turning.worldFromSensor(after: 0.1)
    #expect(Self.turning.worldFromSensor(after: seconds).angle(to: horizon) < 1e-9)
    let past = Self.turning.worldFromSensor(after: -0.1)
    #expect(Self.turning.worldFromSensor(after: -seconds).angle(to: past) < 1e-9)
  }

  @Test func `a body at rest stays where it is`() {
    var resting = Self.turning
    resting.angularVelocity = .zero
    #expect(resting.worldFromSensor(after: 0.1).angle(to: resting.worldFromSensor) < 1e-12)
  }
}
