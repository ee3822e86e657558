import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct AllanDeviationTests {
  static let axis = SensorAxis(.gyroscope, 0)

  @Test func `the definition, written out, gives the same figures`() throws {
    var unit = SyntheticUnit(seed: 51)
    let values = (0..<400).map { _ in unit.normal() }
    let curve = try AllanDeviation(of: values, interval: 0.5, axis: Self.axis)
    for point in curve.points {
      // Means of `m` readings, one after the other, from every beginning.
      let m = point.sampleCount
      let means = (0...values.count - m).map { values[$0..<$0 + m].reduce(0, +) / Double(m) }
      let differences = (0..<means.count - m).map { means[$0 + m] - means[$0] }
      let variance = differences.reduce(0) { $0 + $1 * $1 } / Double(2 * differences.count)
      #expect(abs(point.deviation / variance.squareRoot() - 1) < 1e-9)
      #expect(point.tau == 0.5 * Double(m))
    }
    #expect(curve.points.map(\.sampleCount) == [1, 2, 5, 10, 20, 50, 100])
  }

  @Test func `white noise falls with the root of the time, within its own confidence`() throws {
    var (inside, total) = (0.0, 0.0)
    for seed in 1...30 {
      var unit = SyntheticUnit(seed: UInt64(seed))
      let values = (0..<2_000).map { _ in 7 * unit.normal() }
      let curve = try AllanDeviation(of: values, interval: 0.01, axis: Self.axis)
      for point in curve.points {
        total += 1
        if point.interval.contains(7 / Double(point.sampleCount).squareRoot()) { inside += 1 }
      }
    }
    // 68.3 % of 270, not all of them independent.
    #expect((0.58...0.80).contains(inside / total), "\(inside / total)")
  }

  @Test func `a constant, nothing and a number that is none are refused`() {
    #expect(throws: CalibrationError.constant(Self.axis)) {
      try AllanDeviation(of: Array(repeating: 3, count: 500), interval: 0.01, axis: Self.axis)
    }
    #expect(throws: CalibrationError.tooShort(seconds: 0, needed: 0.64)) {
      try AllanDeviation(of: [], interval: 0.01, axis: Self.axis)
    }
    var values = (0..<500).map(Double.init)
    values[77] = .nan
    #expect(throws: CalibrationError.notFinite(sample: 77)) {
      try AllanDeviation(of: values, interval: 0.01, axis: Self.axis)
    }
  }
}

@Suite struct AllanNoiseTests {
  /// Readings of white noise N and a walk K, `interval` apart.
  static func readings(_ unit: inout SyntheticUnit, white: Double, walk: Double, interval: Double) -> [Double]
  {
    var drift = 0.0
    return (0..<10_000).map { _ in
      drift += walk * interval.squareRoot() * unit.normal()
      return drift + white / interval.squareRoot() * unit.normal()
    }
  }

  @Test func `angle random walk and rate random walk are read off, within their confidence`() throws {
    var hits = (white: 0, walk: 0, visible: 0)
    for seed in 1...12 {
      var unit = SyntheticUnit(seed: UInt64(seed))
      let values = Self.readings(&unit, white: 0.2, walk: 0.3, interval: 0.01)
      let noise = AllanNoise(
        of: try AllanDeviation(of: values, interval: 0.01, axis: AllanDeviationTests.axis))
      #expect(abs(noise.randomWalk.value / 0.2 - 1) < 0.05)
      #expect(noise.randomWalk.isVisible)
      if noise.rateRandomWalk.isVisible {
        hits.visible += 1
        #expect((0.6...1.5).contains(noise.rateRandomWalk.value / 0.3))
      }
      if noise.randomWalk.interval.contains(0.2) { hits.white += 1 }
      if noise.rateRandomWalk.interval.contains(0.3) { hits.walk += 1 }
    }
    // Of a hundred seconds, bias instability may look like the walk.
    #expect(hits.visible >= 10)
    // 8.2 of 12 are expected; fewer than 5 come twice in a hundred.
    #expect(hits.white >= 5 && hits.walk >= 5, "\(hits)")
  }

  @Test func `what a curve does not show is said to be invisible`() throws {
    var unit = SyntheticUnit(seed: 60)
    let values = Self.readings(&unit, white: 0.2, walk: 0, interval: 0.01)
    let noise = AllanNoise(of: try AllanDeviation(of: values, interval: 0.01, axis: AllanDeviationTests.axis))
    #expect(noise.randomWalk.isVisible)
    #expect(!noise.quantization.isVisible && !noise.rateRandomWalk.isVisible)
    #expect(abs(noise.deviation(at: 1) / 0.2 - 1) < 0.1)
  }
}
