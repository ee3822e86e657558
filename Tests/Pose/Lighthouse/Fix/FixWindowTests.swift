import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct FixWindowTests {
  static let hit = SweepHit(
    station: 0, generation: .second, plane: .first, sensor: 3, isRepeated: false, angle: 0.1,
    timestamp: Timestamp(nanoseconds: 1_000_000_000), reference: 0, referenceAge: 0)

  static func sample(_ seconds: Double) -> IMUSample<Double> {
    IMUSample(
      timestamp: Timestamp(nanoseconds: Int64(seconds * 1e9)), angularVelocity: .zero,
      acceleration: SIMD3(0, standardGravity, 0))
  }

  @Test func `only the last seventy milliseconds are kept`() {
    var window = FixWindow(body: SyntheticMotion.body())
    for step in 0..<20 {
      window.ingest(Self.sample(1 + 0.01 * Double(step)))
      var hit = Self.hit
      hit.timestamp = hit.timestamp.advanced(byNanoseconds: Int64(step) * 10_000_000)
      window.ingest(hit)
    }
    #expect(window.hitCount == 8)
    #expect(window.end == Timestamp(nanoseconds: 1_190_000_000))
  }

  @Test func `more light than there is room for drops the oldest`() {
    var window = FixWindow(body: SyntheticMotion.body())
    window.ingest(Self.sample(1))
    for _ in 0..<2 * FixWindow.hitCountMax { window.ingest(Self.hit) }
    #expect(window.hitCount == FixWindow.hitCountMax)
  }

  @Test func `hits of unknown photodiodes, reflections, and no numbers are dropped`() {
    var window = FixWindow(body: SyntheticMotion.body())
    window.ingest(Self.hit)
    window.ingest(Self.sample(1))
    var hit = Self.hit
    hit.sensor = 60
    window.ingest(hit)
    hit = Self.hit
    hit.isRepeated = true
    window.ingest(hit)
    hit = Self.hit
    hit.angle = .nan
    window.ingest(hit)
    hit = Self.hit
    hit.timestamp = Timestamp(nanoseconds: 2_000_000_000)
    window.ingest(hit)
    #expect(window.hitCount == 0 && window.end == nil)
    window.ingest(Self.hit)
    #expect(window.hitCount == 1)
  }

  @Test func `a clock that begins anew empties the window`() {
    var window = FixWindow(body: SyntheticMotion.body())
    window.ingest(Self.sample(19))
    var hit = Self.hit
    hit.timestamp = Timestamp(nanoseconds: 19_000_000_000)
    window.ingest(hit)
    #expect(window.hitCount == 1)
    window.ingest(Self.sample(1))
    #expect(window.hitCount == 0)
    window.ingest(Self.hit)
    #expect(window.end == Self.hit.timestamp)
  }
}
