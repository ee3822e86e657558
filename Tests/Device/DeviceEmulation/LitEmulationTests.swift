import ByteLayout
import DeviceCatalog
import DeviceEmulation
import DeviceProtocols
import Drivers
import Lighthouse
import LighthouseModel
import PoseMath
import Testing
import Wearers

/// Light of a made-up room through emulated devices' reports and the driver of real ones.
@Suite struct LitEmulationTests {
  static let walker = WalkingWearer(seed: 21, restSeconds: 1)

  static func unit(_ kind: ViveUnit.Kind) -> ViveUnit {
    ViveUnit(kind: kind, number: kind == .headset ? 1 : 2, seed: 21, source: walker, plugged: .zero)
  }

  static func light(_ unit: ViveUnit, _ generation: StationGeneration = .first) -> LightStream {
    LightStream(
      room: .typical(generation, seed: 22),
      receiver: LightReceiver(unit, noise: .typical(of: unit.kind, in: generation)))
  }

  /// What the driver made of the reports of `endpoints` in their order, and the number of the first sample.
  struct Read {
    var light: [LightEvent] = []
    var untimed = 0
    var unknown = 0
    var hits: [SweepHit] = []
    /// Ticks from the device's zero to the driver's.
    var offset: Int64 = 0
  }

  static func read(
    _ equipment: inout some EmulatedEquipment, port: Int, _ profile: DeviceProfile, endpoints: [UInt8],
    milliseconds: Range<Int>, isWireless: Bool = false
  ) -> Read {
    var stream = ViveStream(profile: profile)
    var decoder = LightDecoder(
      waitTicks: isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
    var read = Read()
    for millisecond in milliseconds {
      for endpoint in endpoints {
        for report in equipment.reports(
          port: port, endpoint: endpoint, from: millisecond, to: millisecond + 1)
        {
          let output = stream.ingest(report.span, endpoint: endpoint, at: .zero)
          if output.reading != .known { read.unknown += 1 }
          read.untimed += Int(output.untimedLightCount)
          for index in 0..<output.lightEventCount {
            read.light.append(output[lightEvent: index])
            decoder.ingest(output[lightEvent: index]) { read.hits.append($0) }
          }
        }
      }
    }
    decoder.finish { read.hits.append($0) }
    return read
  }

  /// By their times: the driver counts from its first sample, `offset` ticks after the device's zero.
  static func offset(of told: [LightEvent], in truth: [LightEvent]) -> Int64? {
    guard let event = told.first(where: { if case .sync = $0 { false } else { true } }) else { return nil }
    // A sweep's half tick stays.
    let candidates = truth.compactMap { other -> Int64? in
      let offset = other.ticks - event.ticks
      return name(event, offset) == name(other) ? offset : nil
    }
    let times = Set(truth.map(\.ticks))
    return candidates.first { offset in
      told.prefix(50).allSatisfy { times.contains($0.ticks + offset) }
    }
  }

  static func isAmong(_ event: LightEvent, _ offset: Int64, _ truth: Set<String>) -> Bool {
    truth.contains(name(event, offset))
  }

  static func name(_ event: LightEvent, _ offset: Int64 = 0) -> String {
    switch event {
    case .pulse(let sensor, let start, let length): "p \(sensor) \(start + offset) \(length)"
    case .sync(let channel, let ticks, let bit): "y \(channel) \(ticks + offset) \(bit)"
    case .sweep(let channel, let sensor, let half): "w \(channel) \(sensor) \(half + 2 * offset)"
    }
  }

  @Test func `a headset's light comes back pulse by pulse, and its hits are the room's`() throws {
    let unit = Self.unit(.headset)
    var headset = EmulatedViveHeadset(unit: unit, light: Self.light(unit))
    headset.plug(port: 0, at: .zero)
    headset.plug(port: 1, at: .zero)
    var milliseconds = 0
    _ = try Emulations.start(.headsetMainboard, on: 0, of: &headset, milliseconds: &milliseconds)
    let profile = try Emulations.start(.headsetReceiver, on: 1, of: &headset, milliseconds: &milliseconds)
    let span = milliseconds..<(milliseconds + 800)
    let read = Self.read(&headset, port: 1, profile, endpoints: [0x81, 0x82], milliseconds: span)
    var room = Self.light(unit)
    let truth = room.take(before: Double(span.upperBound) / 1_000)
    let offset = try #require(Self.offset(of: read.light, in: truth))
    let names = Set(truth.map { Self.name($0) })
    #expect(read.light.count > 2_000)
    #expect(read.light.allSatisfy { Self.isAmong($0, offset, names) })
    #expect(Set(read.light.map { Self.name($0) }).count == read.light.count)
    #expect(read.unknown == 0)
    // Nothing is lost on the way but what came before the second sample and what has not ended.
    let ticks = Int64(span.lowerBound) * 48_000 + 100_000..<Int64(span.upperBound) * 48_000 - 400_000
    let expected = truth.filter { ticks.contains($0.ticks) }
    #expect(read.light.filter { ticks.contains($0.ticks + offset) }.count == expected.count)
    // The decoder on the room's light itself.
    var decoder = LightDecoder(waitTicks: LightDecoder.waitOfCable)
    var hits: [SweepHit] = []
    for event in truth where event.ticks >= (read.light.map(\.ticks).min() ?? 0) + offset {
      decoder.ingest(event) { hits.append($0) }
    }
    #expect(read.hits.count > 500)
    let angles = Dictionary(hits.map { ("\($0.sensor) \($0.reference)", $0.angle) }) { first, _ in first }
    let differences = read.hits.compactMap { hit in
      angles["\(hit.sensor) \(hit.reference + offset)"].map { ($0 - hit.angle).magnitude }
    }
    #expect(differences.count > read.hits.count * 9 / 10)
    // A tick is 7.9 urad.
    #expect((differences.max() ?? 1) < 8e-6)
  }

  @Test func `a wired wand's light comes back pulse by pulse`() throws {
    let unit = Self.unit(.wand)
    var wand = EmulatedViveWand(unit: unit, fingers: Emulations.hand, light: Self.light(unit))
    wand.plug(port: 0, at: .zero)
    var milliseconds = 0
    let profile = try Emulations.start(.wiredController, on: 0, of: &wand, milliseconds: &milliseconds)
    let span = milliseconds..<(milliseconds + 600)
    let read = Self.read(&wand, port: 0, profile, endpoints: [0x81, 0x82], milliseconds: span)
    var room = Self.light(unit)
    let truth = room.take(before: Double(span.upperBound) / 1_000)
    let offset = try #require(Self.offset(of: read.light, in: truth))
    let names = Set(truth.map { Self.name($0) })
    #expect(read.light.count > 500)
    #expect(read.light.allSatisfy { Self.isAmong($0, offset, names) })
    #expect(read.unknown == 0)
  }

  @Test func `a wireless wand tells every sweep and one or two pulses of a flash`() throws {
    let unit = Self.unit(.wand)
    var wand = EmulatedViveWirelessWand(
      unit: unit, fingers: Emulations.hand, turnsOnAfterSeconds: 0.2, light: Self.light(unit))
    wand.plug(port: 0, at: .zero)
    var milliseconds = 0
    let profile = try Emulations.start(.controllerReceiver, on: 0, of: &wand, milliseconds: &milliseconds)
    let span = milliseconds..<(milliseconds + 1_000)
    let read = Self.read(
      &wand, port: 0, profile, endpoints: [0x81], milliseconds: span, isWireless: true)
    var room = Self.light(unit)
    let truth = room.take(before: Double(span.upperBound) / 1_000)
    // A radio's samples have no low byte of their time: the driver's zero is up to 255 ticks off.
    let offset = try #require(Self.offset(of: read.light, in: truth))
    let names = Set(truth.map { Self.name($0) })
    #expect(read.light.allSatisfy { Self.isAmong($0, offset, names) })
    #expect(read.unknown == 0)
    func sweeps(_ events: [LightEvent]) -> [LightEvent] {
      events.filter { if case .pulse(_, _, let length) = $0 { length < 2_000 } else { false } }
    }
    let ticks = Int64(span.lowerBound) * 48_000 + 700_000..<Int64(span.upperBound) * 48_000 - 700_000
    let told = read.light.filter { ticks.contains($0.ticks + offset) }
    let seen = truth.filter { ticks.contains($0.ticks) }
    #expect(sweeps(told).count == sweeps(seen).count)
    let flashes = 2 * Double(ticks.count) / 400_000
    let perFlash = Double(told.count - sweeps(told).count) / flashes
    #expect((1.2...2.05).contains(perFlash))
    #expect(read.hits.count > 200)
  }

  @Test func `a receiver of generation 2 tells undecoded light until its mode is set`() throws {
    let unit = Self.unit(.headset)
    var headset = EmulatedViveHeadset(unit: unit, light: Self.light(unit, .second))
    headset.plug(port: 0, at: .zero)
    headset.plug(port: 1, at: .zero)
    var milliseconds = 0
    _ = try Emulations.start(.headsetMainboard, on: 0, of: &headset, milliseconds: &milliseconds)
    let profile = try Emulations.start(.headsetReceiver, on: 1, of: &headset, milliseconds: &milliseconds)
    let before = headset.reports(port: 1, endpoint: 0x82, from: milliseconds, to: milliseconds + 100)
    #expect(before.contains { $0[0] == 0x27 } && !before.contains { $0[0] == 0x28 })
    milliseconds += 100
    _ = headset.set(ViveModeReport(mode: .events), port: 1, at: .milliseconds(milliseconds))
    let span = milliseconds..<(milliseconds + 500)
    let read = Self.read(&headset, port: 1, profile, endpoints: [0x81, 0x82], milliseconds: span)
    var room = Self.light(unit, .second)
    let truth = room.take(before: Double(span.upperBound) / 1_000)
    let offset = try #require(Self.offset(of: read.light, in: truth))
    let names = Set(truth.map { Self.name($0) })
    #expect(read.light.count > 250)
    #expect(read.light.allSatisfy { Self.isAmong($0, offset, names) })
    let ticks = Int64(span.lowerBound) * 48_000 + 200_000..<Int64(span.upperBound) * 48_000 - 200_000
    #expect(
      read.light.filter { ticks.contains($0.ticks + offset) }.count
        == truth.filter { ticks.contains($0.ticks) }.count)
    #expect(read.hits.count > 200)
  }

