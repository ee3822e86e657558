internal import PoseMath

/// A room that was solved anew, where the old one was.
extension Room {
  /// The room turned about up and shifted so that its stations lie where `other` has them, as nearly as both agree.
  ///
  /// What hangs in the room (exercises, the floor, the front) stays in its place when a room is refined while people
  /// work in it. Up is this room's own. Stations are matched by serial; the median of what is left decides which
  /// stations moved: they do not count. Nil where no station is common.
  public func aligned(with other: Room) -> Room? {
    var pairs = members.compactMap { member -> Pair? in
      let twin = other.members.first { member.serial != nil && $0.serial == member.serial }
      return twin.map { Pair(new: member.worldFromStation, old: $0.worldFromStation) }
    }
    guard !pairs.isEmpty else { return nil }
    var turn = Self.alignment(of: pairs)
    // A station that moved pulls at the others: the farthest is left out as long as it is far off their median.
    while pairs.count > 2 {
      let misses = pairs.map { (turn.transform($0.new.position) - $0.old.position).length }
      guard let worst = misses.indices.max(by: { misses[$0] < misses[$1] }) else { break }
      var rest = pairs
      rest.remove(at: worst)
      let without = Self.alignment(of: rest)
      let miss = (without.transform(pairs[worst].new.position) - pairs[worst].old.position).length
      let left = rest.map { (without.transform($0.new.position) - $0.old.position).length }.max() ?? 0
      guard miss > Self.movedRatio * max(left, Self.movedMin) else { break }
      (pairs, turn) = (rest, without)
    }
    return transformed(by: turn)
  }

  private struct Pair {
    var new: Pose<Double>
    var old: Pose<Double>
  }

  /// A station that is so many times farther off than the others, and than this in metres, moved.
  private static let movedRatio = 3.0
  private static let movedMin = 0.002

  /// The turn about up and the shift with the least squares of what is left; one station's heading counts as a
  /// point a metre before it.
  private static func alignment(of pairs: [Pair]) -> Pose<Double> {
    let ahead = SIMD3<Double>(0, 0, -1)
    let points = pairs.flatMap { pair in
      [
        (pair.new.position, pair.old.position),
        (pair.new.transform(ahead), pair.old.transform(ahead)),
      ]
    }
    let count = Double(points.count)
    let middle = points.reduce((SIMD3<Double>.zero, SIMD3<Double>.zero)) { ($0.0 + $1.0, $0.1 + $1.1) }
    let (new, old) = (middle.0 / count, middle.1 / count)
    var (sine, cosine) = (0.0, 0.0)
    for (one, two) in points {
      let (from, to) = (one - new, two - old)
      // A turn by a about +Y takes (x, z) to (x cos a + z sin a, z cos a - x sin a).
      sine += to.x * from.z - to.z * from.x
      cosine += to.x * from.x + to.z * from.z
    }
    let angle = Double.arcTangent(sine, over: cosine)
    let turn = Quaternion(rotationVector: SIMD3(0, angle, 0))
    return Pose(orientation: turn, position: old - turn.rotate(new))
  }
}
