import LighthouseModel
import PoseMath
import Testing

@testable import PoseService

@Suite struct LightTapTests {
  private func sample(_ index: Int) -> LightNews {
    .sample(
      IMUSample(
        timestamp: Timestamp(nanoseconds: Int64(index)), angularVelocity: .zero, acceleration: .zero))
  }

  private func stamp(_ news: LightNews?) -> Int64? {
    guard case .sample(let sample) = news else { return nil }
    return sample.timestamp.nanoseconds
  }

  @Test func `nothing is kept for nobody`() {
    let tap = LightTap()
    tap.tell(sample(1))
    #expect(!tap.isOpen && stamp(tap.next()) == nil && tap.missedCount == 0)
  }

  @Test func `news come in their order`() {
    let tap = LightTap()
    tap.isOpen = true
    tap.tell(sample(1))
    tap.tell(.light(.sync(channel: 3, ticks: 5, bit: true)))
    tap.tell(sample(2))
    #expect(stamp(tap.next()) == 1)
    guard case .light(.sync(channel: 3, ticks: 5, bit: true)) = tap.next() else {
      Issue.record("no light")
      return
    }
    #expect(stamp(tap.next()) == 2)
    #expect(stamp(tap.next()) == nil)
  }

  @Test func `what a slow reader leaves no room for is counted, and the loop goes on`() {
    let tap = LightTap()
    tap.isOpen = true
    for index in 0..<LightTap.newsCountMax + 5 { tap.tell(sample(index)) }
    #expect(tap.missedCount == 5)
    #expect(stamp(tap.next()) == 0)
    tap.tell(sample(-1))
    #expect(tap.missedCount == 5, "room again")
  }
}