  @Test func `an Index tells its light of generation 2 once its mode is set`() throws {
    var unit = Self.unit(.headset)
    unit.model = .index
    var headset = EmulatedIndexHeadset(unit: unit, light: Self.light(unit, .second))
    headset.plug(port: 0, at: .zero)
    var milliseconds = 0
    let profile = try Emulations.start(.headsetReceiver, on: 0, of: &headset, milliseconds: &milliseconds)
    #expect(profile.calibrationSource == .recorded && profile.model == "Utah MP")
    #expect(profile.lightBody != nil)
    let before = headset.reports(port: 0, endpoint: 0x83, from: milliseconds, to: milliseconds + 100)
    #expect(before.contains { $0[0] == 0x27 } && !before.contains { $0[0] == 0x28 })
    milliseconds += 100
    _ = headset.set(ViveModeReport(mode: .events), at: .milliseconds(milliseconds))
    let span = milliseconds..<(milliseconds + 500)
    let read = Self.read(
      &headset, port: 0, profile, endpoints: [0x81, 0x83, 0x84], milliseconds: span)
    var room = Self.light(unit, .second)
    let truth = room.take(before: Double(span.upperBound) / 1_000)
    let offset = try #require(Self.offset(of: read.light, in: truth))
    let names = Set(truth.map { Self.name($0) })
    #expect(read.light.count > 250 && read.light.allSatisfy { Self.isAmong($0, offset, names) })
    #expect(read.hits.count > 200 && read.unknown == 0)
  }

