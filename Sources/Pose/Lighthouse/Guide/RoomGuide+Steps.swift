internal import LighthouseModel
internal import PoseMath

/// When a step is done.
extension RoomGuide {
  /// The technician wants to go on without what is asked for; before there is a room there is no way around the walk.
  public mutating func skip() {
    guard step != .done, step != .carry || trial != nil else { return }
    advance()
  }

  /// Thinks about what is there by now.
  mutating func look() {
    remark = nil
    let isDark = lastLight.map { now.seconds(since: $0) as Double > 1 } ?? (seconds > 1)
    switch step {
    case .carry:
      remark = isDark ? .dark : motion > RoomSurvey.motionMax ? .tooFast : nil
      if isWalkEnough { advance() }
    case .places, .floor: lookAtRest(isDark: isDark)
    case .front: lookAhead(isDark: isDark)
    case .done: break
    }
  }

  private mutating func advance() {
    step = Step(rawValue: step.rawValue + 1) ?? .done
    // What lies still already was still for the step before.
    isTaken = true
  }

  private var isWalkEnough: Bool {
    guard let trial, seconds > Self.carrySecondsMin else { return false }
    if seconds > Self.carrySecondsMax { return true }
    let heard = stations
    let isHeard = seconds > Self.hearingSecondsMax || heard.allSatisfy { $0.serial != nil }
    let hasAll = heard.allSatisfy { station in
      trial.room.members.contains {
        $0.place == station.place && $0.calibration.generation == station.calibration.generation
      }
    }
    return isHeard && hasAll && survey.viewCount >= Self.viewsWanted && trial.spread >= Self.spreadWanted
  }

  /// It is to lie still, in a new place.
  private mutating func lookAtRest(isDark: Bool) {
    if laid.seconds == 0 { isTaken = false }
    guard laid.seconds >= Self.steadySecondsWanted, !isTaken else {
      if isDark { remark = .dark }
      return
    }
    guard let here = place() else {
      remark = isDark ? .dark : .noPlace
      return
    }
    if step == .floor { return takeFloor(here) }
    guard isNew(here) else {
      remark = .samePlace
      return
    }
    places.append(here)
    isTaken = true
    if places.count >= Self.placesWanted { advance() }
  }

  private mutating func takeFloor(_ here: Place) {
    // A view in twenty may be anywhere.
    let path = (trial?.path.map(\.y) ?? []).sorted()
    let lowest = path.isEmpty ? Double.infinity : path[path.count / 20]
    guard
      here.pose.position.y < min(lowest, places.map(\.pose.position.y).min() ?? lowest) + Self.floorTolerance
    else {
      remark = .notTheLowest
      return
    }
    floor = here
    isTaken = true
    advance()
  }

  /// It is to point to the front, held or laid, but not on the floor. A slow carry feels as still as a quiet hand to the
  /// inertial sensor: light tells whether it stays where it is.
  private mutating func lookAhead(isDark: Bool) {
    guard held.seconds > 0, let here = place() else {
      remark = isDark ? .dark : held.seconds > 0 ? .noPlace : nil
      aim = nil
      return
    }
    let isUp = floor.map { here.pose.position.y > $0.pose.position.y + Self.frontHeightMin } ?? true
    guard isUp, abs(ahead(of: here).y) < Self.frontSlopeMax else {
      remark = .pointsNowhere
      aim = nil
      return
    }
    guard let aim, (aim.place.pose.position - here.pose.position).length < Self.aimDistanceMax,
      aim.place.pose.orientation.angle(to: here.pose.orientation) < Self.aimTurnMax
    else {
      aim = (here, now)
      return
    }
    guard now.seconds(since: aim.since) as Double >= Self.steadySecondsWanted else { return }
    front = here
    advance()
  }

  private func isNew(_ here: Place) -> Bool {
    places.allSatisfy { ($0.pose.position - here.pose.position).length >= Self.placeDistanceMin }
  }

  /// Where the device is now, by its light in the trial.
  private mutating func place() -> Place? {
    guard let up = held.up else { return nil }
    var place = Place(window: window, up: up, pose: .identity)
    guard finder?.find(&place) == true else { return nil }
    return place
  }

  /// The unit vector in the world along which the device points.
  func ahead(of place: Place) -> SIMD3<Double> {
    (place.pose * deviceFromIMU.inverse).orientation.rotate(SIMD3(0, 0, -1))
  }
}

extension FirstFix {
  /// Finds where a place is in the world; false where its light does not tell.
  mutating func find(_ place: inout RoomGuide.Place) -> Bool {
    guard let fix = solve(place.window, guess: .up(place.up)) else { return false }
    place.pose = fix.worldFromBody
    return true
  }
}
