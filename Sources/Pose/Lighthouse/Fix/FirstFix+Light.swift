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
    let upInBody = gravity == nil ? bodyUp(guess, end: end) : nil
    var hint = 0
    for back in 0..<FixWindow.hitCountMax {
      guard let entry = window.entry(back: back) else { continue }
      add(entry, end: end, upInBody: upInBody, hint: &hint)
    }
    guard sightingCount >= Self.hitCountMin else { return false }
    return pairSightings() >= Self.pairedSensorCountMin
  }

  /// Up in the body's frame, where the world's gravity is not known: as told, or as the window's samples say.
  private func bodyUp(_ guess: FixGuess, end: Timestamp) -> SIMD3<Double>? {
    if case .up(let up) = guess { return up }
    let begin = end.advanced(byNanoseconds: Int64(-FixWindow.span * 1e9))
    guard let force = motion.meanForce(since: begin),
      abs(force.length - standardGravity) < Self.forceTolerance
    else { return nil }
    return force.direction
  }

  private mutating func add(
    _ entry: FixWindow.Entry, end: Timestamp, upInBody: SIMD3<Double>?, hint: inout Int
  ) {
    let hit = entry.hit
    guard let slot = StationTable.slot(place: hit.station, generation: hit.generation),
      stations[slot] != nil, let moved = motion.motion(at: hit.timestamp, hint: &hint)
    else { return }
    let seconds: Double = hit.timestamp.seconds(since: end)
    let halfSquare = seconds * seconds / 2
    var point = moved.turn.rotate(entry.sensor.point)
    var drop = SIMD3<Double>.zero
    if let gravity {
      point += moved.bend
      drop = gravity * halfSquare
    } else if let upInBody {
      point += moved.bend - upInBody * (standardGravity * halfSquare)
    }
    sightings[sightingCount] = Sighting(
      slot: slot, plane: hit.plane, sensor: hit.sensor, angle: hit.angle, point: point,
      normal: moved.turn.rotate(entry.sensor.normal), seconds: seconds, drop: drop)
    sightingCount += 1
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
