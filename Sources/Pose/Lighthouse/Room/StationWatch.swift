public import LighthouseModel
public import PoseMath

/// Notices within seconds that a station no longer stands where the room has it, and names it.
///
/// Four times a second the last light is held against the room: pose and velocity are free, so what is left is what
/// the stations disagree by. Where that exceeds what was left when the room was solved, the fit is repeated without
/// each station in turn: the one whose absence makes the others agree has moved. Of two stations the geometry does
/// not tell which one moved; but where the device lay still meanwhile, it is the one by whose light it seems to have
/// moved. Else both are told. Its memory is made once; under 0.5 ms four times a second, and as much again for each
/// station while some disagree.
public struct StationWatch: Sendable {
  /// What is thought of a station.
  public enum Verdict: Equatable, Sendable {
    /// Too little of its light was seen together with another's.
    case unseen
    /// Its light agrees with the others'.
    case agreeing
    /// It and others disagree, and nobody can say which of them moved.
    case disagreeing
    /// It was moved or tilted: without it the others agree.
    case moved
    /// Another unit stands, or sends, in its place: the number that one tells.
    case swapped(serial: UInt32)
  }

  /// Light is held against the room this often, seconds.
  static let interval = 0.25
  /// Residuals so many times those of the room's solving, and this much more in radians, are suspect: the
  /// place the device is at makes that much difference (lighthouse-design.md, section 7).
  static let suspectRatio = 1.3
  static let residualMargin = 15e-6
  /// Without the station that moved, the others' excess is at most this part of what it is without another.
  static let clearPart = 0.5
  /// A window that agrees with no pose counts as this, radians.
  static let residualOfFailure = 2e-3
  /// Windows that a verdict needs, and windows that it looks back on: what the station did six seconds ago is
  /// forgotten, and half of them may be a mirror's.
  static let windowCountMin = 8
  static let windowCountMemory = 24
  /// A station whose light alone has the device lean from gravity by more than the other's, radians: one station
  /// alone tells a device's tilt to half a degree.
  static let leanMin = 0.02
  /// A device that moves less lies still, as `RoomView.motion` has it: recorded rest has up to 0.11.
  static let motionOfRest = 0.15
  /// What a device at rest must seem to have moved, metres, and windows of it before and after.
  static let seemingMotionMin = 2e-3
  static let restWindowCountMin = 4

  /// The room that light is held against.
  public let room: Room
  private var window: FixWindow
  private var full: FirstFix
  private var without: [FirstFix]
  private var pose: Pose<Double>?
  private var examined: Timestamp?
  private var motion = WindowMotion(sampleCountMax: FixWindow.sampleCountMax)
  private var force = SIMD3<Double>.zero
  private let slots: [Int]
  /// By member: its residuals with all stations.
  private var agreement: [RecentResiduals]
  /// By the member left out, then by member.
  private var alone: [RecentResiduals]
  private var told: [UInt32?]
  /// By the member left out: where the device lay by the others, while all agreed and since they do not.
  private var before: [RunningPlace]
  private var after: [RunningPlace]
  /// By the member left out: how far the device leans from gravity by the others, while they disagree.
  private var leans: [RecentLeans]
  /// The member that was named last, while stations disagree: what tells it may be out of sight for a while.
  private var named: Int?
  /// The member that a device at rest betrayed.
  private var betrayed: Int?

  /// A watch over a room, by light on this body.
  public init(room: Room, body: LightBody) {
    self.room = room
    window = FixWindow(body: body)
    full = FirstFix(stations: StationTable(room))
    without = room.members.indices.map { index in
      var rest = room
      rest.members.remove(at: index)
      var solver = FirstFix(stations: StationTable(rest))
      // One station alone knows the distance badly; near the pose of all it cannot be another one.
      solver.positionSigmaMax = 0.1
      return solver
    }
    slots = room.members.map {
      StationTable.slot(place: $0.place, generation: $0.calibration.generation) ?? 0
    }
    let count = room.members.count
    agreement = [RecentResiduals](repeating: RecentResiduals(), count: count)
    alone = [RecentResiduals](repeating: RecentResiduals(), count: count * count)
    told = [UInt32?](repeating: nil, count: count)
    before = [RunningPlace](repeating: RunningPlace(), count: count)
    after = before
    leans = [RecentLeans](repeating: RecentLeans(), count: count)
  }

  /// Takes an inertial sample, calibrated, in the body's frame.
  public mutating func ingest(_ sample: IMUSample<Double>) {
    window.ingest(sample)
    if sample.acceleration.isFinite { force += (sample.acceleration - force) * 0.05 }
  }

