import Fusion
import PoseMath
import Testing

@Suite struct OrientationFilterStartTests {
  static let axes: [SIMD3<Double>] = [
    SIMD3(1, 0, 0), SIMD3(-1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, -1, 0), SIMD3(0, 0, 1), SIMD3(0, 0, -1),
  ]

  func rested(up: SIMD3<Double>, seconds: Double = 2) -> OrientationFilter<Double> {
    var filter = OrientationFilter<Double>()
    for index in 0..<Int(seconds * 1000) {
      filter.ingest(
        IMUSample(
          timestamp: Timestamp(nanoseconds: Int64(index) * 1_000_000), angularVelocity: .zero,
          acceleration: up * standardGravity))
    }
    return filter
  }

  @Test(arguments: axes)
  func `the axis that reads plus gravity points up`(up: SIMD3<Double>) {
    for seconds in [0.001, 0.5, 2] {
      let estimate = rested(up: up, seconds: seconds).estimate
      #expect((estimate.worldFromSensor.rotate(up) - SIMD3(0, 1, 0)).length < 1e-9)
    }
  }

  @Test func `a level or tilted sensor starts with its -Z axis at heading zero`() {
    for tilt in stride(from: -70.0, through: 70, by: 10) {
      for roll in [-60.0, 0, 45] {
        let truth =
          Quaternion(rotationVector: SIMD3(tilt * degree, 0, 0))
          * Quaternion(rotationVector: SIMD3(0, 0, roll * degree))
        let estimate = rested(up: truth.conjugate.rotate(SIMD3(0, 1, 0))).estimate
        #expect(estimate.worldFromSensor.angle(to: truth) < 1e-7)
      }
    }
  }

  @Test func `a sensor that looks straight down starts with its upper side forward`() {
    let estimate = rested(up: SIMD3(0, 0, 1)).estimate
    #expect((estimate.worldFromSensor.rotate(SIMD3(0, 1, 0)) - SIMD3(0, 0, -1)).length < 1e-9)
  }

  @Test func `without a direction of gravity there is no start`() {
    let estimate = rested(up: .zero).estimate
    #expect(!estimate.hasStarted)
    #expect(estimate.worldFromSensor == .identity)
  }

  @Test func `200 random starts are level within 2 degrees after 1 s in motion`() {
    var noise = SeededNoise(seed: 7)
    for _ in 0..<200 {
      let start = Quaternion(rotationVector: noise.vector() * 2)
      var motion = SyntheticMotion(turning: SIMD3(0.5, 1, 0.4), swaying: SIMD3(0.02, 0.01, 0.02))
      motion.start = start
      motion.bias = noise.vector() * (0.3 * degree)
      motion.rateHz = 500
      var filter = OrientationFilter<Double>()
      for instant in motion.instants(duration: 1) { filter.ingest(instant.sample) }
      let truth = motion.instants(duration: 1).last?.worldFromSensor ?? .identity
      #expect(inclinationDegrees(filter.estimate.worldFromSensor, truth) < 2)
    }
  }

  @Test func `after the first sample at rest nothing jumps`() {
    let motion = SyntheticMotion(
      bias: SIMD3(0.01, -0.005, 0.008), rateNoise: 0.002, accelerationNoise: 0.05,
      start: Quaternion(rotationVector: SIMD3(0.3, 1, -0.2)))
    var filter = OrientationFilter<Double>()
    var last: Quaternion<Double>?
    for instant in motion.instants(duration: 10) {
      filter.ingest(instant.sample)
      let now = filter.estimate.worldFromSensor
      if let last { #expect(now.angle(to: last) < 0.6 * degree) }
      last = now
    }
  }
}
