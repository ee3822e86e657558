import Drivers
import PoseMath
import Testing

@Suite struct TickClockTests {
  @Test func `the first reading is time zero`() {
    var clock = TickClock()
    #expect(clock.ticksSinceLast(at: 5) == nil)
    #expect(clock.timestamp(at: 4_000_000_000) == .zero)
  }

  @Test func `forty-eight million ticks are a second, also across the wrap`() {
    var clock = TickClock()
    _ = clock.timestamp(at: .max - 23_999_999)
    #expect(clock.timestamp(at: 24_000_000).nanoseconds == 1_000_000_000)
  }

  @Test func `time does not drift by rounding`() {
    var clock = TickClock()
    var time = clock.timestamp(at: 0)
    for step in 1...480_000 as ClosedRange<UInt32> { time = clock.timestamp(at: step &* 47_999) }
    // 480,000 steps of 47,999 ticks, 20.8 ns short of a millisecond each.
    #expect(time.nanoseconds == 479_990_000_000)
  }

  @Test func `a reading from the past steps back and the next one forward again`() {
    var clock = TickClock()
    _ = clock.timestamp(at: 48_000_000)
    #expect(clock.ticksSinceLast(at: 47_952_000) == -48_000)
    #expect(clock.timestamp(at: 47_952_000).nanoseconds == -1_000_000)
    #expect(clock.timestamp(at: 48_048_000).nanoseconds == 1_000_000)
  }

  @Test func `of a silence up to half a wrap nothing is lost, a longer one reads as a step back`() {
    var clock = TickClock()
    _ = clock.timestamp(at: 0)
    #expect(clock.timestamp(at: 0x7fff_ffff).nanoseconds == 44_739_242_645)
    #expect(clock.timestamp(at: 0xffff_ffff - 1).nanoseconds == 89_478_485_291)
    #expect(clock.timestamp(at: 0x9000_0000).nanoseconds < 89_478_485_291)
  }
}
