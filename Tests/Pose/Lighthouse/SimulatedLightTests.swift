import DeviceEmulation
import Lighthouse
import LighthouseModel
import PoseMath
import Testing
import Wearers

/// The decoder on light of a made-up room with wandering rotors, against the truth that the light was made of.
@Suite struct SimulatedLightTests {
  /// Rotors that wander as real ones do, flashes and syncs without jitter, a device without error.
  static func room(_ generation: StationGeneration, stationCount: Int = 2, seed: UInt64 = 11) -> EmulatedRoom
  {
    var room = EmulatedRoom.typical(generation, stationCount: stationCount, seed: seed)
    for index in room.stations.indices { room.stations[index].noise.jitterTicks = 0 }
    return room
  }

  static let unit = ViveUnit(
    kind: .headset, number: 1, seed: 12, source: WalkingWearer(seed: 12, restSeconds: 0.5), plugged: .zero)

  /// How far each hit's angle is from the truth, radians.
  static func errors(_ room: EmulatedRoom, of unit: ViveUnit = unit, seconds: Double) -> [Double] {
    let receiver = LightReceiver(unit, noise: .none)
    var stream = LightStream(room: room, receiver: receiver)
    var decoder = LightDecoder(waitTicks: LightDecoder.waitOfCable)
    var hits: [SweepHit] = []
    for event in stream.take(before: seconds) { decoder.ingest(event) { hits.append($0) } }
    return hits.compactMap { hit in
      let station = room.stations.first { emulated in
        guard case .channel(let channel)? = emulated.broadcast.mode else {
          return emulated.broadcast.mode == (hit.station == 0 ? (room.stations.count == 1 ? .a : .b) : .c)
        }
        return channel == hit.station
      }
      guard let station, let diode = receiver.photodiodes.first(where: { $0.id == hit.sensor }) else {
        return nil
      }
      let model = Station(
        worldFromStation: station.worldFromStation,
        calibration: StationCalibration<Double>(station.broadcast.calibration))
      let seconds = Double(hit.timestamp.nanoseconds) * 1e-9
      let point = unit.source.motion(at: seconds).worldFromBody.transform(diode.point)
      return model.angle(of: point, plane: hit.plane).map { hit.angle - $0.value }
    }
  }

  @Test(arguments: [1, 2])
  func `hits of generation 1 are the truth but for the wander of the rotors`(stationCount: Int) {
    let errors = Self.errors(Self.room(.first, stationCount: stationCount), seconds: 3).map(\.magnitude)
      .sorted()
    #expect(errors.count > 1_500)
    // A tick is 7.9 urad; the clock follows a wandering rotor by so much.
    #expect(errors[errors.count / 2] < 25e-6)
    #expect(errors[errors.count * 99 / 100] < 120e-6)
  }

  @Test func `hits of generation 2 are the truth but for the wander of the rotors`() {
    let errors = Self.errors(Self.room(.second, stationCount: 3), seconds: 3).map(\.magnitude).sorted()
    #expect(errors.count > 1_500)
    #expect(errors[errors.count / 2] < 12e-6)
    #expect(errors[errors.count * 99 / 100] < 70e-6)
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `with even rotors hits are the truth to a tick`(generation: StationGeneration) {
    var room = Self.room(generation)
    for index in room.stations.indices { room.stations[index].noise = .none }
    let errors = Self.errors(room, seconds: 1.5)
    #expect(errors.count > 700)
    // Half a tick of the flash or sync, half of the pulse's two ends.
    let settled = errors.dropFirst(errors.count / 4).map(\.magnitude).max() ?? 1
    #expect(settled < 8.5e-6)
  }

  @Test func `a hand at five metres a second is met where it is`() {
    var room = Self.room(.second)
    for index in room.stations.indices { room.stations[index].noise = .none }
    let hand = ViveUnit(
      kind: .wand, number: 2, seed: 15, source: SwingWearer(seed: 15, restSeconds: 0), plugged: .zero)
    let errors = Self.errors(room, of: hand, seconds: 3).map(\.magnitude).sorted()
    #expect(errors.count > 800)
    // Half a tick of the hit's own time moves the hand by nothing; half a tick of the sync and a quarter of the
    // sweep's are 5 urad.
    #expect(errors[errors.count * 99 / 100] < 7e-6)
  }

  @Test func `stations are known by what they broadcast`() {
    for generation in [StationGeneration.first, .second] {
      let room = EmulatedRoom.typical(generation, seed: 13)
      var stream = LightStream(
        room: room,
        receiver: LightReceiver(Self.unit, noise: .typical(of: .headset, in: generation)))
      var decoder = LightDecoder(waitTicks: LightDecoder.waitOfCable)
      for event in stream.take(before: 25) { decoder.ingest(event) { (_: SweepHit) in } }
      for (index, station) in room.stations.enumerated() {
        let told =
          generation == .first
          ? decoder.firstGeneration.broadcast(ofStation: index)
          : decoder.secondGeneration.broadcast(ofChannel: 3 + 4 * index)
        #expect(told == station.broadcast, "generation \(generation), station \(index)")
      }
    }
  }

  @Test func `noise of the recordings' size leaves the beat known`() {
    let room = EmulatedRoom.typical(.first, seed: 14)
    var stream = LightStream(
      room: room, receiver: LightReceiver(Self.unit, noise: .headsetOfFirstGeneration))
    var decoder = LightDecoder(waitTicks: LightDecoder.waitOfCable)
    for event in stream.take(before: 4) { decoder.ingest(event) { (_: SweepHit) in } }
    #expect(decoder.statistics.locks == 1)
    #expect(decoder.statistics.badCodes == 0)
    #expect(Double(decoder.statistics.strays) < 0.01 * Double(decoder.statistics.events))
  }
}
