public import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// A room as other programs read it.
public enum RoomExport {
  /// As libsurvive keeps stations in its config.json: +Z up, pose as x y z qw qx qy qz.
  ///
  /// libsurvive scales devices by factors of its own (1.004 and the like); the room is written as it is.
  public static func libsurvive(_ room: Room) -> String {
    let turned = room.transformed(
      by: Pose(orientation: Quaternion(rotationVector: SIMD3(.pi / 2, 0, 0)), position: .zero))
    let stations = turned.members.enumerated().map { index, member in
      station(member, number: index).joined(separator: ",\n")
    }
    let entries = stations.enumerated().map { "\"lighthouse\($0)\":{\n\($1)\n}" }
    let generation = room.members.first?.calibration.generation == .second ? 2 : 1
    return "{\n\"v\":\"0\",\n\"lighthouse-gen\":\"\(generation)\",\n" + entries.joined(separator: ",\n")
      + "\n}\n"
  }

  private static func station(_ member: Room.Member, number: Int) -> [String] {
    let (p, q) = (member.worldFromStation.position, member.worldFromStation.orientation)
    let (one, two) = (member.calibration.first, member.calibration.second)
    let serial = Int32(bitPattern: member.serial ?? 0)
    // 1 is B, 2 is C; generation 2 has its channel there.
    let mode = member.calibration.generation == .second ? Int(member.place) : Int(member.place) + 1
    return [
      "\"index\":\"\(number)\"", "\"id\":\"\(serial)\"", "\"mode\":\"\(mode)\"",
      list("pose", [p.x, p.y, p.z, q.w, q.x, q.y, q.z]), list("fcalphase", [one.phase, two.phase]),
      list("fcaltilt", [one.tilt, two.tilt]), list("fcalcurve", [one.curve, two.curve]),
      list("fcalgibpha", [one.gibPhase, two.gibPhase]),
      list("fcalgibmag", [one.gibMagnitude, two.gibMagnitude]),
      list("fcalogeephase", [one.ogeePhase, two.ogeePhase]),
      list("fcalogeemag", [one.ogeeMagnitude, two.ogeeMagnitude]),
      "\"OOTXSet\":\"\(member.serial == nil ? 0 : 1)\"", "\"PositionSet\":\"1\"",
    ]
  }

  private static func list(_ key: String, _ numbers: [Double]) -> String {
    let texts = numbers.map { "\"\(RoomReport.rounded($0, 1e9))\"" }
    return "\"\(key)\":[\(texts.joined(separator: ","))]"
  }

  /// A table: serial, generation, channel, position in metres, orientation, residual.
  public static func table(_ room: Room) -> String {
    let rows = room.members.map { member in
      let (p, q) = (member.worldFromStation.position, member.worldFromStation.orientation)
      let numbers = [p.x, p.y, p.z, q.w, q.x, q.y, q.z].map { "\(RoomReport.rounded($0, 1e9))" }
      let serial = member.serial.map(RoomDocument.Station.hexadecimal) ?? ""
      let residual = RoomReport.rounded(member.residual * 1e6, 10)
      return
        ([serial, "\(member.calibration.generation.rawValue)", "\(member.place)"] + numbers + ["\(residual)"])
        .joined(separator: ",")
    }
    return (["serial,generation,place,px,py,pz,qw,qx,qy,qz,residual_urad"] + rows).joined(separator: "\n")
      + "\n"
  }
}
