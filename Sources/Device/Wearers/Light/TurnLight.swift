internal import DeviceEmulation
internal import LighthouseModel
internal import PoseMath

/// Light of one station of generation 2: a sync and two sweeps, turn by turn.
struct TurnLight: Sendable {
  private let room: EmulatedRoom
  private let receiver: LightReceiver
  private let station: Int
  private let channel: UInt8
  private let chance: LightChance
  private let model: Station<Double>
  private let timing: RotorTiming
  private let frame: OOTXFrame
  /// The next turn.
  private(set) var index = 0

  /// Ticks of a turn by channel (lighthouse-v2.md, "Signal").
  static let periods: [Double] = [
    959_000, 957_000, 953_000, 949_000, 947_000, 943_000, 941_000, 939_000, 937_000, 929_000, 919_000,
    911_000,
    907_000, 901_000, 893_000, 887_000,
  ]
  /// Rotors wander by less.
  private static let lead = 500.0

  /// - Parameter station: its number in the room.
  init(room: EmulatedRoom, receiver: LightReceiver, station: Int) {
    self.room = room
    self.receiver = receiver
    self.station = station
    chance = LightChance(room: room, receiver: receiver)
    model = room.stations[station].model
    let emulated = room.stations[station]
    if case .channel(let told)? = emulated.broadcast.mode {
      channel = told & 15
    } else {
      channel = UInt8(station)
    }
    var draw = CounterNoise(seed: room.seed, index: 0xc20c &+ UInt64(station))
    // Rates of compare-test-index' stations differ from the device's by 4 to 8 millionths.
    timing = RotorTiming(
      start: 500_000 + 400_000 * draw.number(within: 1),
      period: Self.periods[Int(channel)] * (1 + draw.number(within: 10e-6)), noise: emulated.noise,
      seed: room.seed &+ UInt64(station + 1) &* 0xa076_1d64_78bd_642f)
    frame = emulated.broadcast.frame
  }

  /// No light of the next turn comes before this, ticks.
  var begin: Double { timing.start + Double(index) * timing.period - Self.lead }

  /// Goes on to the turn that begins `seconds` or later.
  mutating func skip(to seconds: Double) { index = max(index, timing.turn(notBefore: seconds)) }

  /// All light of the next turn, in no order. The sync is found in the light of the planes: where no photodiode
  /// meets one, there is none.
  mutating func next() -> [LightEvent] {
    defer { index += 1 }
    let turn = timing.begin(ofTurn: index)
    let period = timing.begin(ofTurn: index + 1) - turn
    var events: [LightEvent] = []
    for plane in [SweepPlane.first, .second] {
      let rotor = SweepCrossing.Rotor(
        begin: turn, period: period, zero: (plane == .first ? 2 : 4) * .pi / 3)
      let sweep = SweepCrossing.Sweep(room, receiver, room.stations[station], model, plane, rotor)
      for mirror in [nil] + room.mirrors.map(Optional.some) { meet(sweep, mirror, &events) }
    }
    guard !events.isEmpty else { return [] }
    events.append(
      .sync(channel: channel, ticks: Int64(timing.told(ofTurn: index).rounded()), bit: frame[index]))
    for stray in chance.strays(piece: index &* 16 &+ station, seconds: period / 48e6) {
      let ticks = 2 * (turn + (0.1 + 0.8 * stray.place) * period)
      events.append(.sweep(channel: channel, sensor: stray.sensor, halfTicks: Int64(ticks.rounded())))
    }
    return events
  }

  private func meet(_ sweep: SweepCrossing.Sweep, _ mirror: Mirror?, _ events: inout [LightEvent]) {
    for diode in receiver.photodiodes {
      let found = SweepCrossing.find(diode, in: sweep, by: mirror)
      guard let found, let length = found.path.sweepLength else { continue }
      let place = LightChance.Place(station: station, plane: sweep.plane, sensor: diode.id)
      guard !chance.hides(station: station, sensor: diode.id, at: found.ticks / 48e6),
        !chance.misses(place, sweep: index, length: length, isDirect: mirror == nil)
      else { continue }
      let error =
        chance.hitError(place, sweep: index, length: length)
        + chance.systematicError(place, from: found.direction)
      events.append(
        .sweep(
          channel: channel, sensor: diode.id,
          halfTicks: Int64((2 * (found.ticks + sweep.rotor.ticks(for: error))).rounded())))
    }
  }
}
