internal import LighthouseModel
internal import PoseMath

/// The room that a guide is about to find.
extension RoomGuide {
  /// Takes what `RoomSolver` made of the views so far; places that no longer fit are forgotten.
  public mutating func take(_ solution: RoomSolution) {
    trial = solution
    var finder = FirstFix(stations: StationTable(solution.room))
    places = places.compactMap { Self.found($0, by: &finder) }
    floor = floor.flatMap { Self.found($0, by: &finder) }
    front = front.flatMap { Self.found($0, by: &finder) }
    self.finder = finder
  }

  private static func found(_ place: Place, by finder: inout FirstFix) -> Place? {
    var place = place
    return finder.find(&place) ? place : nil
  }

  /// The solution that was taken last, with its floor where the device lay, its front where it pointed, and its middle
  /// where it was then; whatever of that was not shown stays as the solver has it. Nil before the first.
  public var solution: RoomSolution? {
    guard let trial else { return nil }
    let middle = front.map { ($0.pose * deviceFromIMU.inverse).position } ?? .zero
    let frame = LevelFrame(
      up: SIMD3(0, 1, 0), forward: front.map(ahead) ?? SIMD3(0, 0, -1),
      origin: SIMD3(middle.x, floorHeight ?? 0, middle.z))
    var levelled = trial
    levelled.room = trial.room.transformed(by: frame.levelFromWorld)
    levelled.path = trial.path.map { frame.levelFromWorld.transform($0) }
    return levelled
  }

  /// Whether the floor and the front were shown.
  public var hasFloor: Bool { floor != nil }
  public var hasFront: Bool { front != nil }

  /// Height of the floor in the trial's frame, metres: of the lowest photodiode of the device that lies on it. What
  /// there is of a shell below that photodiode, some millimetres, is not known.
  private var floorHeight: Double? {
    floor.map { floor in
      let scale = trial?.room.modelScale ?? 1
      let heights = (0..<UInt8(LightBody.sensorCountMax)).compactMap { id in
        floor.window.body[id].map { floor.pose.orientation.rotate($0.point * scale).y }
      }
      return floor.pose.position.y + (heights.min() ?? 0)
    }
  }
}
