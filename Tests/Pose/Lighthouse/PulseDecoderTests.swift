import ByteLayout
import Lighthouse
import LighthouseModel
import PoseMath
import Testing

/// Half a tick, radians: what rounding the made-up pulses may cost, and a little for the clock.
private let tickAngle = 2 * Double.pi / 400_000

@Suite struct PulseDecoderTests {
  @Test func `two stations give angles, each by its place in the cycle`() {
    var trial = DecoderTrial()
    trial.ingest(SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 400))
    #expect(trial.hits.count > 5 * 380)
    #expect(Set(trial.hits.map(\.station)) == [0, 1])
    #expect(trial.worstAngle() < 0.002 && trial.worstAngle(from: 40_000_000) < tickAngle)
    let counts = trial.decoder.statistics
    #expect(counts.badCodes == 0 && counts.strays == 0 && counts.late == 0 && counts.locks == 1)
    #expect(counts.repeated == 0 && counts.missedFlashes == 0)
    #expect(trial.hits.allSatisfy { $0.generation == .first && $0.referenceAge == 0 })
  }

  @Test func `each flash's bit leads to the broadcast of its station`() throws {
    var other = SyntheticRoom.slave
    other.payload[2] = 0x42
    var trial = DecoderTrial()
    trial.ingest(SyntheticRoom.pulses([SyntheticRoom.master, other], halfCycles: 800))
    let first = try #require(trial.decoder.firstGeneration.broadcast(ofStation: 0))
    let second = try #require(trial.decoder.firstGeneration.broadcast(ofStation: 1))
    #expect(first.id == 0xf77e_21f3 && second.id == 0xf77e_2142)
    #expect(trial.decoder.firstGeneration.frames(ofStation: 0).damaged == 0)
  }

  @Test(arguments: [SyntheticRoom.master, SyntheticRoom.slave].map(\.isMaster))
  func `one of two stations alone in view gives its own sweeps`(_ isMaster: Bool) {
    var trial = DecoderTrial()
    trial.ingest(
      SyntheticRoom.pulses(
        [isMaster ? SyntheticRoom.master : SyntheticRoom.slave], halfCycles: 400))
    #expect(trial.hits.count > 5 * 180 && trial.worstAngle(from: 40_000_000) < tickAngle)
    #expect(Set(trial.hits.map(\.station)) == [0] && trial.decoder.statistics.badCodes == 0)
  }

  @Test func `a station without a partner sweeps every half cycle`() {
    var trial = DecoderTrial()
    trial.ingest(SyntheticRoom.pulses([SyntheticRoom.master], halfCycles: 400, isAlone: true))
    #expect(trial.hits.count > 5 * 360 && trial.worstAngle(from: 40_000_000) < tickAngle)
  }

  @Test func `a station that appears before the first one becomes the first`() {
    var trial = DecoderTrial()
    let both = SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 400)
    let slave = SyntheticRoom.pulses([SyntheticRoom.slave], halfCycles: 400)
    trial.ingest(slave.filter { $0.ticks < 60_000_000 } + both.filter { $0.ticks >= 60_000_000 })
    #expect(trial.decoder.statistics.locks == 2)
    #expect(Set(trial.hits.filter { $0.reference > 80_000_000 }.map(\.station)) == [0, 1])
    #expect(trial.worstAngle(from: 120_000_000) < tickAngle)
  }

  @Test func `a missed flash is bridged by the rotor's clock, and told`() {
    var trial = DecoderTrial()
    let events = SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 400)
    let hidden = Int64(1_000_000 + 400_000 * 302)
    trial.ingest(events.filter { !(hidden...(hidden + 7_000)).contains($0.ticks) })
    #expect(trial.decoder.statistics.missedFlashes == 1)
    let bridged = trial.hits.filter { $0.referenceAge > 0 }
    #expect(bridged.count == 5)
    #expect(bridged.allSatisfy { abs($0.referenceAge - 1.0 / 60) < 1e-3 })
    #expect(trial.worstAngle(from: 40_000_000) < 2 * tickAngle)
  }

  @Test func `light out of order by less than the wait costs nothing`() {
    var ordered = DecoderTrial(waitTicks: LightDecoder.waitOfRadio)
    var shuffled = DecoderTrial(waitTicks: LightDecoder.waitOfRadio)
    let events = SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 300)
    var state: UInt64 = 42
    let keyed = events.map { event -> (Int64, LightEvent) in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (event.ticks + Int64(state >> 33) % 390_000, event)
    }
    ordered.ingest(events)
    shuffled.ingest(keyed.sorted { $0.0 < $1.0 }.map(\.1))
    #expect(ordered.hits == shuffled.hits && shuffled.decoder.statistics.late == 0)
  }

  @Test func `a reflection is told and stray light is counted`() {
    var trial = DecoderTrial()
    let events = SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 400)
    let start = Int64(1_000_000 + 400_000 * 300)
    let more: [LightEvent] = [
      .pulse(sensor: 2, start: start + 350_000, length: 80),
      .pulse(sensor: 9, start: start + 9_000, length: 60),
      .pulse(sensor: 9, start: start + 385_000, length: 60),
    ]
    trial.ingest((events + more).sorted { $0.ticks < $1.ticks })
    #expect(trial.decoder.statistics.repeated == 1 && trial.decoder.statistics.strays == 2)
    #expect(trial.hits.filter(\.isRepeated).map(\.sensor) == [2])
  }

  @Test func `after a second of darkness the beat is found again`() {
    var trial = DecoderTrial()
    let events = SyntheticRoom.pulses([SyntheticRoom.master, SyntheticRoom.slave], halfCycles: 600)
    trial.ingest(events.filter { !(80_000_000...150_000_000).contains($0.ticks) })
    #expect(trial.decoder.statistics.locks == 2 && trial.worstAngle(from: 190_000_000) < tickAngle)
  }

  @Test func `noise gives no hits to speak of and stops nothing`() {
    var trial = DecoderTrial()
    var state: UInt64 = 7
    trial.ingest(
      (0..<50_000).map { index -> LightEvent in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return .pulse(
          sensor: UInt8(truncatingIfNeeded: state >> 56),
          start: Int64(index) * 9_000 + Int64(state >> 40 & 0xfff),
          length: UInt32(truncatingIfNeeded: state >> 20 & 0x1fff))
      })
    #expect(trial.hits.allSatisfy { $0.angle.isFinite && $0.angle.magnitude <= 1.3 })
  }

  @Test func `times at the ends of their range stop nothing`() {
    var trial = DecoderTrial()
    trial.ingest([
      .pulse(sensor: 0, start: .max, length: .max), .pulse(sensor: 255, start: .min, length: 0),
      .pulse(sensor: 0, start: 0, length: 3000), .sync(channel: 255, ticks: .max, bit: true),
      .sync(channel: 255, ticks: .min, bit: true), .sweep(channel: 255, sensor: 255, halfTicks: .min),
      .sweep(channel: 255, sensor: 255, halfTicks: .max),
    ])
    #expect(trial.hits.isEmpty)
  }
}