  @Test func `by radio light of generation 2 comes once the mode is set, in messages of the second form`()
    throws
  {
    let unit = Self.unit(.wand)
    var wand = EmulatedViveWirelessWand(
      unit: unit, fingers: Emulations.hand, turnsOnAfterSeconds: 0.2, light: Self.light(unit, .second))
    wand.plug(port: 0, at: .zero)
    var milliseconds = 0
    let profile = try Emulations.start(.controllerReceiver, on: 0, of: &wand, milliseconds: &milliseconds)
    #expect(profile.calibrationSource == .recorded)
    for write in ViveLightMode.writes(for: .controllerReceiver, generation: .second) {
      _ = wand.control(port: 0, setup: write.setup, data: write.data, at: .milliseconds(milliseconds))
    }
    let span = milliseconds..<(milliseconds + 1_000)
    let read = Self.read(
      &wand, port: 0, profile, endpoints: [0x81], milliseconds: span, isWireless: true)
    // Until the form is known, a few messages are misread as pulses.
    let sweeps = read.light.filter { if case .pulse = $0 { false } else { true } }
    #expect(read.light.count - sweeps.count < 40)
    var room = Self.light(unit, .second)
    let truth = room.take(before: Double(span.upperBound) / 1_000)
    let offset = try #require(Self.offset(of: sweeps, in: truth))
    let names = Set(truth.map { Self.name($0) })
    #expect(sweeps.allSatisfy { Self.isAmong($0, offset, names) })
    // What came before the form was known is lost.
    let ticks = Int64(span.lowerBound) * 48_000 + 2_400_000..<Int64(span.upperBound) * 48_000 - 700_000
    #expect(
      sweeps.filter { ticks.contains($0.ticks + offset) }.count
        == truth.filter { ticks.contains($0.ticks) }.count)
    #expect(read.hits.count > 200)
  }
}
