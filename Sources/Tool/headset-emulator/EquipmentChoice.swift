import ArgumentParser
import DeviceEmulation
import PoseMath
import Wearers

/// What `--device` can name.
enum EquipmentChoice: String, ExpressibleByArgument, CaseIterable {
  case vive
  case wand
  case wirelessWand = "wireless-wand"

  /// The equipment, worn. The first wand is held in the right hand, the next in the left, and so on.
  func equipment(
    number: UInt32, seed: UInt64, wearer: MannerChoice, restSeconds: Double, plugged: Timestamp
  ) -> any EmulatedEquipment {
    switch self {
    case .vive:
      let head = HeadWearer(wearer.manner, seed: seed, restSeconds: restSeconds)
      var options = EmulatedViveHeadset.Options()
      options.wornAfterSeconds = restSeconds
      return EmulatedViveHeadset(
        unit: ViveUnit(kind: .headset, number: number, seed: seed, source: head, plugged: plugged),
        options: options)
    case .wand, .wirelessWand:
      let hand = HandWearer(
        number % 2 == 0 ? .right : .left, seed: seed &+ UInt64(number), restSeconds: restSeconds)
      let unit = ViveUnit(kind: .wand, number: number, seed: seed, source: hand, plugged: plugged)
      return self == .wand
        ? EmulatedViveWand(unit: unit, fingers: hand)
        : EmulatedViveWirelessWand(unit: unit, fingers: hand)
    }
  }
}

/// What `--wearer` can name.
enum MannerChoice: String, ExpressibleByArgument, CaseIterable {
  case standing
  case walking

  var manner: HeadWearer.Manner {
    switch self {
    case .standing: .standing
    case .walking: .walking
    }
  }
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
