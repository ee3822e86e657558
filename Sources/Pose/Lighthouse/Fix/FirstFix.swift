public import PoseMath

/// A pose from the light of 70 ms, without a pose before it.
///
/// For a given orientation the position is a linear problem, so orientations are tried: all turns about gravity
/// where up is known, else a grid. The best are refined to pose and velocity by Gauss-Newton on the sweeps'
/// angles, and one is accepted only where nearly all light agrees with it. Memory is made once; deterministic.
/// Cost on a desktop: under 1 ms with up known, some 5 ms without.
public struct FirstFix: Sendable {
  /// Turns about gravity that are tried: ten degrees apart.
  static let yawCount = 36
  /// Fewer hits are no window.
  static let hitCountMin = 10
  /// Photodiodes met by both planes of one station; four points make a pose without ambiguity.
  static let pairedSensorCountMin = 4
  /// A fix is accepted below this, radians.
  static let rmsMax = 1000e-6
  /// Below this no other seed is tried, radians.
  static let rmsGood = 600e-6
  /// The part of the hits that must be used, and of those the part whose photodiode must face its station.
  static let usedShareMin = 0.6
  static let facingShareMin = 0.8
  /// Nobody swings a hand faster, m/s.
  static let speedMax = 10.0
  /// A position that is known worse than this, metres, may be one of two: of 265 windows of few hits of one
  /// station (haagh-tracking), 3 had a wrong orientation, off by 58 degrees, and agreed to 26 to 118 urad.
  static let positionSigmaDoubtful = 0.01
  /// The same two numbers where the orientation is known: two points then make a place.
  static let hitCountMinOriented = 4
  static let pairedSensorCountMinOriented = 1
  /// So few are used only where light has been there for so many seconds: more may be about to come.
  static let spanOriented = 0.04
  /// Hits that seeds are told apart by.
  static let coarseHitCount = 48

  /// The stations that light may come from.
  public var stations: StationTable
  /// Gravity in the stations' world, m/s^2; nil where the world is not level, as a station's own frame.
  public var gravity: SIMD3<Double>?

  /// A fix is accepted where its position is known better than this, metres.
  public var positionSigmaMax = 0.03

  var sightings = [Sighting](repeating: Sighting(), count: FixWindow.hitCountMax)
  var sightingCount = 0
  var rays = [Ray](repeating: Ray(), count: Self.rayCountMax)
  var rayCount = 0
  var motion = WindowMotion(sampleCountMax: FixWindow.sampleCountMax)
  /// The orientation where it is known before, and what a square radian from it costs, in square radians of hits.
  var known: (orientation: Quaternion<Double>, weight: Double)?

  /// A solver for light of these stations.
  public init(
    stations: StationTable, gravity: SIMD3<Double>? = SIMD3(0, -standardGravity, 0)
  ) {
    self.stations = stations
    self.gravity = gravity
  }

  /// The pose and velocity at the window's end; nil where the light does not suffice, or agrees with none.
  public mutating func solve(_ window: FixWindow, guess: FixGuess) -> Fix? {
    known = nil
    if case .orientation(let orientation, let deviation) = guess {
      known = (orientation, Self.hitSigma * Self.hitSigma / (deviation * deviation))
    }
    defer { known = nil }
    guard let end = window.end, prepare(window, guess: guess) else { return nil }
    return search(guess, at: end)
  }

  /// The pose of a view in the frame of the station in `slot`, which stands alone in the table.
  mutating func solve(_ view: RoomView, slot: Int) -> Fix? {
    prepare(view, slot: slot) ? search(.nothing, at: view.timestamp) : nil
  }

  /// The pose of a view in the stations' level world, without one near it.
  mutating func solve(_ view: RoomView) -> Fix? {
    guard let gravity, prepare(view, gravity: gravity) else { return nil }
    return search(view.up.map(FixGuess.up) ?? .nothing, at: view.timestamp)
  }

  private func search(_ guess: FixGuess, at end: Timestamp) -> Fix? {
    var seeds = seeds(guess)
    for index in 0..<seeds.count {
      refine(&seeds[index], stride: max(1, sightingCount / Self.coarseHitCount))
    }
    seeds.sort()
    var best: Fix?
    for index in 0..<min(2, seeds.count) {
      refine(&seeds[index], stride: 1)
      guard let fix = accepted(seeds[index], at: end) else { continue }
      if fix.rms < best?.rms ?? .infinity { best = fix }
      if fix.rms < Self.rmsGood { break }
    }
    guard let best, best.positionSigma > Self.positionSigmaDoubtful else { return best }
    return isUnique(best, among: seeds) ? best : nil
  }

  /// Few photodiodes of one station look alike from two sides: whether no other seed agrees about as well.
  private func isUnique(_ best: Fix, among seeds: FixSeeds) -> Bool {
    for index in 0..<seeds.count {
      var seed = seeds[index]
      refine(&seed, stride: 1)
      let turn = seed.state.pose.orientation.angle(to: best.worldFromBody.orientation)
      guard turn > FixSeeds.separation else { continue }
      if quality(of: seed.state).rms < Self.rmsGood { return false }
    }
    return true
  }

  /// The pose and velocity at the window's end, sought near a pose that is known already.
  public mutating func refine(
    _ window: FixWindow, near pose: Pose<Double>, velocity: SIMD3<Double> = .zero
  ) -> Fix? {
    let up = gravity.flatMap { ($0 * -1).direction }.map { pose.orientation.conjugate.rotate($0) }
    guard let end = window.end, prepare(window, guess: up.map(FixGuess.up) ?? .nothing) else { return nil }
    var seed = FixSeed(state: BodyState(pose: pose, velocity: velocity))
    refine(&seed, stride: 1)
    return accepted(seed, at: end)
  }

  /// The same for a view, in the stations' world.
  mutating func refine(_ view: RoomView, near pose: Pose<Double>) -> Fix? {
    guard let gravity, prepare(view, gravity: gravity) else { return nil }
    var seed = FixSeed(state: BodyState(pose: pose))
    refine(&seed, stride: 1)
    return accepted(seed, at: view.timestamp)
  }

  private func accepted(_ seed: FixSeed, at end: Timestamp) -> Fix? {
    let quality = quality(of: seed.state)
    guard quality.usedCount > 0, quality.rms < Self.rmsMax,
      let covariance = covariance(seed.state, quality.rms)
    else { return nil }
    let sigma = (3..<6).reduce(0) { $0 + covariance[$1, $1] }.squareRoot()
    let fix = Fix(
      timestamp: end, worldFromBody: seed.state.pose, velocity: seed.state.velocity, rms: quality.rms,
      usedCount: quality.usedCount, hitCount: sightingCount, facingShare: quality.facingShare,
      positionSigma: sigma, covariance: covariance)
    guard fix.usedShare >= Self.usedShareMin, fix.facingShare >= Self.facingShareMin,
      sigma < positionSigmaMax, fix.velocity.length < Self.speedMax
    else { return nil }
    return fix
  }
}
