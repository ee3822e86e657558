import Fusion
import PoseMath
import Testing

@Suite struct OrientationFilterFaultTests {
  static let motion = SyntheticMotion(
    turning: SIMD3(1, 1.2, 0.8), swaying: SIMD3(0.05, 0.03, 0.05), bias: SIMD3(0.002, 0.003, -0.002),
    rateNoise: 0.002, accelerationNoise: 0.02, restBefore: 3, rateHz: 500)

  @Test(arguments: [1, 10, 100])
  func `lost samples cost little and are made good`(lost: Int) {
    var filter = OrientationFilter<Double>()
    var worst = 0.0
    for (index, instant) in Self.motion.instants(duration: 20).enumerated() {
      if index > 5000 && index <= 5000 + lost { continue }
      var sample = instant.sample
      if index == 5001 + lost { sample.lostBefore = UInt32(lost) }
      filter.ingest(sample)
      if index > 7500 {
        worst = max(worst, inclinationDegrees(filter.estimate.worldFromSensor, instant.worldFromSensor))
      }
    }
    #expect(worst < 1)
  }

  @Test func `a gap that only the device's clock tells costs no more than one that is told`() {
    var (told, untold) = (OrientationFilter<Double>(), OrientationFilter<Double>())
    for (index, instant) in OrientationFilterRobustnessTests.fast.instants(duration: 20).enumerated() {
      if index > 4000 && index <= 4020 { continue }
      var sample = instant.sample
      untold.ingest(sample)
      if index == 4021 { sample.lostBefore = 20 }
      told.ingest(sample)
      #expect(untold.estimate.worldFromSensor.angle(to: told.estimate.worldFromSensor) < 1e-6)
    }
  }

