internal import DeviceEmulation
internal import LighthouseModel
internal import PoseMath

/// Light of generation 1: flashes of one or two stations and the sweep between, half cycle by half cycle.
///
/// Times in the cycle are those of lighthouse-v1.md, "Timing".
struct HalfCycleLight: Sendable {
  private let room: EmulatedRoom
  private let receiver: LightReceiver
  private let chance: LightChance
  private let models: [Station<Double>]
  /// By station and axis.
  private let rotors: [[RotorTiming]]
  private let frames: [OOTXFrame]
  private let isAlone: Bool
  /// The next half cycle.
  private(set) var index = 0

  /// Ticks of a half cycle and of the second station's delay.
  private static let halfCycle = 400_000.0
  private static let secondDelay = 20_000.0
  /// Rotors wander by less: six deviations.
  private static let lead = 1_000.0
  /// Flash lengths (lighthouse-v1.md): 3000, 500 more for axis 1, 1000 for a bit of one, 2000 for a skip.
  private static let flashLength = 3_000.0
  private static let flashStep = 500.0
  /// Bits of a flash begin so late, and are no longer than that.
  private static let fragmentSpan = 4_000.0
  private static let fragmentLength = 400.0

  init(room: EmulatedRoom, receiver: LightReceiver) {
    self.room = room
    self.receiver = receiver
    chance = LightChance(room: room, receiver: receiver)
    models = room.stations.map(\.model)
    isAlone = room.stations.count == 1 && room.stations[0].broadcast.mode == .a
    var draw = CounterNoise(seed: room.seed, index: 0xc10c)
    // Stations are quartz: rates of the recordings' differ from the devices' by up to 24 millionths.
    let rate = 1 + draw.number(within: 15e-6)
    let start = 300_000 + 100_000 * draw.number(within: 1)
    rotors = room.stations.prefix(2).enumerated().map { station, emulated in
      (0..<2).map { axis in
        RotorTiming(
          start: start + Double(station) * Self.secondDelay + Double(axis) * Self.halfCycle * rate,
          period: 2 * Self.halfCycle * rate, noise: emulated.noise,
          seed: room.seed &+ UInt64(station * 4 + axis + 1) &* 0xa076_1d64_78bd_642f)
      }
    }
    frames = room.stations.prefix(2).map(\.broadcast.frame)
  }

  /// No light of the next half cycle comes before this, ticks.
  var begin: Double {
    guard let rotor = rotors.first?[index & 1] else { return .infinity }
    return rotor.start + Double(index / 2) * rotor.period - Self.lead
  }

  /// Goes on to the half cycle that begins `seconds` or later.
  mutating func skip(to seconds: Double) {
    guard let rotor = rotors.first?[0] else { return }
    index = max(index, 2 * max(0, rotor.turn(notBefore: seconds)))
  }

  /// All light of the next half cycle, in no order.
  mutating func next() -> [LightEvent] {
    defer { index += 1 }
    var events: [LightEvent] = []
    for station in rotors.indices {
      flash(station, &events)
      if sweeps(station) { sweep(station, &events) }
    }
    return events
  }

  /// The second station sweeps in the first half of a cycle, the first in the second; one alone always.
  private func sweeps(_ station: Int) -> Bool { isAlone || (index & 2 == 0) == (station == 1) }

  private func pulse(_ sensor: UInt8, _ start: Double, _ length: Double) -> LightEvent {
    let begin = Int64(start.rounded())
    let end = Int64((start + length).rounded())
    return .pulse(sensor: sensor, start: begin, length: UInt32(max(1, end - begin)))
  }

