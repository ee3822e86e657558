import Foundation
import Lighthouse
import LighthouseModel
import RoomFormat
import Wearers

/// The emulated room as the service is told of one: what a solver without error would find.
struct RoomDescription {
  /// Residual of a room solved from real light of generation 1, radians: 37 to 39 microradians on vive_cal
  /// (lighthouse-design.md, section 7).
  private static let residual = 40e-6

  let room: Room

  init(_ emulated: EmulatedRoom) {
    room = Room(
      members: emulated.stations.enumerated().map { index, station in
        var place = UInt8(index)
        if case .channel(let channel)? = station.broadcast.mode { place = channel }
        return Room.Member(
          place: place, serial: station.broadcast.id,
          calibration: StationCalibration(station.broadcast.calibration),
          worldFromStation: station.worldFromStation, residual: Self.residual)
      })
  }

  /// - Throws: the system's error where the file cannot be written.
  func write(to path: String) throws {
    try RoomFormat.text(of: room).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
