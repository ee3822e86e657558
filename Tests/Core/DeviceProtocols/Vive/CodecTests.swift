import ByteLayout
import DeviceProtocols
import Foundation
import HeadsetTestSupport
import Testing

@Suite struct CodecTests {
  @Test(arguments: Codec.all)
  func `a report's bytes come back`(_ codec: Codec) throws {
    #expect(try codec.recode(codec.sample) == codec.sample)
  }

  @Test(arguments: Codec.inputs)
  func `every truncation of an input report is named`(_ codec: Codec) {
    for count in 0..<codec.sample.count {
      // A report 0x24 cut to one message has still the wrong id for it; a lone zero is a report.
      if codec.sample[0] == 0 && count == 1 { continue }
      #expect(throws: LayoutError.self) { try codec.recode(Array(codec.sample.prefix(count))) }
    }
  }

  @Test(arguments: Codec.all)
  func `every truncation of a report gives an error or its own bytes`(_ codec: Codec) {
    for count in 0..<codec.sample.count { survives(Array(codec.sample.prefix(count)), codec) }
  }

  @Test(arguments: Codec.all)
  func `a longer report than any gives an error`(_ codec: Codec) {
    for count in [66, 100, 4_096] {
      let bytes = codec.sample + [UInt8](repeating: 0x55, count: count - codec.sample.count)
      #expect(throws: LayoutError.self) { try codec.recode(bytes) }
    }
  }

  @Test(arguments: Codec.all)
  func `mutated reports give an error or their own bytes`(_ codec: Codec) {
    var generator = SeededGenerator(seed: 20_261_122)
    for _ in 0..<Self.mutationCount { survives(generator.mutate(codec.sample), codec) }
  }

  /// 100,000 a report where time allows, a tenth otherwise.
  static let mutationCount =
    ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1" ? 100_000 : 10_000

  private func survives(_ bytes: [UInt8], _ codec: Codec) {
    guard let again = try? codec.recode(bytes) else { return }
    if again != bytes { Issue.record("\(codec.name) changed \(bytes) to \(again)") }
    readEverything(in: bytes)
  }

  /// What a driver does with a report behind its codec: none of it may trap either.
  private func readEverything(in bytes: [UInt8]) {
    guard let report = try? ViveInputReport(bytes) else { return }
    switch report {
    case .imu(let imu):
      var selector = IMUSlotSelector()
      _ = selector.select(from: imu)
      _ = selector.select(from: imu)
    case .sweeps(let sweeps): readEvents(in: sweeps.section)
    case .watchman(.one(let message)): readPayload(of: message)
    case .watchman(.two(let first, let second)):
      readPayload(of: first)
      readPayload(of: second)
    default: break
    }
  }

  private func readEvents(in section: SweepSection) {
    var cursor = SweepSection.Cursor()
    var again = SweepSection()
    while let event = try? section.next(&cursor) { again.append(event) }
    if section.isWhole, again != section { Issue.record("events of \(section.bytes.array)") }
  }

  private func readPayload(of message: WatchmanMessage) {
    let first = WatchmanPayload1(decoding: message.payload.span)
    if first.encoded() != message.payload { Issue.record("payload 1 of \(message.payload.array)") }
    if let light = first.light { _ = try? light.pulses(timeHigh: message.timeHigh, near: 7) }
    if let light = first.light { readEvents(in: light.sweeps) }
    guard let second = try? WatchmanPayload2(decoding: message.payload.span) else { return }
    if second.encoded() != message.payload { Issue.record("payload 2 of \(message.payload.array)") }
  }
}
