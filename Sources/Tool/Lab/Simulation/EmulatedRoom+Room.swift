public import Lighthouse
internal import LighthouseModel
public import Wearers

extension EmulatedRoom {
  /// Of made-up light 30 to 60 urad are left, radians, as of recordings' (Docs/Lighthouse.md, "Room").
  private static let residual = 50e-6

  /// Where the stations really are and what they broadcast: the room that a solver would find if it did not err.
  public var room: Room {
    let members = stations.map { station in
      Room.Member(
        place: station.place, serial: station.broadcast.id,
        calibration: StationCalibration<Double>(station.broadcast.calibration),
        worldFromStation: station.worldFromStation, residual: Self.residual)
    }
    return Room(members: members.sorted { $0.place < $1.place })
  }
}

extension EmulatedStation {
  /// As `SweepHit.station` has it: the channel, or the place in the cycle.
  fileprivate var place: UInt8 {
    switch broadcast.mode {
    case .channel(let channel): channel
    case .c: 1
    default: 0
    }
  }
}
