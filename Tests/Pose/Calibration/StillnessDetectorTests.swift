import Foundation
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Calibration

@Suite struct StillnessDetectorTests {
  @Test(arguments: [0.01, 1, 100]) func `rests are found whatever the sensor's noise`(factor: Double) throws {
    var unit = SyntheticUnit(seed: 41)
    unit.accelerometerNoise *= factor
    unit.gyroscopeNoise *= factor
    unit.accelerometer.matrix = unit.accelerometer.matrix * (1 / factor)
    unit.gyroscope.matrix = unit.gyroscope.matrix * (1 / factor)
    let take = unit.take(unit.attitudes(8))
    let found = try StillnessDetector().intervals(in: take.recording())
    #expect(found.count == 8)
    for (interval, truth) in zip(found, take.rests) {
      let inside = interval.samples.clamped(to: truth)
      #expect(inside.count > truth.count / 2)
      // Half a window at most reaches into the turn, while that is slower than the noise.
      #expect(interval.samples.count - inside.count < 40)
    }
  }

  @Test func `a recording that never moves is one rest, from its first sample to its last`() throws {
    var unit = SyntheticUnit(seed: 42)
    unit.restDuration = 30
    let take = unit.take([.identity])
    let found = try StillnessDetector().intervals(in: take.recording())
    #expect(found.map(\.samples) == [0..<3_000])
  }

  @Test func `a unit in a hand that never rests is not still`() throws {
    var unit = SyntheticUnit(seed: 43)
    unit.restDuration = 60
    var take = unit.take([.identity])
    for index in take.times.indices {
      let time = take.times[index]
      take.angularVelocity[index] += SIMD3(sin(2 * time), sin(3.1 * time + 1), sin(1.7 * time + 2)) * 4_000
      take.acceleration[index] += SIMD3(sin(1.3 * time), sin(2.7 * time + 2), sin(3.3 * time)) * 400
    }
    let recording = try take.recording()
    #expect(throws: CalibrationError.notStill(intervals: 0, needed: 1, longest: 0)) {
      try StillnessDetector().intervals(in: recording)
    }
  }

  @Test func `samples missing end a rest`() throws {
    var unit = SyntheticUnit(seed: 44)
    unit.restDuration = 10
    var take = unit.take([.identity])
    for index in 500..<take.times.count { take.times[index] += 1 }
    let found = try StillnessDetector().intervals(in: take.recording())
    #expect(found.count == 2)
    #expect(found.allSatisfy { !$0.samples.contains(500) || $0.samples.lowerBound == 500 })
  }

  @Test func `readings coarser than the noise are still at rest`() throws {
    var unit = SyntheticUnit(seed: 45)
    unit.accelerometerNoise = 0.05
    unit.gyroscopeNoise = 0.05
    var take = unit.take(unit.attitudes(8))
    take.acceleration = take.acceleration.map { $0.rounded(.toNearestOrEven) }
    take.angularVelocity = take.angularVelocity.map { $0.rounded(.toNearestOrEven) }
    #expect(try StillnessDetector().intervals(in: take.recording()).count == 8)
  }
}
