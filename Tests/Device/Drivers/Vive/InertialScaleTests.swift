import FactoryConfiguration
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Drivers

@Suite struct InertialScaleTests {
  private static let ranges = SensorRanges(acceleration: 39.2266, angularVelocity: 8.726_646)

  private static func vector(_ size: Double, _ generator: inout SeededGenerator) -> SIMD3<Double> {
    SIMD3((0..<3).map { _ in Double.random(in: -size...size, using: &generator) })
  }

  private static func correction(_ generator: inout SeededGenerator) -> InertialCorrection {
    func axes(offset: Double) -> AxisCorrection {
      AxisCorrection(
        x: SIMD3(1, 0, 0) + vector(0.03, &generator), y: SIMD3(0, 1, 0) + vector(0.03, &generator),
        z: SIMD3(0, 0, 1) + vector(0.03, &generator), offset: vector(offset, &generator))
    }
    return InertialCorrection(acceleration: axes(offset: 0.5), angularVelocity: axes(offset: 0.05))
  }

  @Test func `a sample tells the counts that it was made of, to the last bit`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let scale = InertialScale(ranges: Self.ranges, correction: Self.correction(&generator))
      for _ in 0..<20 {
        let raw = SIMD3<Int16>((0..<3).map { _ in Int16.random(in: .min ... .max, using: &generator) })
        let nominal = scale.nominal(
          scale.sample(rawAcceleration: raw, rawAngularVelocity: raw, at: .zero, lostBefore: 3))
        #expect(nominal.acceleration == SIMD3<Double>(raw) * (Self.ranges.acceleration / 32_768))
        #expect(nominal.angularVelocity == SIMD3<Double>(raw) * (Self.ranges.angularVelocity / 32_768))
        #expect(nominal.lostBefore == 3)
      }
    }
  }

  @Test func `the factory's numbers give what they always gave, to the last bit`() {
    let factory = InertialCalibration(
      accelerationBias: SIMD3(0.11, -0.2, 0.03), accelerationScale: SIMD3(0.998, 1.0021, 1.003),
      angularVelocityBias: SIMD3(0.01, 0.02, -0.03), angularVelocityScale: SIMD3(1, 0.999, 1.001))
    let scale = InertialScale(ranges: Self.ranges, correction: InertialCorrection(factory))
    let raw = SIMD3<Int16>(-12_345, 7, 32_767)
    let sample = scale.sample(rawAcceleration: raw, rawAngularVelocity: raw, at: .zero, lostBefore: 0)
    let perCount = factory.accelerationScale * (Self.ranges.acceleration / 32_768)
    #expect(sample.acceleration == SIMD3<Double>(raw) * perCount - factory.accelerationBias)
  }

  @Test func `numbers that are no sensor's are not plausible`() {
    var generator = SeededGenerator(seed: 2)
    let good = Self.correction(&generator)
    #expect(good.isPlausible)
    for bad in [Double.nan, .infinity, 3, -1.5] {
      var other = good
      other.acceleration.x.x = bad
      #expect(!other.isPlausible)
      other = good
      other.angularVelocity.offset.y = bad
      #expect(!other.isPlausible)
    }
  }
}
