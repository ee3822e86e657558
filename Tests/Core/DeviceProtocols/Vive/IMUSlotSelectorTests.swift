import DeviceProtocols
import HeadsetTestSupport
import Testing

@Suite struct IMUSlotSelectorTests {
  /// A report of the samples numbered so, a sample every 48,000 ticks.
  private func report(_ numbers: Int, _ second: Int, _ third: Int, ticksAhead: UInt32 = 0) -> ViveIMUReport {
    var slots = InlineArray<3, ViveIMUSlot>(repeating: .zero)
    for (index, number) in [numbers, second, third].enumerated() {
      slots[index].sequence = UInt8(truncatingIfNeeded: number)
      slots[index].ticks = UInt32(truncatingIfNeeded: number) &* 48_000 &+ ticksAhead
    }
    return ViveIMUReport(slots: slots)
  }

  private func sequences(_ selection: IMUSlotSelector.Selection) -> [UInt8] {
    (0..<selection.count).map { selection[$0].sequence }
  }

  private func lost(_ selection: IMUSlotSelector.Selection) -> [UInt32] {
    (0..<selection.count).map { selection.lostBefore($0) }
  }

  @Test func `the sheet's vector after sample 152 brings slot 2 alone`() throws {
    var selector = IMUSlotSelector()
    _ = selector.select(from: report(152, 150, 151))
    let selection = selector.select(from: try ViveIMUReport(ViveSamples.imu))
    #expect(sequences(selection) == [153])
    #expect(selection[0].rawAngularVelocity == SIMD3(-83, 75, -52))
  }

  @Test func `the first report brings its newest sample alone`() {
    var selector = IMUSlotSelector()
    let selection = selector.select(from: report(255, 257, 256))
    #expect(sequences(selection) == [1])
    #expect(lost(selection) == [0])
  }

  @Test(arguments: [[3, 4, 5], [5, 3, 4], [4, 5, 3], [5, 4, 3], [3, 5, 4], [4, 3, 5]])
  func `new samples come oldest first whatever their slots`(order: [Int]) {
    var selector = IMUSlotSelector()
    _ = selector.select(from: report(0, 1, 2))
    #expect(sequences(selector.select(from: report(order[0], order[1], order[2]))) == [3, 4, 5])
  }

  @Test func `a repeated report brings nothing`() {
    var selector = IMUSlotSelector()
    _ = selector.select(from: report(7, 8, 9))
    #expect(selector.select(from: report(7, 8, 9)).count == 0)
    #expect(selector.select(from: report(5, 6, 7)).count == 0)
    #expect(selector.last?.sequence == 9)
  }

  @Test func `a stream of reports across the wrap loses and doubles nothing`() {
    var selector = IMUSlotSelector()
    var seen: [UInt8] = []
    for newest in 2..<600 {
      let selection = selector.select(from: report(newest - 1, newest - 2, newest))
      seen += sequences(selection)
      #expect(lost(selection).allSatisfy { $0 == 0 })
    }
    #expect(seen == (2..<600).map { UInt8(truncatingIfNeeded: $0) })
  }

  @Test(arguments: [1, 2, 100, 126, 127, 128, 200, 252, 253, 254, 255, 256, 300, 700])
  func `missing samples are counted, whole turns of the sequence included`(gap: Int) {
    var selector = IMUSlotSelector()
    _ = selector.select(from: report(0, 1, 2))
    let selection = selector.select(from: report(3 + gap, 4 + gap, 5 + gap))
    let total = lost(selection).reduce(0, +) + UInt32(selection.count)
    // Three samples that repeat the last sequence numbers cannot be told from a repetition: the next report does.
    let next = selector.select(from: report(6 + gap, 7 + gap, 8 + gap))
    let all = total + lost(next).reduce(0, +) + UInt32(next.count)
    #expect(all == UInt32(gap + 6))
    #expect(selector.last?.sequence == UInt8(truncatingIfNeeded: 8 + gap))
  }

  @Test func `a left-over first report costs no phantom losses`() {
    var selector = IMUSlotSelector()
    _ = selector.select(from: report(198, 199, 200, ticksAhead: 3_500_000_000))
    let jump = selector.select(from: report(123, 124, 125))
    #expect(sequences(jump) == [125])
    #expect(lost(jump) == [0])
    #expect(sequences(selector.select(from: report(126, 124, 125))) == [126])
  }

  @Test func `slots that are all the same bring one sample`() {
    var selector = IMUSlotSelector()
    #expect(selector.select(from: report(0, 0, 0)).count == 1)
    #expect(selector.select(from: report(0, 0, 0)).count == 0)
    #expect(selector.select(from: report(9, 9, 9)).count == 1)
  }
}
