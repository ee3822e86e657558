import ArgumentParser
import DeviceEmulation
import LighthouseModel
import PoseMath
import Wearers

/// What `--device` can name.
enum EquipmentChoice: String, ExpressibleByArgument, CaseIterable {
  case vive
  case index
  case wand
  case wirelessWand = "wireless-wand"

  /// The equipment, worn. The first wand is held in the right hand, the next in the left, and so on.
  func equipment(number: UInt32, worn situation: Situation, plugged: Timestamp) -> any EmulatedEquipment {
    switch self {
    case .vive:
      var options = EmulatedViveHeadset.Options()
      options.wornAfterSeconds = situation.restSeconds
      let unit = unit(.headset, number, situation.head, situation, plugged)
      return EmulatedViveHeadset(unit: unit, options: options, light: situation.light(on: unit))
    case .index:
      var unit = unit(.headset, number, situation.head, situation, plugged)
      unit.model = .index
      return EmulatedIndexHeadset(
        unit: unit, wornAfterSeconds: situation.restSeconds, light: situation.light(on: unit))
    case .wand, .wirelessWand:
      let hand = HandWearer(
        number % 2 == 0 ? .right : .left, seed: situation.seed &+ UInt64(number),
        restSeconds: situation.restSeconds)
      let unit = unit(.wand, number, situation.carried(hand), situation, plugged)
      let light = situation.light(on: unit)
      return self == .wand
        ? EmulatedViveWand(unit: unit, fingers: hand, light: light)
        : EmulatedViveWirelessWand(unit: unit, fingers: hand, light: light)
    }
  }

  private func unit(
    _ kind: ViveUnit.Kind, _ number: UInt32, _ source: any MotionSource, _ situation: Situation,
    _ plugged: Timestamp
  ) -> ViveUnit {
    var unit = ViveUnit(kind: kind, number: number, seed: situation.seed, source: source, plugged: plugged)
    if situation.room != nil { unit.sampleDelaySeconds = ViveUnit.sampleDelay }
    return unit
  }
}

/// Who wears the equipment, and in which room.
struct Situation {
  let seed: UInt64
  let restSeconds: Double
  let head: any MotionSource
  /// What hands move with; nil where the body stays.
  private let trunk: (any MotionSource)?
  /// Who turns everything, in place of a wearer.
  private let hands: TechnicianHands?
  /// With the wearer's body in it; nil for a room without stations.
  let room: EmulatedRoom?

  init(
    _ wearer: MannerChoice, generation: StationGeneration, stationCount: Int, seed: UInt64,
    restSeconds: Double
  ) {
    self.seed = seed
    self.restSeconds = restSeconds
    var turning: TechnicianHands?
    switch wearer {
    case .standing, .walking:
      head = HeadWearer(
        wearer == .standing ? .standing : .walking, seed: seed, restSeconds: restSeconds)
      trunk = nil
    case .trainee:
      let walker = WalkingWearer(seed: seed, restSeconds: restSeconds)
      head = walker
      trunk = walker.trunk
    case .calibrating:
      let practised = TechnicianHands.practised(seed: seed, restSeconds: restSeconds)
      head = practised
      trunk = nil
      turning = practised
    case .technician:
      head = TechnicianWearer(restSeconds: restSeconds)
      trunk = nil
    }
    hands = turning
    room = stationCount > 0 ? .typical(generation, stationCount: stationCount, seed: seed) : nil
  }

  func carried(_ hand: any MotionSource) -> any MotionSource {
    hands ?? trunk.map { CarriedWearer(hand, by: $0) } ?? hand
  }

  /// A hand's light is hidden by the body; a head's is not, its photodiodes look away from it.
  func light(on unit: ViveUnit) -> (any LightFeed)? {
    guard var room else { return nil }
    if unit.kind == .wand { room.occluders = Occluder.body(of: head) }
    return LightStream(
      room: room, receiver: LightReceiver(unit, noise: .typical(of: unit.kind, in: room.generation)))
  }
}

/// What `--wearer` can name.
enum MannerChoice: String, ExpressibleByArgument, CaseIterable {
  case standing
  case walking
  case trainee
  case calibrating
  case technician
}

/// An IPv4 address and a port, as `127.0.0.1:3240`.
struct Endpoint: ExpressibleByArgument {
  var address: String
  var port: UInt16

  static let loopback = Endpoint(address: "127.0.0.1", port: 3_240)

  init(address: String, port: UInt16) {
    self.address = address
    self.port = port
  }

  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":"),
      let port = UInt16(argument[argument.index(after: colon)...])
    else { return nil }
    self.init(address: String(argument[..<colon]), port: port)
  }

  var defaultValueDescription: String { "\(address):\(port)" }
}
