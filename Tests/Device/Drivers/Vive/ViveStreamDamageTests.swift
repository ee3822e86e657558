import DeviceCatalog
import HeadsetTestSupport
import PoseMath
import Testing

@testable import Drivers

/// Reports as a bad cable or a bad device makes them.
@Suite struct ViveStreamDamageTests {
  /// What holds of every output, whatever went in.
  func check(_ output: StreamOutput, of report: [UInt8]) {
    #expect(output.sampleCount <= StreamOutput.sampleCountMax, "\(report)")
    #expect(output.lightPulseCount <= StreamOutput.lightPulseCountMax, "\(report)")
    for sample in output.allSamples {
      #expect(sample.acceleration.isFinite && sample.angularVelocity.isFinite, "\(report)")
    }
    let inputs = output.inputs
    #expect((0...1).contains(inputs.trigger), "\(report)")
    #expect((-1...1).contains(inputs.padX) && (-1...1).contains(inputs.padY), "\(report)")
    #expect(inputs.batteryPercent <= 100, "\(report)")
  }

  @Test(arguments: DeviceRole.allCases)
  func `a truncated report holds nothing and is not known`(role: DeviceRole) {
    for sample in ViveSamples.inputs {
      let stream = StreamTrial(role)
      for count in 0..<sample.count {
        let report = Array(sample.prefix(count))
        let output = stream.ingest(report)
        #expect(output.reading != .known, "\(report)")
        #expect(
          output.sampleCount == 0 && output.lightPulseCount == 0 && output.inputs == DeviceInputs())
        #expect(output.link == .unchanged)
      }
    }
  }

  @Test(arguments: [nil, "Knuckles Left"], DeviceRole.allCases)
  func `mutated reports give values within their bounds`(model: String?, role: DeviceRole) {
    var generator = SeededGenerator(seed: 0x7669_7665)
    var profile = ViveFacts(role: role).profile()
    profile.model = model
    let stream = StreamTrial(profile: profile)
    // Eight cases share the count.
    for _ in 0..<mutationCount / 8 {
      let sample = ViveSamples.inputs[
        Int.random(in: 0..<ViveSamples.inputs.count, using: &generator)]
      let report = generator.mutate(sample)
      check(stream.ingest(report), of: report)
    }
  }

  @Test func `random bytes behind every id give values within their bounds`() {
    var generator = SeededGenerator(seed: 3)
    for sample in ViveSamples.inputs {
      for role in DeviceRole.allCases {
        let stream = StreamTrial(role)
        for _ in 0..<mutationCount / 200 {
          let report =
            sample.prefix(1)
            + (1..<max(1, sample.count)).map { _ in UInt8.random(in: 0...255, using: &generator) }
          check(stream.ingest(Array(report)), of: Array(report))
        }
      }
    }
  }
}