  /// Takes a hit.
  public mutating func ingest(_ hit: SweepHit) {
    window.ingest(hit)
    guard let end = window.end else { return }
    if let examined, abs(end.seconds(since: examined)) < Self.interval as Double { return }
    examined = end
    // What the inertial samples do not tell of fast motion is no station's fault.
    window.fill(&motion)
    let begin = end.advanced(byNanoseconds: Int64(-FixWindow.span * 1e9))
    guard let moved = motion.largestMotion(since: begin) else { return }
    if moved >= Self.motionOfRest { forgetRest() }
    if moved < RoomSurvey.motionMax { examine(isAtRest: moved < Self.motionOfRest) }
  }

  /// Takes what a station told of itself.
  public mutating func note(_ identity: StationIdentity) {
    for (index, member) in room.members.enumerated()
    where member.place == identity.place && member.calibration.generation == identity.calibration.generation {
      if let serial = identity.serial { told[index] = serial }
    }
  }

  // MARK: - What it thinks

  /// What is thought of the member with this number in the room.
  public func verdict(ofMember index: Int) -> Verdict {
    let member = room.members[index]
    if let serial = told[index], let known = member.serial, serial != known {
      return .swapped(serial: serial)
    }
    guard agreement[index].count >= Self.windowCountMin else { return .unseen }
    let seen = room.members.indices.filter { agreement[$0].count >= Self.windowCountMin }
    guard seen.contains(where: { excess(agreement[$0].median, $0) > 1 }) else { return .agreeing }
    guard let culprit = named ?? betrayed else { return .disagreeing }
    return culprit == index ? .moved : .agreeing
  }

  /// The station without which the others agree, far better than without any other.
  private func culprit(_ seen: [Int]) -> Int? {
    let ranked = seen.map { ($0, excess(without: $0, seen)) }.sorted { $0.1 < $1.1 }
    guard ranked.count >= 3, ranked[0].1 < Self.clearPart * ranked[1].1 else { return nil }
    return ranked[0].0
  }

  /// The member's residual now and when the room was solved, radians; nil while it is unseen.
  public func residual(ofMember index: Int) -> (now: Double, solved: Double)? {
    guard agreement[index].count > 0 else { return nil }
    return (agreement[index].median, room.members[index].residual)
  }

  /// A residual over what is still unsuspicious.
  private func excess(_ residual: Double, _ member: Int) -> Double {
    residual / (Self.suspectRatio * room.members[member].residual + Self.residualMargin)
  }

  /// The largest of the other stations' when this one is left out; at least two must be left, one alone agrees
  /// with anything.
  private func excess(without index: Int, _ seen: [Int]) -> Double {
    let others = seen.filter { $0 != index }
    let recent = others.map { alone[index * room.members.count + $0] }
    guard others.count >= 2, recent.allSatisfy({ $0.count >= Self.windowCountMin }) else { return .infinity }
    return zip(recent, others).map { excess($0.median, $1) }.max() ?? .infinity
  }

  // MARK: - Looking

  private mutating func examine(isAtRest: Bool) {
    let up = force.direction.map { FixGuess.up($0) } ?? .nothing
    var near = pose
    let fix = near.flatMap { full.refine(window, near: $0) } ?? full.solve(window, guess: up)
    let medians = fix.map { full.medianResiduals(at: $0) } ?? full.failure
    let seen = slots.count { medians[$0] != nil }
    pose = fix?.worldFromBody
    near = pose ?? near
    // One station alone agrees with anything, and tells nothing.
    guard seen >= 2 else { return }
    var worst = 0.0
    for index in slots.indices {
      guard let median = medians[slots[index]] else { continue }
      agreement[index].add(median)
      worst = max(worst, excess(median, index))
    }
    let isSuspect = slots.indices.contains {
      agreement[$0].count > 0 && excess(agreement[$0].median, $0) > 1
    }
    if !isSuspect {
      (named, betrayed) = (nil, nil)
      for index in leans.indices { leans[index].forget() }
    }
    guard isSuspect || worst > 1 || isAtRest && seen == 2 else { return }
    for index in slots.indices where medians[slots[index]] != nil {
      guard let found = leaveOut(index, near: near, up, counts: isSuspect) else { continue }
      if isSuspect, seen == 2 { noteLean(index, found) }
      guard isAtRest else { continue }
      if worst > 1 {
        after[index].add(found.position)
      } else if !isSuspect, agreement[index].count >= Self.windowCountMin {
        before[index].add(found.position)
      }
    }
    if isSuspect {
      let known = slots.indices.filter { agreement[$0].count >= Self.windowCountMin }
      named = culprit(known) ?? leaning(known) ?? named
    }
    if isAtRest, seen == 2 { betrayed = betrayed ?? seemingMover }
  }

