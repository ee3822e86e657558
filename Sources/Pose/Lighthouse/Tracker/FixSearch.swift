internal import LighthouseModel
internal import PoseMath

/// Looks for a first pose while there is none: when to try, and from which idea of up.
struct FixSearch {
  /// Seconds from try to try where up is known: the first, the longest; each failure waits longer.
  private static let waitStart = 0.015
  private static let waitMax = 0.1
  private static let waitGrowth = 1.3
  /// The same without up, which costs thirty times as much.
  private static let blindWaitStart = 0.2
  private static let blindWaitMax = 2.0
  private static let blindWaitGrowth = 1.5
  /// How far the orientation of a pose is off when it is lost, radians; how fast it drifts, rad/s, and as a part of the
  /// turning; and from where on it is not believed.
  private static let deviationStart = 0.015
  private static let drift = 0.003
  private static let scaleError = 0.005
  private static let deviationMax = 0.1
  /// Seconds in which the specific force's direction becomes the idea of up, and by how much its length may
  /// differ from gravity, m/s^2.
  private static let levelTime = 0.5
  private static let forceTolerance = 2.0

  private var window: FixWindow
  private var fix: FirstFix
  /// The world's up in the body's frame, carried by the gyroscope.
  private var up: SIMD3<Double>?
  /// The orientation that a lost pose had, carried by the gyroscope, and how far it may be off by now, radians.
  private var orientation: Quaternion<Double>?
  private var deviation = 0.0
  /// Whether the last fix was found where a lost pose looked.
  private(set) var isOriented = false
  private var last: Timestamp?
  private var lastTry: Timestamp?
  private var lastBlindTry: Timestamp?
  private var wait = Self.waitStart
  private var blindWait = Self.blindWaitStart

  init(body: LightBody, stations: StationTable) {
    window = FixWindow(body: body)
    fix = FirstFix(stations: stations)
  }

  var stations: StationTable {
    get { fix.stations }
    set { fix.stations = newValue }
  }

  mutating func ingest(_ sample: IMUSample<Double>, bias: SIMD3<Double>) {
    window.ingest(sample)
    defer { last = sample.timestamp }
    let isLevel = (sample.acceleration.length - standardGravity).magnitude < Self.forceTolerance
    guard let last, let believed = up else {
      if isLevel { up = sample.acceleration.direction }
      return
    }
    let step: Double = sample.timestamp.seconds(since: last)
    guard step > 0, step < 1 else { return }
    let rate = sample.angularVelocity - bias
    carry(by: rate, step)
    let turn = Quaternion(rotationVector: rate * -step)
    var carried = turn.rotate(believed)
    if isLevel, let measured = sample.acceleration.direction {
      carried += (measured - carried) * min(1, step / Self.levelTime)
    }
    up = carried.direction ?? believed
  }

  mutating func ingest(_ hit: SweepHit) { window.ingest(hit) }

  private mutating func carry(by rate: SIMD3<Double>, _ step: Double) {
    guard let carried = orientation else { return }
    orientation = (carried * Quaternion(rotationVector: rate * step)).normalized()
    deviation += (Self.drift + Self.scaleError * rate.length) * step
    if deviation > Self.deviationMax { orientation = nil }
  }

  /// The pose was lost at this orientation, or at one not to be believed.
  mutating func begin(from orientation: Quaternion<Double>?) {
    self.orientation = orientation
    deviation = Self.deviationStart
    if let orientation { up = orientation.conjugate.rotate(SIMD3(0, 1, 0)) }
    wait = Self.waitStart
    blindWait = Self.blindWaitStart
    lastTry = nil
    lastBlindTry = nil
  }

  mutating func removeAll() {
    window.removeAll()
    up = nil
    last = nil
    begin(from: nil)
  }

  /// A first pose, where it is time to try and light suffices.
  mutating func attempt(_ statistics: inout TrackerStatistics) -> Fix? {
    guard let end = window.end else { return nil }
    if lastBlindTry == nil { lastBlindTry = end }
    if let up, isDue(end, lastTry, wait) {
      lastTry = end
      if let orientation,
        let found = fix.solve(window, guess: .orientation(orientation, deviation: deviation))
      {
        statistics.searches += 1
        isOriented = true
        return accept(found, &statistics)
      }
      isOriented = false
      statistics.searches += 1
      if let found = fix.solve(window, guess: .up(up)) { return accept(found, &statistics) }
      wait = min(wait * Self.waitGrowth, Self.waitMax)
    }
    guard isDue(end, lastBlindTry, blindWait) else { return nil }
    lastBlindTry = end
    isOriented = false
    blindWait = min(blindWait * Self.blindWaitGrowth, Self.blindWaitMax)
    statistics.searches += 1
    return fix.solve(window, guess: .nothing).flatMap { accept($0, &statistics) }
  }

  private func isDue(_ now: Timestamp, _ last: Timestamp?, _ wait: Double) -> Bool {
    guard let last else { return true }
    let age: Double = now.seconds(since: last)
    return age >= wait || age < 0
  }

  private mutating func accept(_ found: Fix, _ statistics: inout TrackerStatistics) -> Fix? {
    guard found.worldFromBody.position.length < TrackerSettings.positionMax,
      found.velocity.length < TrackerSettings.velocityMax
    else { return nil }
    statistics.fixes += 1
    return found
  }
}
