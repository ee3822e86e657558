internal import LighthouseModel
internal import PoseMath

/// From the window's hits to what the solver needs.
extension FirstFix {
  /// More rays than this tell a seed nothing new.
  static let rayCountMax = 64
  /// A photodiode was met by both planes within so many seconds: a turn of either generation is longer.
  static let pairSpan = 0.012
  /// The mean specific force of a window is up where it differs from gravity by less, m/s^2.
  static let forceTolerance = 2.0

  /// Takes the window's hits; false where they are too few.
  mutating func prepare(_ window: FixWindow, guess: FixGuess) -> Bool {
    sightingCount = 0
    rayCount = 0
    window.fill(&motion)
    guard let end = window.end, !motion.isEmpty else { return false }
    let known = knownGravity(guess, end: end)
    var hint = 0
    for back in 0..<FixWindow.hitCountMax {
      guard let hit = window.hit(back: back, carriedBy: motion, hint: &hint), stations[hit.slot] != nil
      else { continue }
      sightings[sightingCount] = Sighting(hit, known)
      sightingCount += 1
    }
    return isEnough(guess)
  }

  /// Takes the hits of a view that came from one station, in that station's own frame.
  mutating func prepare(_ view: RoomView, slot: Int) -> Bool {
    sightingCount = 0
    rayCount = 0
    let known = view.up.map { KnownGravity.body(up: $0) } ?? .nothing
    for index in 0..<view.hitCount where view.hits[index].slot == slot {
      sightings[sightingCount] = Sighting(view.hits[index], known)
      sightingCount += 1
    }
    return isEnough()
  }

  /// Takes the hits of a view that came from stations of the table.
  mutating func prepare(_ view: RoomView, gravity: SIMD3<Double>) -> Bool {
    sightingCount = 0
    rayCount = 0
    for index in 0..<view.hitCount where stations[view.hits[index].slot] != nil {
      sightings[sightingCount] = Sighting(view.hits[index], .world(gravity))
      sightingCount += 1
    }
    return isEnough()
  }

  private mutating func isEnough(_ guess: FixGuess = .nothing) -> Bool {
    if case .orientation = guess,
      sightings[..<sightingCount].contains(where: { $0.seconds < -Self.spanOriented })
    {
      return sightingCount >= Self.hitCountMinOriented
        && pairSightings() >= Self.pairedSensorCountMinOriented
    }
    return sightingCount >= Self.hitCountMin && pairSightings() >= Self.pairedSensorCountMin
  }

  /// The world's gravity, or else up in the body's frame, as told or as the window's samples say.
  private func knownGravity(_ guess: FixGuess, end: Timestamp) -> KnownGravity {
    if let gravity { return .world(gravity) }
    if case .up(let up) = guess { return .body(up: up) }
    let begin = end.advanced(byNanoseconds: Int64(-FixWindow.span * 1e9))
    guard let force = motion.meanForce(since: begin),
      abs(force.length - standardGravity) < Self.forceTolerance, let up = force.direction
    else { return .nothing }
    return .body(up: up)
  }

  /// Finds for each hit of the second plane the first plane's nearest in time, on the same photodiode; returns
  /// how many photodiodes have a ray from one station, where they are most.
  private mutating func pairSightings() -> Int {
    var met = InlineArray<18, UInt64>(repeating: 0)
    for index in 0..<sightingCount where sightings[index].plane == .second {
      guard rayCount < Self.rayCountMax else { break }
      var partner: Int?
      var nearest = Self.pairSpan
      for other in max(0, index - 128)..<min(sightingCount, index + 128) {
        guard sightings[other].plane == .first, sightings[other].sensor == sightings[index].sensor,
          sightings[other].slot == sightings[index].slot
        else { continue }
        let distance = abs(sightings[other].seconds - sightings[index].seconds)
        if distance < nearest { (nearest, partner) = (distance, other) }
      }
      guard let partner, addRay(sightings[partner], sightings[index]) else { continue }
      met[sightings[index].slot] |= 1 << UInt64(sightings[index].sensor)
    }
    var most = 0
    for slot in met.indices { most = max(most, met[slot].nonzeroBitCount) }
    return most
  }

  private mutating func addRay(_ first: Sighting, _ second: Sighting) -> Bool {
    guard let station = stations[first.slot],
      let direction = Ray.direction(
        generation: station.first.generation, first: first.angle + station.first.calibration.phase,
        second: second.angle + station.second.calibration.phase)
    else { return false }
    rays[rayCount] = Ray(
      origin: station.worldFromStation.position,
      direction: station.worldFromStation.orientation.rotate(direction),
      point: (first.point + second.point) / 2, normal: second.normal,
      seconds: (first.seconds + second.seconds) / 2, drop: (first.drop + second.drop) / 2)
    rayCount += 1
    return true
  }
}