  private func flash(_ station: Int, _ events: inout [LightEvent]) {
    let axis = index & 1
    let told = rotors[station][axis].told(ofTurn: index / 2)
    let jitter = chance.flashJitter(station: station, flash: index)
    let start = told + jitter.begin
    let code = axis + (frames[station][index] ? 2 : 0) + (sweeps(station) ? 0 : 4)
    let noise = receiver.noise
    let length = Self.flashLength + Self.flashStep * Double(code)
    let seconds = start / 48e6
    let paths = rises(of: station, at: seconds)
    // The brightest photodiode's rise is no delay: nobody could tell it from the flash's own begin.
    let first = paths.map(\.rise).min() ?? 0
    for (sensor, rise) in paths {
      let late = noise == .none ? 0 : rise - first
      let unsteady =
        noise == .none ? 0 : chance.riseJitter(station: station, sensor: sensor, flash: index, rise: late)
      let end =
        told + jitter.end + length + noise.flashLengthOffsetTicks
        + (noise == .none ? 0 : chance.endOffset(station: station, sensor: sensor))
      let begin = start + late + unsteady
      events.append(pulse(sensor, begin, end - begin))
    }
    fragments(of: start, lit: Set(paths.map(\.sensor)), &events)
  }

  /// Which photodiodes see a flash, and how many ticks late.
  private func rises(of station: Int, at seconds: Double) -> [(sensor: UInt8, rise: Double)] {
    let emulated = room.stations[station]
    let worldFromBody = receiver.worldFromBody(at: seconds)
    let way = emulated.worldFromStation.position - worldFromBody.position
    let direction = worldFromBody.orientation.conjugate.rotate(way / max(way.length, 1e-9))
    var isSeen = false
    var rises: [(sensor: UInt8, rise: Double)] = []
    for diode in receiver.photodiodes where !chance.hides(station: station, sensor: diode.id, at: seconds) {
      let path = room.path(
        from: emulated, to: diode, by: nil, worldFromBody: worldFromBody, at: seconds)
      if let path {
        isSeen = true
        rises.append((diode.id, path.flashRise))
      } else if receiver.noise != .none, diode.normal.dot(direction) > LightPath.indirectCosineMin,
        let rise = chance.indirectRise(station: station, sensor: diode.id)
      {
        rises.append((diode.id, rise))
      }
    }
    // What hides a device from a station hides it from most of the light around.
    return isSeen ? rises : []
  }

  /// Photodiodes in the dark see bits of a flash now and then: of recorded pulses that are neither a flash nor a hit
  /// all but one lie within 6000 ticks of a flash, and most of a headset's are shorter than 130.
  private func fragments(of start: Double, lit: Set<UInt8>, _ events: inout [LightEvent]) {
    let flashSeconds = Self.halfCycle / 48e6 / Double(rotors.count)
    let piece = Int((start / Self.secondDelay).rounded(.down))
    for stray in chance.strays(piece: piece, seconds: flashSeconds) where !lit.contains(stray.sensor) {
      events.append(
        pulse(
          stray.sensor, start + Self.fragmentSpan * stray.place,
          Self.fragmentLength * stray.size * stray.size * stray.size))
    }
  }

  private func sweep(_ station: Int, _ events: inout [LightEvent]) {
    let plane: SweepPlane = index & 1 == 0 ? .first : .second
    let timing = rotors[station][index & 1]
    let begin = timing.begin(ofTurn: index / 2)
    let rotor = SweepCrossing.Rotor(
      begin: begin, period: timing.begin(ofTurn: index / 2 + 1) - begin, zero: .pi / 2)
    let sweep = SweepCrossing.Sweep(
      room, receiver, room.stations[station], models[station], plane, rotor)
    for mirror in [nil] + room.mirrors.map(Optional.some) {
      for diode in receiver.photodiodes {
        let found = SweepCrossing.find(diode, in: sweep, by: mirror)
        guard let found, let length = found.path.sweepLength else { continue }
        let place = LightChance.Place(station: station, plane: plane, sensor: diode.id)
        guard !chance.hides(station: station, sensor: diode.id, at: found.ticks / 48e6),
          !chance.misses(place, sweep: index, length: length, isDirect: mirror == nil)
        else { continue }
        let error =
          chance.hitError(place, sweep: index, length: length)
          + chance.systematicError(place, from: found.direction)
        let middle = found.ticks + rotor.ticks(for: error)
        events.append(pulse(diode.id, middle - length / 2, length))
      }
    }
  }
}
