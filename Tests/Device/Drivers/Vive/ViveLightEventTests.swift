import ByteLayout
import DeviceCatalog
import DeviceProtocols
import Drivers
import HeadsetTestSupport
import LighthouseModel
import Testing

@Suite struct ViveLightEventTests {
  private func events(of output: StreamOutput) -> [LightEvent] {
    (0..<output.lightEventCount).map { output[lightEvent: $0] }
  }

  /// A receiver that has taken an inertial sample at `ticks`, the beginning of its time, and a second one.
  private func stream(at ticks: UInt32) -> StreamTrial {
    let stream = StreamTrial(.headsetReceiver)
    _ = stream.ingest(Self.sample(at: ticks, sequence: 7))
    _ = stream.ingest(Self.sample(at: ticks &+ 48_000, sequence: 8))
    return stream
  }

  private static func sample(at ticks: UInt32, sequence: UInt8) -> [UInt8] {
    var report = ViveSamples.imu
    for slot in 0..<3 {
      for byte in 0..<4 { report[13 + 17 * slot + byte] = UInt8(truncatingIfNeeded: ticks >> (8 * byte)) }
      report[17 + 17 * slot] = sequence
    }
    return report
  }

  @Test func `light between a stale first sample and the next has no time`() {
    let stream = StreamTrial(.headsetReceiver)
    _ = stream.ingest(Self.sample(at: 2_140_654_000 &- 90_000_000, sequence: 7))
    _ = stream.ingest(Self.sample(at: 2_140_654_000, sequence: 8))
    #expect(stream.ingest(ViveSamples.light).lightEventCount == 0)
    _ = stream.ingest(Self.sample(at: 2_140_702_000, sequence: 9))
    #expect(stream.ingest(ViveSamples.light).lightEventCount == 3)
  }

  @Test func `pulses stand on the time of the inertial samples`() {
    let output = stream(at: 2_140_654_000).ingest(ViveSamples.light)
    #expect(
      events(of: output) == [
        .pulse(sensor: 16, start: 290, length: 172), .pulse(sensor: 17, start: 574, length: 87),
        .pulse(sensor: 18, start: 495, length: 208),
      ])
    #expect(output.untimedLightCount == 0)
  }

  @Test func `syncs and sweeps of generation 2 stand on it too`() {
    let output = stream(at: 323_206_400).ingest(ViveSamples.sweeps)
    // 322 962 095 and 323 297 222 in the sheet, less the beginning.
    let sync = LightEvent.sync(channel: 15, ticks: -244_305, bit: true)
    let sweep = LightEvent.sweep(channel: 15, sensor: 9, halfTicks: 181_645)
    #expect(events(of: output) == [sync, sweep])
  }

  @Test func `light that the device was not told to decode is told of`() throws {
    var slots = InlineArray<4, ViveModulationReport.Slot>(
      repeating: .init(sensor: 0xff, ticks: 0, data: 0, mask: 0))
    slots[0] = .init(sensor: 3, ticks: 323_206_500, data: 0x1_d258, mask: 0x1_ffff)
    let report = ViveModulationReport(slots: slots).encoded()
    let output = stream(at: 323_206_400).ingest(ViveReports.bytes(report))
    #expect(output.hasUndecodedLight && output.lightEventCount == 0 && output.reading == .known)
  }

  @Test func `light before the first sample, or far from the last, has no time`() {
    #expect(StreamTrial(.headsetReceiver).ingest(ViveSamples.light).untimedLightCount == 3)
    let far = stream(at: 2_140_654_000 &+ 9_700_000).ingest(ViveSamples.light)
    #expect(far.untimedLightCount == 3 && far.lightEventCount == 0)
  }

  @Test func `two stations on one channel are not believed`() {
    var report = ViveSamples.sweeps
    report[2] |= 4
    #expect(stream(at: 323_206_400).ingest(report).lightEventCount == 0)
  }

  @Test func `a word that ends early makes the report malformed`() {
    var report = ViveSamples.sweeps
    report[1] = 8
    #expect(stream(at: 323_206_400).ingest(report).reading == .malformed)
  }
}
