internal import ControlProtocol
internal import Wording

/// Which directions have looked up, as a picture of letters: the unit's surface unrolled from its front over its right
/// side, back and left side, with top and bottom above and below.
enum DirectionPicture {
  /// Columns from the left: x and z of the place.
  private static let columns = [
    (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0),
  ]
  /// Six lines: heading, top, upper, middle, lower, bottom.
  static func lines(_ status: CalibrationStatus, _ wording: Wording) -> [String] {
    let next = status.instruction.axis.map { UnitPlace(nearestTo: $0) }
    func mark(_ x: Int, _ y: Int, _ z: Int) -> String {
      let place = UnitPlace(x: x, y: y, z: z)
      if place == next { return "X" }
      return place.hasBeenUp(in: status.directions) ? "o" : "."
    }
    let belts = [1, 0, -1].map { y in columns.map { mark($0.0, y, $0.1) }.joined(separator: "  ") }
    func row(_ label: UnitPlace?, _ marks: String) -> String {
      let name = label.map { wording($0) } ?? ""
      return "  " + marks + (name.isEmpty ? "" : "   " + name)
    }
    let heads = [
      UnitPlace(x: 0, y: 0, z: -1), UnitPlace(x: 1, y: 0, z: 0), UnitPlace(x: 0, y: 0, z: 1),
      UnitPlace(x: -1, y: 0, z: 0),
    ].map { wording($0) }
    return [
      wording(.missingDirections), row(UnitPlace(x: 0, y: 1, z: 0), "   " + mark(0, 1, 0) + pad),
      row(nil, belts[0]), row(nil, belts[1] + "   " + heads.joined(separator: " > ")), row(nil, belts[2]),
      row(UnitPlace(x: 0, y: -1, z: 0), "   " + mark(0, -1, 0) + pad),
    ]
  }

  private static let pad = String(repeating: " ", count: 18)
}
