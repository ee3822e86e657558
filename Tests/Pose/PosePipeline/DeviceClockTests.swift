import PoseMath
import PosePipeline
import Testing

@Suite struct DeviceClockTests {
  /// Feeds 1 kHz reports whose delay is 0.2 ms plus an exponential-like part of mean 0.25 ms, with stalls;
  /// returns the worst error against the least-delayed mapping after the first ten seconds, nanoseconds.
  func worstError(drift: Double, seconds: Int64, deviceStart: Int64 = 0) -> Int64 {
    var clock = DeviceClock()
    var seed: UInt64 = 88_172_645_463_325_252
    var worst: Int64 = 0
    for index in 0..<(seconds * 1000) {
      seed ^= seed << 13
      seed ^= seed >> 7
      seed ^= seed << 17
      let host = index * 1_000_000
      let device = deviceStart + Int64(Double(host) * (1 - drift))
      var delay = 200_000 + Int64(seed % 1000) * Int64((seed >> 20) % 1000)
      if index % 7000 > 6900 { delay += 100_000_000 - (index % 7000 - 6900) * 1_000_000 }
      clock.ingest(
        device: Timestamp(nanoseconds: device), arrival: Timestamp(nanoseconds: host + delay))
      guard index > 10_000 else { continue }
      let mapped = clock.hostTime(of: Timestamp(nanoseconds: device))
      worst = max(worst, abs(mapped.nanoseconds - host - 200_000))
    }
    #expect(clock.jumpCount == 0)
    return worst
  }

  @Test(arguments: [0.0, 80e-6, -80e-6])
  func `the least delayed reports show the clock, whatever the drift`(drift: Double) {
    #expect(worstError(drift: drift, seconds: 120) < 300_000)
    #expect(worstError(drift: drift, seconds: 20, deviceStart: 1 << 60) < 300_000)
  }

  @Test(arguments: [Int64(-4_000_000_000), 4_000_000_000, -4_294_967_296_000])
  func `a device clock that jumps is followed at once`(jump: Int64) {
    var clock = DeviceClock()
    var device = Timestamp(nanoseconds: 5_000_000_000_000)
    var host = Timestamp(nanoseconds: 77_000_000_000)
    for index in 0..<20_000 {
      if index == 10_000 { device = device.advanced(byNanoseconds: jump) }
      device = device.advanced(byNanoseconds: 1_000_000)
      host = host.advanced(byNanoseconds: 1_000_000)
      clock.ingest(device: device, arrival: host)
      #expect(abs(clock.hostTime(of: device).nanoseconds(since: host)) < 1000)
    }
    #expect(clock.jumpCount == 1)
  }

  @Test func `a device that pauses its clock is believed after a span`() {
    var clock = DeviceClock()
    var device = Timestamp.zero
    var host = Timestamp.zero
    for index in 0..<12_000 {
      host = host.advanced(byNanoseconds: index == 5000 ? 300_000_000 : 1_000_000)
      device = device.advanced(byNanoseconds: 1_000_000)
      clock.ingest(device: device, arrival: host)
    }
    #expect(clock.hostTime(of: device) == host)
    #expect(clock.jumpCount == 1)
  }

  @Test func `no pair of times makes the clock trap`() {
    let extremes: [Int64] = [.min, .min + 1, -1, 0, 1, 1 << 40, .max - 1, .max]
    var clock = DeviceClock()
    for first in extremes {
      for second in extremes {
        for third in extremes {
          clock.ingest(device: Timestamp(nanoseconds: first), arrival: Timestamp(nanoseconds: second))
          clock.ingest(device: Timestamp(nanoseconds: third), arrival: Timestamp(nanoseconds: second))
          _ = clock.hostTime(of: Timestamp(nanoseconds: third))
        }
      }
    }
    #expect(clock.hasStarted)
  }
}
