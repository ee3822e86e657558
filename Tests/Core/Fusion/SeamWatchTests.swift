import PoseMath
import Testing

@testable import Fusion

@Suite struct SeamWatchTests {
  /// What the watch makes of samples at an even rate, and after which of them.
  private static func seams(_ samples: [IMUSample<Double>]) -> [(index: Int, seam: Seam<Double>)] {
    var watch = SeamWatch<Double>()
    return samples.enumerated().compactMap { index, sample in
      watch.ingest(
        rate: LaneVector(sample.angularVelocity), force: LaneVector(sample.acceleration), step: 1 / 286,
        isKnown: false
      ).map { (index - 3, $0) }
    }.filter { $0.1.missing > 0 || $0.1.isSplice }
  }

  @Test(arguments: 2...8)
  func `samples that are missing without a word are counted`(missing: Int) {
    let samples = OrientationFilterRobustnessTests.fast.instants(duration: 60).map(\.sample)
    var (found, exact) = (0, 0)
    for cut in stride(from: 4000, to: 16_000, by: 611) {
      let seams = Self.seams(Array(samples[cut - 200..<cut] + samples[cut + missing..<cut + 200]))
      #expect(seams.allSatisfy { $0.index == 200 && abs(Int($0.seam.missing) - missing) < 3 })
      found += seams.count
      exact += seams.count { Int($0.seam.missing) == missing }
    }
    print("\(missing) missing: found \(found) of 20, exactly \(exact)")
    #expect(found >= 18 && exact >= 15)
  }

  @Test func `where nothing is missing nothing is found`() {
    for motion in [OrientationFilterRobustnessTests.calm, OrientationFilterRobustnessTests.fast] {
      var samples = motion.instants(duration: 60).map(\.sample)
      #expect(Self.seams(samples).isEmpty)
      // A knock a second, and a motor.
      for index in samples.indices {
        let phase = 2 * Double.pi * 87 * Double(index) / 286
        samples[index].acceleration += SIMD3(4, 3, 5) * Double.sine(phase)
        if index % 286 < 3 { samples[index].acceleration += SIMD3(30, -20, 10) / Double(index % 286 + 1) }
      }
      #expect(Self.seams(samples).isEmpty)
    }
  }

  @Test func `two recordings joined are told from a gap`() {
    let samples = OrientationFilterRobustnessTests.fast.instants(duration: 60).map(\.sample)
    var splices = 0
    for cut in stride(from: 4000, to: 10_000, by: 307) {
      let seams = Self.seams(Array(samples[cut - 200..<cut] + samples[cut + 3000..<cut + 3200]))
      #expect(seams.allSatisfy { $0.index == 200 })
      splices += seams.count { $0.seam.isSplice }
    }
    print("\(splices) of 20 splices seen")
    #expect(splices >= 18)
  }
}
