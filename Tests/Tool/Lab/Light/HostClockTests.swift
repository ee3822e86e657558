import PoseMath
import Testing

@testable import Lab

@Suite struct HostClockTests {
  /// Times of messages sent every 2 ms, which `change` may stamp otherwise: the device's seconds, and the host's.
  private func times(
    _ change: (Int, inout Double, inout Double) -> Void = { _, _, _ in }
  ) -> [Double] {
    var clock = HostClock()
    return (0..<400).map { index in
      var device = 100 + Double(index) * 0.002
      var host = 5 + Double(index) * 0.002 + (index % 3 == 0 ? 0 : 0.004)
      change(index, &device, &host)
      let stamp = Timestamp(nanoseconds: Int64(device * 1e9))
      clock.note(stamp, arrivedAt: Timestamp(nanoseconds: Int64(host * 1e9)))
      return clock.seconds(of: stamp)
    }
  }

  private func expectIncrease(_ times: [Double]) {
    for (before, after) in zip(times, times.dropFirst()) { #expect(after > before) }
  }

  @Test func `late messages do not shake the time`() {
    for (index, time) in times().enumerated() { #expect((time - 5 - Double(index) * 0.002).magnitude < 1e-4) }
  }

  @Test(arguments: [0.0, 4.5, 6, 999_999])
  func `a single stamp that leaps is not believed`(_ stamp: Double) {
    for (index, time) in times({ index, _, host in if index == 100 || index == 217 { host = stamp } })
      .enumerated()
    {
      #expect((time - 5 - Double(index) * 0.002).magnitude < 1e-4)
    }
  }

  @Test func `a host's clock that leaps forward is followed`() throws {
    let times = times { index, _, host in if index >= 200 { host += 3 } }
    expectIncrease(times)
    #expect((try #require(times.last) - 8.798).magnitude < 1e-3)
  }

  @Test func `time goes on where clocks began anew`() throws {
    let host = times { index, _, host in if index >= 200 { host -= 5 } }
    let both = times { index, device, host in
      if index >= 200 { (device, host) = (device - 0.4, host - 0.4) }
    }
    for times in [host, both] {
      expectIncrease(times)
      // Ten messages tell; what comes then lasts as long as it did.
      #expect((try #require(times.last) - times[220] - 0.358).magnitude < 1e-3)
    }
  }

  @Test func `a device's clock that leaps does not`() throws {
    let times = times { index, device, _ in if index >= 200 { device += 80 } }
    expectIncrease(times)
    #expect((try #require(times.last) - 5.798).magnitude < 1e-3)
  }
}
