import Fusion
import PoseMath
import Testing

@Suite struct OrientationFilterTests {
  static let axes: [SIMD3<Double>] = [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]

  @Test(arguments: axes, [1.0, -1])
  func `a turn about each axis goes the right way and as far as it went`(
    axis: SIMD3<Double>, sign: Double
  ) {
    let motion = SyntheticMotion(spin: axis * sign * 0.5, restBefore: 3)
    let instants = motion.instants(duration: 5)
    var filter = OrientationFilter<Double>()
    for instant in instants { filter.ingest(instant.sample) }
    let truth = instants.last?.worldFromSensor ?? .identity
    #expect(truth.angle(to: .identity) > 0.9)
    #expect(filter.estimate.worldFromSensor.angle(to: truth) < 0.2 * degree)
    #expect((filter.estimate.angularVelocity - axis * sign * 0.5).length < 0.05 * degree)
  }

  @Test func `the bias is learned at rest and the heading stays`() {
    let bias = SIMD3(0.7, -1, 0.5) * degree
    let motion = SyntheticMotion(bias: bias, rateNoise: 0.002, accelerationNoise: 0.02)
    let instants = motion.instants(duration: 70)
    var filter = OrientationFilter<Double>()
    for instant in instants[..<10_000] { filter.ingest(instant.sample) }
    #expect((filter.estimate.bias - bias).length < 0.02 * degree)
    #expect((0..<3).allSatisfy { filter.biasDeviation[$0] < 0.1 * degree })
    let before = filter.estimate.worldFromSensor
    for instant in instants[10_000...] { filter.ingest(instant.sample) }
    #expect(filter.estimate.worldFromSensor.angle(to: before) < 0.5 * degree)
    #expect(filter.isAtRest)
  }

  @Test func `the bias is learned in motion too`() {
    let bias = SIMD3(0.5, 0.4, -0.5) * degree
    let motion = SyntheticMotion(
      turning: SIMD3(1, 1.2, 0.8), swaying: SIMD3(0.05, 0.03, 0.05), bias: bias, rateNoise: 0.002,
      accelerationNoise: 0.02)
    var filter = OrientationFilter<Double>()
    for instant in motion.instants(duration: 60) {
      filter.ingest(instant.sample)
      #expect(!filter.isAtRest)
    }
    #expect((filter.estimate.bias - bias).length < 0.15 * degree)
  }

  @Test(arguments: [250.0, 333.3, 1000])
  func `acceleration that is not gravity tilts the world by less than 1.5 degrees`(rateHz: Double) {
    let motion = SyntheticMotion(
      turning: SIMD3(1.5, 2, 1), swaying: SIMD3(0.15, 0.1, 0.15), bias: SIMD3(0.002, 0.003, -0.002),
      rateNoise: 0.002, accelerationNoise: 0.05, restBefore: 3, rateHz: rateHz)
    var filter = OrientationFilter<Double>()
    var worst = 0.0
    for instant in motion.instants(duration: 40) {
      filter.ingest(instant.sample)
      worst = max(worst, inclinationDegrees(filter.estimate.worldFromSensor, instant.worldFromSensor))
    }
    #expect(worst < 1.5)
  }

  @Test func `rest begins after a second and a half and ends with the first motion`() {
    let motion = SyntheticMotion(turning: SIMD3(0, 0.5, 0), rateNoise: 0.002, restBefore: 4)
    var filter = OrientationFilter<Double>()
    for instant in motion.instants(duration: 5) {
      filter.ingest(instant.sample)
      let seconds: Double = instant.sample.timestamp.seconds(since: .zero)
      if seconds < 1.4 { #expect(!filter.isAtRest) }
      if seconds > 1.8 && seconds < 4 { #expect(filter.isAtRest) }
      if seconds > 4.3 { #expect(!filter.isAtRest) }
    }
  }

  @Test func `both widths agree`() {
    let motion = SyntheticMotion(
      turning: SIMD3(1, 1.2, 0.8), swaying: SIMD3(0.1, 0.05, 0.1), bias: SIMD3(0.002, 0.003, -0.002),
      rateNoise: 0.002, accelerationNoise: 0.02, restBefore: 3, rateHz: 500)
    var wide = OrientationFilter<Double>()
    var narrow = OrientationFilter<Float>()
    for instant in motion.instants(duration: 30) {
      let sample = instant.sample
      wide.ingest(sample)
      narrow.ingest(
        IMUSample(
          timestamp: sample.timestamp, angularVelocity: SIMD3(sample.angularVelocity),
          acceleration: SIMD3(sample.acceleration)))
    }
    let narrowed = Quaternion<Double>(narrow.estimate.worldFromSensor)
    #expect(wide.estimate.worldFromSensor.angle(to: narrowed) < 0.05 * degree)
  }
}
