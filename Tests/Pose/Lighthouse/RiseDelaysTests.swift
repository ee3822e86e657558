import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RiseDelaysTests {
  private func group(_ members: [(sensor: UInt8, start: Int64)]) -> FlashGroup {
    var group = FlashGroup()
    for member in members {
      group.append(FlashGroup.Member(sensor: member.sensor, start: member.start, length: 4000))
    }
    return group
  }

  @Test func `a flash that only unknown photodiodes saw is hardly known`() throws {
    let delays = RiseDelays()
    let told = try #require(delays.time(of: group([(7, 1000)])))
    #expect(told.ticks == 1000 && told.variance > 1e4)
  }

  /// A wireless device tells of one photodiode a flash: the first rises 300 ticks late, the second at once.
  @Test func `what an earlier photodiode tells moves all, once it has been seen three times`() throws {
    var delays = RiseDelays()
    var moved = 0.0
    func learn(_ group: FlashGroup) {
      delays.learn(group, at: 300 + moved)
      moved += delays.anchor(to: group)
    }
    for _ in 0..<40 { learn(group([(1, 300)])) }
    #expect(moved == 0)
    for _ in 0..<2 { learn(group([(2, 0)])) }
    #expect(moved == 0)
    for _ in 0..<40 { learn(group([(2, 0)])) }
    #expect(abs(moved + 300) < 15)
    let late = try #require(delays.time(of: group([(1, 1300)])))
    #expect(abs(late.ticks - 1000) < 20)
  }

  @Test func `a rotor's clock does not follow a flash that is hardly known`() {
    var clock = RotorClock(next: 0)
    for turn in 0..<20 { _ = clock.ingest(Double(turn) * 800_002, variance: 20) }
    let expected = clock.next
    let believed = clock.ingest(expected + 400, variance: 90_000)
    #expect(abs(believed - expected) < 2 && abs(clock.period - 800_002) < 1)
  }

  @Test func `it follows one that is well known`() {
    var clock = RotorClock(next: 0)
    for turn in 0..<20 { _ = clock.ingest(Double(turn) * 800_002, variance: 20) }
    let expected = clock.next
    #expect((0.75...0.95).contains((clock.ingest(expected + 10, variance: 20) - expected) / 10))
  }

  @Test(arguments: [Int64(-9_000_000), 4_000_000])
  func `light of another time than the inertial samples' is left out`(_ lead: Int64) {
    var decoder = LightDecoder(waitTicks: LightDecoder.waitOfRadio)
    var hits = 0
    decoder.advance(to: 1_000_000_000) { (_: SweepHit) in hits += 1 }
    for event in SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 5) {
      guard case .pulse(let sensor, let start, let length) = event else { continue }
      let moved = LightEvent.pulse(
        sensor: sensor, start: 1_000_000_000 + lead + start % 400_000, length: length)
      decoder.ingest(moved) { (_: SweepHit) in hits += 1 }
    }
    #expect(hits == 0 && decoder.statistics.locks == 0)
    #expect(decoder.statistics.late == decoder.statistics.events)
  }
}
