import ByteLayout
import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct WatchmanLightTests {
  /// vive-controllers-watchman.md, vector 4.
  static let vector = WatchmanLight(
    WatchmanBytes([UInt8](hex: "8881a11000d3069303a306f3068301d606e4a80cd907c192d2")))

  private func list(_ pulses: LightPulses) -> [LightPulse] { (0..<pulses.count).map { pulses[$0] } }

  @Test func `the sheet's vector holds five pulses`() throws {
    let pulses = try Self.vector.pulses(timeHigh: 0xe0, near: 3_761_897_504)
    #expect(
      list(pulses).sorted { $0.startTicks < $1.startTicks } == [
        LightPulse(sensor: 0, startTicks: 3_755_112_711, lengthTicks: 851),
        LightPulse(sensor: 2, startTicks: 3_755_113_965, lengthTicks: 803),
        LightPulse(sensor: 20, startTicks: 3_755_115_651, lengthTicks: 985),
        LightPulse(sensor: 16, startTicks: 3_755_115_782, lengthTicks: 954),
        LightPulse(sensor: 17, startTicks: 3_755_118_312, lengthTicks: 985),
      ])
    #expect(try WatchmanLight(pulses: pulses) == Self.vector)
  }

  @Test func `the section's clock is brought within half a turn of the reference`() throws {
    let far = try Self.vector.pulses(timeHigh: 0xdf, near: 0xdf00_0000)
    let near = try Self.vector.pulses(timeHigh: 0xdf, near: 0xe000_0000)
    let alone = try Self.vector.pulses(timeHigh: 0xdf, near: nil)
    #expect(far[0].endTicks == 0xded2_92c1)
    #expect(near[0].endTicks == 0xdfd2_92c1)
    #expect(alone[0].endTicks == 0xdfd2_92c1)
    let wrapped = try Self.vector.pulses(timeHigh: 0xff, near: 0x0080_0000)
    #expect(wrapped[0].endTicks == 0xffd2_92c1 || wrapped[0].endTicks == 0x00d2_92c1)
  }

  @Test func `random pulses come back`() throws {
    var generator = SeededGenerator(seed: 4)
    var made = 0
    while made < 2_000 {
      guard let pulses = randomPulses(&generator), let light = try? WatchmanLight(pulses: pulses) else {
        continue
      }
      made += 1
      let high = UInt8(pulses[0].endTicks >> 24)
      #expect(try light.pulses(timeHigh: high, near: pulses[0].endTicks) == pulses)
    }
  }

  /// One to seven pulses around one instant, the one that ended last first, as a sweep leaves them.
  private func randomPulses(_ generator: inout SeededGenerator) -> LightPulses? {
    let now = UInt32.random(in: .min ... .max, using: &generator)
    let made = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
      LightPulse(
        sensor: .random(in: 0...27, using: &generator),
        startTicks: now &+ .random(in: 0...5_000, using: &generator),
        lengthTicks: .random(in: 1...2_000, using: &generator))
    }
    var pulses = LightPulses()
    for pulse in made.sorted(by: { $0.endTicks &- now > $1.endTicks &- now }) { pulses.append(pulse) }
    return pulses
  }

  @Test func `the longest section has eight pulses`() throws {
    var pulses = LightPulses()
    for index in 0..<8 {
      pulses.append(
        LightPulse(sensor: UInt8(index), startTicks: UInt32(1_000 - 100 * index), lengthTicks: 50))
    }
    let hasRoom = pulses.append(pulses[0])
    #expect(!hasRoom)
    let light = try WatchmanLight(pulses: pulses)
    #expect(light.bytes.count == 26)
    #expect(try light.pulses(timeHigh: 0, near: nil) == pulses)
  }

  @Test func `pulses that do not fit are refused`() {
    var long = LightPulses()
    for index in 0..<8 {
      long.append(
        LightPulse(sensor: UInt8(index), startTicks: UInt32(80_000 - 10_000 * index), lengthTicks: 5_000))
    }
    #expect(throws: LayoutError.overlong(layout: "watchman light", expected: 26, actual: 41)) {
      try WatchmanLight(pulses: long)
    }
    var high = LightPulses()
    high.append(LightPulse(sensor: 28, startTicks: 0, lengthTicks: 9))
    #expect(throws: LayoutError.invalidField(layout: "watchman light", offset: 0, value: 28)) {
      try WatchmanLight(pulses: high)
    }
    var unordered = LightPulses()
    unordered.append(LightPulse(sensor: 1, startTicks: 0, lengthTicks: 9))
    unordered.append(LightPulse(sensor: 2, startTicks: 50, lengthTicks: 9))
    #expect(throws: LayoutError.self) { try WatchmanLight(pulses: unordered) }
  }

  @Test func `every truncation and many mutations of a section give an error or pulses`() {
    let bytes = Self.vector.bytes.array
    for count in 0..<bytes.count { read(Array(bytes.prefix(count))) }
    for count in 0..<bytes.count { read(Array(bytes.suffix(count))) }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<CodecTests.mutationCount { read(generator.mutate(bytes)) }
  }

  private func read(_ bytes: [UInt8]) {
    let light = WatchmanLight(WatchmanBytes(bytes.span))
    guard let pulses = try? light.pulses(timeHigh: 0xe0, near: 3_761_897_504) else { return }
    guard let again = try? WatchmanLight(pulses: pulses) else { return }
    let same = try? again.pulses(timeHigh: UInt8(pulses[0].endTicks >> 24), near: pulses[0].endTicks)
    if same != pulses { Issue.record("\(bytes) reads \(pulses)") }
  }
}
