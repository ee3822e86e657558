import PoseMath
import Testing

@Suite struct TimestampTests {
  @Test func `differences are signed`() {
    let early = Timestamp(nanoseconds: 5)
    let late = Timestamp(nanoseconds: 1_000_000_005)
    #expect(late.nanoseconds(since: early) == 1_000_000_000)
    #expect(early.nanoseconds(since: late) == -1_000_000_000)
    #expect(late.seconds(since: early) == 1.0)
    #expect(early < late)
  }

  @Test func `instants at the ends of time saturate instead of trapping`() {
    let first = Timestamp(nanoseconds: .min)
    let last = Timestamp(nanoseconds: .max)
    #expect(last.nanoseconds(since: first) == .max)
    #expect(first.nanoseconds(since: last) == .min)
    #expect(last.advanced(byNanoseconds: 1) == last)
    #expect(first.advanced(byNanoseconds: -1) == first)
    #expect(Timestamp.zero.advanced(byNanoseconds: -7).nanoseconds == -7)
  }
}
