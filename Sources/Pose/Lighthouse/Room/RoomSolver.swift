internal import LighthouseModel
internal import PoseMath

/// Where the stations of a room stand, from views of a device, with no prior knowledge.
///
/// Each view gives the device's pose in every station's own frame; two stations in one view give where one is
/// seen from the other, and the medoid over views is the seed. Then all views' poses and velocities and all
/// stations but one are adjusted together, and gravity comes from the inertial samples between the views.
/// Deterministic; allocates; some tenths of a second of work: not for the pose loop.
public enum RoomSolver {
  /// Fewer views are no room.
  public static let viewCountMin = 4
  /// Fewer views of a station, or of two together, do not place it.
  static let viewsOfStationMin = 3
  /// A room whose light is off by more, median in radians, is none.
  static let residualMax = 600e-6

  /// The room that these views show. The floor is where the device was lowest, forward is from the middle of
  /// the device's path towards the first station; `Room.levelled` changes both.
  /// - Throws: `RoomError`.
  public static func solve(
    _ views: [RoomView], stations: [StationIdentity]
  ) throws(RoomError) -> RoomSolution {
    guard views.count >= viewCountMin else {
      throw .tooFewViews(found: views.count, required: viewCountMin)
    }
    let seeds = RoomSeeds(views, stations)
    guard !seeds.stations.isEmpty else { throw .noStationSolved(seeds.omitted) }
    guard seeds.viewPoses.count(where: { $0 != nil }) >= viewCountMin else {
      throw .tooFewViews(found: seeds.viewPoses.count { $0 != nil }, required: viewCountMin)
    }
    let (adjustment, gravity) = try adjusted(views, seeds)
    return solution(adjustment, gravity, omitted: seeds.omitted)
  }

  /// Everything moved to where light agrees best, and up.
  static func adjusted(
    _ views: [RoomView], _ seeds: RoomSeeds
  ) throws(RoomError) -> (RoomAdjustment, RoomGravity) {
    var adjustment = RoomAdjustment(views, seeds)
    adjustment.run(gravity: nil, cut: RoomAdjustment.firstCut)
    guard let first = RoomGravity(adjustment) else { throw .upUnknown }
    adjustment.run(gravity: first.gravity, cut: RoomAdjustment.lastCut)
    guard let gravity = RoomGravity(adjustment) else { throw .upUnknown }
    guard adjustment.isFinite, adjustment.residual < residualMax else {
      throw .doesNotFit(residual: adjustment.residual)
    }
    return (adjustment, gravity)
  }

  /// What the stations disagree by in single views: what the watch will compare later light with.
  static func setResiduals(of room: inout Room, _ views: [(view: RoomView, pose: Pose<Double>)]) {
    var solver = FirstFix(stations: StationTable(room))
    var found = [[Double]](repeating: [], count: room.members.count)
    for (view, pose) in views {
      guard let fix = solver.refine(view, near: pose) else { continue }
      let medians = solver.medianResiduals(at: fix)
      for index in room.members.indices {
        let (place, generation) = (room.members[index].place, room.members[index].calibration.generation)
        guard let slot = StationTable.slot(place: place, generation: generation), let median = medians[slot]
        else { continue }
        found[index].append(median)
      }
    }
    // Views in which a mirror hides the station say nothing of where it stands.
    for index in room.members.indices where !found[index].isEmpty {
      room.members[index].residual = RoomAdjustment.median(found[index])
    }
  }

  private static func solution(
    _ adjustment: RoomAdjustment, _ gravity: RoomGravity, omitted: [RoomSolution.Omission]
  ) -> RoomSolution {
    let members = adjustment.stations.map { station in
      Room.Member(
        place: station.identity.place, serial: station.identity.serial,
        calibration: station.identity.calibration, worldFromStation: station.pose,
        residual: adjustment.residual(ofSlot: station.slot))
    }
    let places = adjustment.views.map(\.state.pose.position)
    let middle = places.reduce(.zero, +) / Double(max(1, places.count))
    let spread = places.reduce(0) { $0 + ($1 - middle).lengthSquared } / Double(max(1, places.count))
    let up = gravity.up
    let lowest = places.map { $0.dot(up) }.min() ?? 0
    let frame = LevelFrame(
      up: up, forward: (members.first?.worldFromStation.position ?? .zero) - middle,
      origin: middle - up * (middle.dot(up) - lowest))
    var room = Room(members: members.sorted { $0.place < $1.place }).transformed(by: frame.levelFromWorld)
    setResiduals(of: &room, adjustment.views.map { ($0.view, frame.levelFromWorld * $0.state.pose) })
    return RoomSolution(
      room: room, omitted: omitted, path: places.map { frame.levelFromWorld.transform($0) },
      residual: adjustment.residual, spread: spread.squareRoot(), upSigma: gravity.sigma)
  }
}