  /// The pose by the other stations.
  private mutating func leaveOut(
    _ index: Int, near: Pose<Double>?, _ up: FixGuess, counts: Bool
  ) -> Pose<Double>? {
    let fix =
      near.flatMap { without[index].refine(window, near: $0) } ?? without[index].solve(window, guess: up)
    guard counts else { return fix?.worldFromBody }
    let medians = fix.map { without[index].medianResiduals(at: $0) } ?? without[index].failure
    for other in slots.indices where other != index {
      if let median = medians[slots[other]] { alone[index * slots.count + other].add(median) }
    }
    return fix?.worldFromBody
  }

  /// How far up, as the window's specific force has it, leans in the world as the others have it.
  private mutating func noteLean(_ index: Int, _ pose: Pose<Double>) {
    guard let end = window.end else { return }
    let begin = end.advanced(byNanoseconds: Int64(-FixWindow.span * 1e9))
    guard let force = motion.meanForce(since: begin), let up = force.direction,
      abs(force.length - standardGravity) < FirstFix.forceTolerance / 4
    else { return }
    leans[index].add(pose.orientation.rotate(up))
  }

  /// Of two stations the one by whose light alone the device leans from gravity, while by the other's it does not: it
  /// was tilted. (What the accelerometer is off by leans both alike.)
  private func leaning(_ seen: [Int]) -> Int? {
    guard seen.count == 2, let one = seen.first, let two = seen.last,
      leans[one].count >= Self.windowCountMin, leans[two].count >= Self.windowCountMin
    else { return nil }
    // By the member left out: without the one, the other's light alone.
    let (byTwo, byOne) = (leans[one].median, leans[two].median)
    guard (byOne - byTwo).length > Self.leanMin else { return nil }
    if byTwo.length < Self.clearPart * byOne.length { return one }
    return byOne.length < Self.clearPart * byTwo.length ? two : nil
  }

  private mutating func forgetRest() {
    for index in before.indices { (before[index], after[index]) = (RunningPlace(), RunningPlace()) }
  }

  /// Of two stations the one without which the device did not seem to move while it lay still.
  private var seemingMover: Int? {
    var least: (index: Int, motion: Double)?
    var most = 0.0
    var count = 0
    for index in before.indices {
      guard before[index].count >= Self.restWindowCountMin, after[index].count >= Self.restWindowCountMin
      else { continue }
      let motion = (after[index].mean - before[index].mean).length
      if motion < least?.motion ?? .infinity { least = (index, motion) }
      most = max(most, motion)
      count += 1
    }
    guard count == 2, most > Self.seemingMotionMin, let least, least.motion < Self.clearPart * most else {
      return nil
    }
    return least.index
  }

  /// A mean place that forgets.
  private struct RunningPlace: Sendable {
    var mean = SIMD3<Double>.zero
    var count = 0

    mutating func add(_ place: SIMD3<Double>) {
      count = min(count + 1, 1 << 20)
      mean += (place - mean) / Double(min(count, StationWatch.windowCountMemory))
    }
  }

  /// How up leaned in the last windows. By the median: one station alone may have a pose that looks alike from
  /// elsewhere, and a single such among eight had the wrong station named (knuckles_all_buttons).
  private struct RecentLeans: Sendable {
    private var sideways = RecentResiduals()
    private var forward = RecentResiduals()

    var count: Int { sideways.count }
    var median: SIMD3<Double> { SIMD3(sideways.median, 0, forward.median) }

    mutating func add(_ up: SIMD3<Double>) {
      sideways.add(up.x)
      forward.add(up.z)
    }

    mutating func forget() {
      sideways.forget()
      forward.forget()
    }
  }

  /// The residuals of the last windows.
  private struct RecentResiduals: Sendable {
    private var values = [Double](repeating: 0, count: StationWatch.windowCountMemory)
    private(set) var count = 0

    /// Kept up to date where a window is added, as it is read more often.
    private(set) var median = 0.0

    mutating func forget() { count = 0 }

    mutating func add(_ value: Double) {
      values[count % StationWatch.windowCountMemory] = value
      count = count + 1 < 1 << 30 ? count + 1 : StationWatch.windowCountMemory
      let held = min(count, StationWatch.windowCountMemory)
      // The number that half of the others are not above: so few that counting beats sorting, and nothing allocates.
      for candidate in 0..<held {
        let below = (0..<held).count { values[$0] < values[candidate] }
        let upTo = (0..<held).count { values[$0] <= values[candidate] }
        if below <= held / 2, upTo > held / 2 { median = values[candidate] }
      }
    }
  }
}
