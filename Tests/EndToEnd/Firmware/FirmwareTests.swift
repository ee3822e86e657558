import Foundation
import Fusion
import PoseMath
import ReferenceMotion
import Testing

/// Builds the controller's firmware, runs it on an emulated Cortex-M4F and compares its orientation filter,
/// step by step, with the same filter on this machine.
@Suite(.enabled(if: FirmwareBench.isHere, "qemu-system-arm or newlib for Cortex-M4F is not installed"))
struct FirmwareTests {
  @Test func `the filter on a controller agrees with the host's within 1e-5`() throws {
    try FirmwareBench.build()
    let output = try FirmwareBench.run("run", [FirmwareBench.image.path])
    let steps = output.split(whereSeparator: \.isNewline).map(FirmwareBench.words)
    #expect(steps.count == ReferenceMotion.sampleCount / ReferenceMotion.comparedEvery)

    var motion = ReferenceMotion()
    var filter = OrientationFilter<Float>()
    var worst: Float = 0
    var same = 0
    for (index, step) in steps.enumerated() {
      for _ in 0..<ReferenceMotion.comparedEvery { filter.ingest(motion.next()) }
      try #require(step.count == 8)
      #expect(step[0] == UInt32((index + 1) * ReferenceMotion.comparedEvery))
      let ours = FirmwareBench.numbers(filter.estimate)
      let theirs = step.dropFirst().map { Float(bitPattern: $0) }
      for (left, right) in zip(ours, theirs) {
        #expect(right.isFinite)
        worst = max(worst, abs(left - right))
        same += left == right ? 1 : 0
      }
    }
    print("controller against host: \(same) of \(steps.count * 7) numbers equal, worst difference \(worst)")
    #expect(worst < 1e-5)
  }

  @Test func `the reference motion teaches the filter the bias`() {
    var motion = ReferenceMotion()
    var filter = OrientationFilter<Float>()
    for _ in 0..<ReferenceMotion.sampleCount { filter.ingest(motion.next()) }
    #expect((filter.estimate.bias - SIMD3(0.012, -0.007, 0.009)).length < 3e-4)
  }
}
