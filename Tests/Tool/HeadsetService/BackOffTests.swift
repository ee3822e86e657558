import PoseMath
import Testing

@testable import HeadsetService

@Suite struct BackOffTests {
  private func second(_ number: Int64) -> Timestamp { Timestamp(nanoseconds: number * 1_000_000_000) }

  @Test func `pauses double up to half a minute and go on for ever`() {
    var backOff = BackOff()
    #expect(!backOff.isDue(at: second(1_000)), "nothing failed")
    var now = second(0)
    for pause in [1, 2, 4, 8, 16, 30, 30, 30] as [Int64] {
      backOff.failed(at: now)
      let due = now.advanced(byNanoseconds: pause * 1_000_000_000)
      #expect(!backOff.isDue(at: due.advanced(byNanoseconds: -1)))
      #expect(backOff.isDue(at: due))
      now = due
    }
    #expect(backOff.failureCount == 8)
    backOff.begin()
    #expect(!backOff.isDue(at: second(1_000)), "it is being tried")
  }

  @Test func `what was well for a minute is tried again soon`() {
    var backOff = BackOff()
    for number in 0..<6 { backOff.failed(at: second(Int64(number))) }
    backOff.failed(at: second(160), wellSince: second(101))
    #expect(!backOff.isDue(at: second(189)), "59 s is a device that fails again and again")
    backOff.failed(at: second(260), wellSince: second(200))
    #expect(backOff.failureCount == 1 && backOff.isDue(at: second(261)))
  }
}
