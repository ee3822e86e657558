internal import LighthouseModel
internal import PoseMath

/// Where stations and views may be, in the frame of the station that most views saw well.
struct RoomSeeds {
  /// A station with a place.
  struct PlacedStation {
    var identity: StationIdentity
    var slot: Int
    var pose: Pose<Double>
  }

  /// The reference first, at the identity.
  private(set) var stations: [PlacedStation] = []
  /// By view; nil where no placed station gave a pose.
  private(set) var viewPoses: [Pose<Double>?] = []
  private(set) var omitted: [RoomSolution.Omission] = []

  /// By slot and view: the device in the station's own frame.
  private var fixes: [Int: [Fix?]] = [:]
  private let identities: [StationIdentity]

  init(_ views: [RoomView], _ identities: [StationIdentity]) {
    self.identities = identities.filter { $0.slot != nil }
    for identity in self.identities {
      guard let slot = identity.slot else { continue }
      fixes[slot] = Self.fixes(of: identity, slot: slot, in: views)
    }
    placeStations()
    viewPoses = views.indices.map { pose(ofView: $0) }
  }

  /// A room that is known, its first member the reference, and where each view was in the world.
  init(_ room: Room, _ poses: [Pose<Double>]) {
    identities = room.members.map {
      StationIdentity(place: $0.place, serial: $0.serial, calibration: $0.calibration)
    }
    let reference = room.members.first?.worldFromStation ?? .identity
    for (identity, member) in zip(identities, room.members) where identity.slot != nil {
      place(identity, reference.inverse * member.worldFromStation)
    }
    viewPoses = poses.map { reference.inverse * $0 }
  }

  private static func fixes(of identity: StationIdentity, slot: Int, in views: [RoomView]) -> [Fix?] {
    var solver = FirstFix(
      stations: StationTable(ownFrameOf: identity.calibration, place: identity.place), gravity: nil)
    // One station alone knows the distance badly; the adjustment mends it.
    solver.positionSigmaMax = 0.2
    return views.map { solver.solve($0, slot: slot) }
  }

  private func count(_ slot: Int) -> Int { fixes[slot]?.count { $0 != nil } ?? 0 }

  private mutating func placeStations() {
    var left = identities.filter { identity in
      guard let reason = reasonAgainst(identity) else { return true }
      omitted.append(
        RoomSolution.Omission(
          place: identity.place, generation: identity.calibration.generation, reason: reason))
      return false
    }
    guard let reference = left.indices.max(by: { count(left[$0].slot ?? 0) < count(left[$1].slot ?? 0) })
    else { return }
    place(left.remove(at: reference), .identity)
    while let (index, pose) = nextPlace(left) { place(left.remove(at: index), pose) }
    omitted += left.map {
      RoomSolution.Omission(
        place: $0.place, generation: $0.calibration.generation, reason: .neverSeenWithAnother)
    }
  }

  /// Why a station has no place; nil for one that may have one. Ideal planes are 20 mrad off in generation 1 and
  /// more in generation 2 (gib and ogee terms of recorded broadcasts): light agrees to 200 urad with a room
  /// that is 250 mm wrong.
  private func reasonAgainst(_ identity: StationIdentity) -> RoomSolution.Omission.Reason? {
    guard identity.serial != nil else { return .broadcastNotHeard }
    let found = count(identity.slot ?? 0)
    return found < RoomSolver.viewsOfStationMin
      ? .seenByTooFewViews(found: found, required: RoomSolver.viewsOfStationMin) : nil
  }

  private mutating func place(_ identity: StationIdentity, _ pose: Pose<Double>) {
    stations.append(PlacedStation(identity: identity, slot: identity.slot ?? 0, pose: pose))
  }

  /// Of the stations left, the one that most views saw with a placed one, and where it stands.
  private func nextPlace(_ left: [StationIdentity]) -> (Int, Pose<Double>)? {
    var best: (index: Int, poses: [Pose<Double>])?
    for (index, identity) in left.enumerated() {
      for placed in stations {
        let poses = relativePoses(of: identity.slot ?? 0, from: placed.slot).map { placed.pose * $0 }
        if poses.count >= RoomSolver.viewsOfStationMin, poses.count > best?.poses.count ?? 0 {
          best = (index, poses)
        }
      }
    }
    return best.map { ($0.index, Self.medoid($0.poses)) }
  }

  /// By every view that saw both, `slot`'s station in the frame of `reference`'s.
  private func relativePoses(of slot: Int, from reference: Int) -> [Pose<Double>] {
    guard let these = fixes[slot], let those = fixes[reference] else { return [] }
    return zip(these, those).compactMap { this, that in
      guard let this, let that else { return nil }
      return that.worldFromBody * this.worldFromBody.inverse
    }
  }

  /// The pose with the least sum of distances from the others: one wrong view does not move it.
  static func medoid(_ poses: [Pose<Double>]) -> Pose<Double> {
    let sums = poses.map { pose in
      poses.reduce(0) { sum, other in
        sum + (pose.position - other.position).length
          + 2 * pose.orientation.angle(to: other.orientation)
      }
    }
    guard let least = sums.indices.min(by: { sums[$0] < sums[$1] }) else { return .identity }
    return poses[least]
  }

  /// By the placed station whose fix is surest.
  private func pose(ofView view: Int) -> Pose<Double>? {
    var best: (sigma: Double, pose: Pose<Double>)?
    for station in stations {
      guard let fix = fixes[station.slot]?[view] else { continue }
      if fix.positionSigma < best?.sigma ?? .infinity {
        best = (fix.positionSigma, station.pose * fix.worldFromBody)
      }
    }
    return best?.pose
  }
}
