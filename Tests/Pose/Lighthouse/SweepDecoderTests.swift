import ByteLayout
import Lighthouse
import LighthouseModel
import Testing

@Suite struct SweepDecoderTests {
  @Test func `both planes of a station give angles`() {
    var trial = DecoderTrial()
    trial.ingest(SyntheticRoom.turns(channel: 6, period: 941_002, count: 200))
    // Half a half tick of 7 urad, and what rounding does to the measured turn.
    #expect(trial.worstAngle() < 1e-5)
    #expect(trial.hits.count >= 10 * 198 && trial.hits.allSatisfy { $0.station == 6 })
    #expect(Set(trial.hits.map(\.plane)) == [.first, .second])
    let period = trial.decoder.secondGeneration.period(ofChannel: 6) ?? 0
    #expect(abs(period - 941_002) < 1)
    #expect(trial.decoder.secondGeneration.period(ofChannel: 7) == nil)
  }

  @Test func `the syncs' bits lead to the station's broadcast`() throws {
    var trial = DecoderTrial()
    trial.ingest(SyntheticRoom.turns(channel: 6, period: 941_000, count: 950))
    let station = try #require(trial.decoder.secondGeneration.broadcast(ofChannel: 6))
    #expect(station.id == 0xa4db_c8a4 && station.mode == .channel(6))
    #expect(trial.decoder.secondGeneration.frames(ofChannel: 6).good == 2)
  }

  @Test func `two stations do not disturb each other`() {
    var trial = DecoderTrial()
    let events =
      SyntheticRoom.turns(channel: 6, period: 941_000, count: 100)
      + SyntheticRoom.turns(channel: 9, period: 929_010, count: 100)
    trial.ingest(events.sorted { $0.ticks < $1.ticks })
    #expect(trial.worstAngle() < 1e-5 && Set(trial.hits.map(\.station)) == [6, 9])
  }

  @Test func `missing syncs are bridged, and told`() {
    var trial = DecoderTrial()
    let events = SyntheticRoom.turns(channel: 6, period: 941_000, count: 100)
    let hidden: ClosedRange<Int64> = (5_000_000 + 941_000 * 50 - 10)...(5_000_000 + 941_000 * 52 + 10)
    trial.ingest(
      events.filter { event in
        guard case .sync = event else { return true }
        return !hidden.contains(event.ticks)
      })
    #expect(trial.worstAngle() < 1e-5)
    let age = trial.hits.map(\.referenceAge).max() ?? 0
    #expect(abs(age - 3 * 941_000 / 48e6) < 1e-6)
  }

  @Test func `a sync out of place is counted and not believed`() {
    var trial = DecoderTrial()
    let events = SyntheticRoom.turns(channel: 6, period: 941_000, count: 100)
    let stray = LightEvent.sync(channel: 6, ticks: 5_000_000 + 941_000 * 50 + 5_000, bit: true)
    trial.ingest((events + [stray]).sorted { $0.ticks < $1.ticks })
    #expect(trial.decoder.statistics.badSyncs == 1 && trial.worstAngle() < 1e-5)
  }

  @Test func `sweeps without a sync, or long after the last, have no angle`() {
    var trial = DecoderTrial()
    let events = SyntheticRoom.turns(channel: 6, period: 941_000, count: 200)
    trial.ingest(
      events.filter { event in
        guard case .sync = event else { return true }
        return event.ticks < 5_000_000 + 941_000 * 20
      })
    #expect(trial.decoder.statistics.withoutSync > 10 * 110 && trial.worstAngle() < 1e-5)
  }
}
