public import LighthouseModel
public import PoseMath

/// Notices a station whose light comes no more although a device is where it should be seen.
///
/// Where the device is, a tracker tells by the other stations. Then geometry says how many of its photodiodes look at the
/// missing one: seconds in which enough of them do and none is met are counted. Whether it has no power or something stands before
/// it, light does not tell. Constant memory; a few thousand multiplications four times a second.
public struct StationPresence: Sendable {
  /// Seconds in which it should have been seen, after which it is missing: long enough for an arm that passes.
  public static let missingSeconds = 5.0
  /// Looks so often, seconds.
  private static let interval = 0.25
  /// A photodiode sees a station for sure within 60 degrees of its normal, and so far from the station's axes, both
  /// less than what they can be (lighthouse-design.md, section 3), at up to so many metres.
  private static let cosineMin = 0.5
  private static let halfAngle = 0.8
  private static let reach = 6.0
  /// So many photodiodes have to look at it.
  private static let sensorCountMin = 5

  private let room: Room
  private let body: LightBody
  private let slots: [Int?]
  private var isMet: [Bool]
  private var missing: [Double]
  private var heard: [Timestamp?]
  private var looked: Timestamp?
  private var pose: Pose<Double>?

  /// A presence of a room's stations, by light on this body.
  public init(room: Room, body: LightBody) {
    self.room = room
    self.body = body.scaled(by: room.modelScale)
    slots = room.members.map {
      StationTable.slot(place: $0.place, generation: $0.calibration.generation)
    }
    isMet = [Bool](repeating: false, count: room.members.count)
    missing = [Double](repeating: 0, count: room.members.count)
    heard = [Timestamp?](repeating: nil, count: room.members.count)
  }

  /// Takes a hit.
  public mutating func ingest(_ hit: SweepHit) {
    guard let slot = StationTable.slot(place: hit.station, generation: hit.generation),
      let member = slots.firstIndex(of: slot)
    else { return }
    isMet[member] = true
  }

  /// The body is there, as a tracker tells; it holds until the next look.
  public mutating func place(_ worldFromBody: Pose<Double>) { pose = worldFromBody }

  /// Time went on: counts what should have been seen since the last look.
  public mutating func look(at now: Timestamp) {
    let step: Double = looked.map { now.seconds(since: $0) } ?? 0
    if looked != nil, step >= 0, step < Self.interval { return }
    looked = now
    let isSeeing = isMet.contains(true)
    for member in isMet.indices {
      if isMet[member] {
        missing[member] = 0
        heard[member] = now
      } else if isSeeing, step > 0, step < 1, let pose, isExpected(member, from: pose) {
        missing[member] += step
      }
      isMet[member] = false
    }
    pose = nil
  }

  /// Whether enough photodiodes look at it.
  private func isExpected(_ member: Int, from worldFromBody: Pose<Double>) -> Bool {
    let station = room.members[member].worldFromStation
    let stationFromWorld = station.inverse
    var count = 0
    for id in 0..<UInt8(LightBody.sensorCountMax) {
      guard let sensor = body[id] else { continue }
      let place = worldFromBody.transform(sensor.point)
      let way = station.position - place
      guard way.length < Self.reach, let direction = way.direction,
        worldFromBody.orientation.rotate(sensor.normal).dot(direction) > Self.cosineMin
      else { continue }
      let seen = stationFromWorld.transform(place)
      guard seen.z < 0, abs(Double.arcTangent(seen.x, over: -seen.z)) < Self.halfAngle,
        abs(Double.arcTangent(seen.y, over: -seen.z)) < Self.halfAngle
      else { continue }
      count += 1
    }
    return count >= Self.sensorCountMin
  }

  /// Whether the member with this number should have been seen for long, and was not.
  public func isMissing(_ member: Int) -> Bool { missing[member] >= Self.missingSeconds }

  /// Whether it was seen within the last seconds that would make it missing.
  public func isSeen(_ member: Int) -> Bool {
    guard let looked, let heard = heard[member] else { return false }
    let age: Double = looked.seconds(since: heard)
    return age < Self.missingSeconds
  }
}
