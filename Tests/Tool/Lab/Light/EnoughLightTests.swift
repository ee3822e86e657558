import LighthouseModel
import Testing

@testable import Lab

@Suite struct EnoughLightTests {
  private static let halfTurn: Int64 = 400_000

  /// Sweeps over so many photodiodes, half a turn apart, each behind a flash where there is one; returns whether they
  /// were enough.
  private func isEnough(
    sensors: Range<UInt8>, sweeps: Int, hasFlash: Bool, newestSample: Int64? = nil
  ) -> Bool {
    var light = EnoughLight()
    var isEnough = false
    for sweep in 0..<sweeps {
      let begin = Int64(sweep) * Self.halfTurn
      if hasFlash {
        let flash = LightEvent.pulse(sensor: 9, start: begin, length: 3000)
        isEnough = light.ingest(flash, newestSample: newestSample ?? begin) || isEnough
      }
      for sensor in sensors {
        let start = begin + 150_000 + Int64(sensor) * 1000
        let pulse = LightEvent.pulse(sensor: sensor, start: start, length: 200)
        isEnough = light.ingest(pulse, newestSample: newestSample ?? start) || isEnough
      }
    }
    return isEnough
  }

  @Test func `four photodiodes met twice are enough`() {
    #expect(isEnough(sensors: 0..<4, sweeps: 2, hasFlash: true))
  }

  @Test func `one sweep over many, or two over three are not`() {
    #expect(!isEnough(sensors: 0..<20, sweeps: 1, hasFlash: true))
    #expect(!isEnough(sensors: 0..<3, sweeps: 5, hasFlash: true))
  }

  @Test func `sweeps that nothing times are not`() {
    #expect(!isEnough(sensors: 0..<20, sweeps: 10, hasFlash: false))
  }

  @Test func `light of half a second ago is not`() {
    #expect(!isEnough(sensors: 0..<8, sweeps: 4, hasFlash: true, newestSample: 24_000_000))
  }

  @Test func `sweeps of a channel count from its first sync on`() {
    var light = EnoughLight()
    var answers: [Bool] = []
    for turn in 0..<4 {
      let begin = Int64(turn) * 930_000
      let sync = LightEvent.sync(channel: turn < 2 ? 4 : 9, ticks: begin, bit: true)
      _ = light.ingest(sync, newestSample: begin)
      for plane in 0..<2 {
        for sensor in UInt8(0)..<4 {
          let ticks = begin + 300_000 * Int64(plane + 1) + Int64(sensor) * 1000
          let sweep = LightEvent.sweep(channel: 9, sensor: sensor, halfTicks: 2 * ticks)
          answers.append(light.ingest(sweep, newestSample: ticks))
        }
      }
    }
    let isLate = answers.firstIndex(of: true).map { $0 >= 16 } ?? false
    #expect(isLate && answers.last == true)
  }
}
