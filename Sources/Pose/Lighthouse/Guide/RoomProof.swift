internal import LighthouseModel
internal import PoseMath

/// How well a room agrees with itself: what the two halves of its views, solved apart, say about where the stations
/// are.
public struct RoomProof: Equatable, Sendable {
  /// The largest difference between a distance of two stations, metres.
  public var position: Double
  /// The largest turn between the same station's directions, radians.
  public var rotation: Double

  /// Solves the room from the first half of the views and from the second. Takes as long as solving it once; allocates.
  /// Nil where one half shows no room, or both share fewer than two stations: then nothing is proven.
  public init?(_ views: [RoomView], stations: [StationIdentity]) {
    let middle = views.count / 2
    guard let first = try? RoomSolver.solve(Array(views[..<middle]), stations: stations).room,
      let second = try? RoomSolver.solve(Array(views[middle...]), stations: stations).room
    else { return nil }
    self.init(first, second)
  }

  /// Compares two rooms.
  init?(_ first: Room, _ second: Room) {
    let pairs = first.members.compactMap { one -> (Pose<Double>, Pose<Double>)? in
      let twin = second.members.first {
        $0.place == one.place && $0.calibration.generation == one.calibration.generation
      }
      return twin.map { (one.worldFromStation, $0.worldFromStation) }
    }
    guard pairs.count >= 2, let origin = pairs.first else { return nil }
    (position, rotation) = (0, 0)
    // Distances and turns between stations need no alignment of the two worlds.
    for pair in pairs.dropFirst() {
      let one = origin.0.inverse * pair.0
      let two = origin.1.inverse * pair.1
      position = max(position, abs(one.position.length - two.position.length))
      rotation = max(rotation, one.orientation.angle(to: two.orientation))
    }
  }
}