  @Test(arguments: [0.4, 5, 3600])
  func `after a gap the vertical is found again and the bias kept`(gap: Double) {
    var filter = OrientationFilter<Double>()
    let shift = Int64(gap * 1e9)
    for (index, instant) in Self.motion.instants(duration: 20).enumerated() {
      var sample = instant.sample
      if index >= 5000 { sample.timestamp = sample.timestamp.advanced(byNanoseconds: shift) }
      filter.ingest(sample)
      if index == 5000 { #expect((filter.estimate.bias - Self.motion.bias).length < 0.1 * degree) }
      if index > 6000 {
        #expect(inclinationDegrees(filter.estimate.worldFromSensor, instant.worldFromSensor) < 2)
      }
    }
  }

  @Test func `irregular sample times change nothing but the noise`() {
    var noise = SeededNoise(seed: 3)
    var filter = OrientationFilter<Double>()
    var sum = SIMD3<Double>.zero
    var count = 0.0
    for instant in Self.motion.instants(duration: 20) {
      sum += instant.sample.angularVelocity
      count += 1
      guard noise.uniform() < 0.4 else { continue }
      var sample = instant.sample
      sample.angularVelocity = sum / count
      (sum, count) = (.zero, 0)
      filter.ingest(sample)
      #expect(inclinationDegrees(filter.estimate.worldFromSensor, instant.worldFromSensor) < 1)
    }
  }

  @Test func `repeated and late samples are counted and passed over`() {
    var filter = OrientationFilter<Double>()
    let instants = Self.motion.instants(duration: 1)
    for instant in instants {
      filter.ingest(instant.sample)
      let before = filter.estimate
      filter.ingest(instant.sample)
      #expect(filter.estimate == before)
    }
    #expect(filter.refusedCount == UInt32(instants.count))
  }

  @Test func `a device clock that starts anew is followed`() {
    var filter = OrientationFilter<Double>()
    let instants = Self.motion.instants(duration: 10)
    for instant in instants + instants { filter.ingest(instant.sample) }
    let truth = instants.last?.worldFromSensor ?? .identity
    #expect(inclinationDegrees(filter.estimate.worldFromSensor, truth) < 1)
  }

  /// Everything a broken device could put into a sample.
  static let poison: [Double] = [
    0, -0.0, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    .leastNonzeroMagnitude, 1e30, 139, -139, 649, 1e-30, 1,
  ]

  @Test(arguments: 0..<20)
  func `whatever is fed, the output is a unit quaternion and finite`(seed: Int) {
    var noise = SeededNoise(seed: UInt64(seed + 1))
    func pick() -> Double { Self.poison[Int(noise.bits() % UInt64(Self.poison.count))] }
    var filter = OrientationFilter<Double>()
    var narrow = OrientationFilter<Float>()
    var time = Timestamp.zero
    let isPoisoned = seed % 4 != 3
    let constant = IMUSample(
      timestamp: time, angularVelocity: SIMD3(pick(), pick(), pick()),
      acceleration: SIMD3(pick(), pick(), pick()))
    for index in 0..<5000 {
      time = time.advanced(byNanoseconds: index % 500 == 499 ? -2_000_000_000 : 2_000_000)
      var sample = constant
      if isPoisoned && noise.uniform() < 0.7 {
        sample.angularVelocity = SIMD3(pick(), pick(), pick())
        sample.acceleration = SIMD3(pick(), pick(), pick())
        sample.lostBefore = UInt32(truncatingIfNeeded: noise.bits())
      }
      sample.timestamp = time
      filter.ingest(sample)
      narrow.ingest(
        IMUSample(
          timestamp: time, angularVelocity: SIMD3(sample.angularVelocity),
          acceleration: SIMD3(sample.acceleration), lostBefore: sample.lostBefore))
      #expect(isSound(filter.estimate) && isSound(narrow.estimate))
    }
  }

  /// Recordings of NaN, of zeros and of one constant, for all nine axes.
  @Test(arguments: [Double.nan, .infinity, 0, 1, 9.8, 139, -649, 1e30])
  func `a recording of one number never traps and never yields NaN, with six axes and nine`(number: Double) {
    for usesField in [false, true] {
      var wide = OrientationFilter<Double>()
      var narrow = OrientationFilter<Float>()
      var lanes = OrientationFilterLanes()
      for index in 0..<8000 {
        let time = Timestamp(nanoseconds: Int64(index) * 2_000_000)
        let (value, field) = (SIMD3(repeating: number), SIMD3(repeating: number))
        wide.ingest(IMUSample(timestamp: time, angularVelocity: value, acceleration: value))
        let single = IMUSample(
          timestamp: time, angularVelocity: SIMD3<Float>(value), acceleration: SIMD3<Float>(value))
        narrow.ingest(single)
        for lane in 0..<8 {
          lanes.place(single, magneticField: usesField ? SIMD3<Float>(field) : nil, lane: lane)
        }
        lanes.advance()
        if usesField {
          wide.ingest(magneticField: field)
          narrow.ingest(magneticField: SIMD3<Float>(field))
        }
        #expect(isSound(wide.estimate) && isSound(narrow.estimate) && isSound(lanes.estimate(of: 3)))
      }
    }
  }

  @Test(arguments: 0..<6)
  func `whatever field is fed, the output is a unit quaternion and finite`(seed: Int) {
    var noise = SeededNoise(seed: UInt64(seed + 100))
    func pick() -> Double { Self.poison[Int(noise.bits() % UInt64(Self.poison.count))] }
    var filter = OrientationFilter<Double>()
    var narrow = OrientationFilter<Float>()
    for (index, instant) in Self.motion.instants(duration: 20).enumerated() {
      var field = instant.field
      if noise.uniform() < 0.5 { field = SIMD3(pick(), pick(), pick()) * (seed % 2 == 0 ? 1 : 10) }
      var sample = instant.sample
      if seed >= 3, index % 7 == 0 { sample.acceleration = SIMD3(pick(), pick(), pick()) }
      filter.ingest(sample)
      filter.ingest(magneticField: field)
      narrow.ingest(
        IMUSample(
          timestamp: sample.timestamp, angularVelocity: SIMD3<Float>(sample.angularVelocity),
          acceleration: SIMD3<Float>(sample.acceleration)))
      narrow.ingest(magneticField: SIMD3<Float>(field))
      #expect(isSound(filter.estimate) && isSound(narrow.estimate))
      #expect(filter.magneticNorth?.isFinite != false && filter.headingDeviation.isFinite)
    }
  }

  private func isSound<Scalar: PoseScalar>(_ estimate: OrientationEstimate<Scalar>) -> Bool {
    let ahead = estimate.worldFromSensor(after: 0.1)
    return abs(estimate.worldFromSensor.lengthSquared - 1) < 1e-3 && abs(ahead.lengthSquared - 1) < 1e-3
      && estimate.bias.isFinite && estimate.angularVelocity.isFinite
  }
}
