import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct FirstFixTests {
  static let moving = SyntheticMotion(
    pose: Pose(
      orientation: Quaternion(rotationVector: SIMD3(0.4, 2.1, -0.3)), position: SIMD3(0.3, 1.5, -0.2)),
    velocity: SIMD3(1.2, -0.4, 0.8), acceleration: SIMD3(-3, 2, 4), angularVelocity: SIMD3(1.5, -4, 2))

  @Test(arguments: [StationGeneration.first, .second])
  func `pose and velocity of a moving device are found about gravity`(_ generation: StationGeneration) throws
  {
    var noise = SeededGenerator(seed: 1)
    let room = SyntheticMotion.room(generation)
    let window = Self.moving.window(room, SyntheticMotion.body(), noise: &noise)
    let end = try #require(window.end)
    var solver = FirstFix(stations: StationTable(room))
    let solution = solver.solve(window, guess: .up(Self.moving.up(at: end)))
    let fix = try #require(solution)
    // Exact light: what is left is the inertial samples' trapezoid.
    #expect(Self.error(of: fix, Self.moving) < 2e-5 && fix.rms < 5e-6)
    #expect((fix.velocity - Self.truth(at: fix, Self.moving).velocity).length < 2e-3)
    #expect(fix.usedShare == 1 && fix.facingShare == 1)
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `without up a grid finds the same`(_ generation: StationGeneration) throws {
    var noise = SeededGenerator(seed: 1)
    let room = SyntheticMotion.room(generation)
    let window = Self.moving.window(room, SyntheticMotion.body(), noise: &noise)
    var solver = FirstFix(stations: StationTable(room))
    let solution = solver.solve(window, guess: .nothing)
    let fix = try #require(solution)
    #expect(Self.error(of: fix, Self.moving) < 2e-5)
  }

  @Test func `one station finds the device in its own frame`() throws {
    var noise = SeededGenerator(seed: 1)
    let room = SyntheticMotion.room(.second)
    let still = SyntheticMotion()
    let window = still.window(room, SyntheticMotion.body(), noise: &noise)
    let member = room.members[1]
    var solver = FirstFix(
      stations: StationTable(ownFrameOf: member.calibration, place: member.place), gravity: nil)
    let solution = solver.solve(window, guess: .nothing)
    let fix = try #require(solution)
    let pose = member.worldFromStation * fix.worldFromBody
    #expect((pose.position - still.pose.position).length < 1e-4)
    #expect(pose.orientation.angle(to: still.pose.orientation) < 1e-4)
  }

  @Test func `of noisy light in random places no fix is wrong`() {
    var noise = SeededGenerator(seed: 7)
    var found = 0
    for trial in 0..<40 {
      let room = SyntheticMotion.room(trial & 1 == 0 ? .first : .second)
      let motion = Self.random(&noise)
      let window = motion.window(room, SyntheticMotion.body(), noise: &noise)
      guard let end = window.end else { continue }
      var solver = FirstFix(stations: StationTable(room))
      guard let fix = solver.solve(window, guess: .up(motion.up(at: end))) else { continue }
      found += 1
      #expect(Self.error(of: fix, motion) < 0.01, "trial \(trial)")
    }
    #expect(found >= 38)
  }

  @Test func `reflections among the hits are left out`() throws {
    var noise = SeededGenerator(seed: 3)
    let room = SyntheticMotion.room(.first)
    let still = SyntheticMotion()
    var window = still.window(room, SyntheticMotion.body(), seconds: 0, noise: &noise)
    let reference = Timestamp(nanoseconds: 5_000_000_000)
    var hits = still.hits(
      room, SyntheticMotion.body(), from: -0.07, to: 0, reference: reference, noise: &noise)
    for index in stride(from: 0, to: hits.count, by: 6) { hits[index].angle += 0.2 }
    for hit in hits { window.ingest(hit) }
    var solver = FirstFix(stations: StationTable(room))
    let solution = solver.solve(window, guess: .up(SIMD3(0, 1, 0)))
    let fix = try #require(solution)
    // A Huber weight bounds what a reflection does, it does not remove it.
    #expect((fix.worldFromBody.position - still.pose.position).length < 2e-3)
    #expect(fix.usedCount < fix.hitCount && fix.usedShare > 0.8)
  }

  @Test func `light that agrees with no pose gives none`() {
    var noise = SeededGenerator(seed: 5)
    let room = SyntheticMotion.room(.second)
    let still = SyntheticMotion()
    var window = still.window(room, SyntheticMotion.body(), seconds: 0, noise: &noise)
    for var hit in still.hits(
      room, SyntheticMotion.body(), from: -0.07, to: 0, reference: Timestamp(nanoseconds: 5_000_000_000),
      noise: &noise)
    {
      hit.angle += Double.random(in: -0.05...0.05, using: &noise)
      window.ingest(hit)
    }
    var solver = FirstFix(stations: StationTable(room))
    #expect(Self.solve(&solver, window, .up(SIMD3(0, 1, 0))) == nil)
    #expect(Self.solve(&solver, window, .nothing) == nil)
  }

  @Test func `a station that stands elsewhere by half a metre gives no fix`() {
    var noise = SeededGenerator(seed: 5)
    var room = SyntheticMotion.room(.second)
    let window = SyntheticMotion().window(room, SyntheticMotion.body(), noise: &noise)
    room.members[0].worldFromStation.position.x += 0.5
    var solver = FirstFix(stations: StationTable(room))
    #expect(Self.solve(&solver, window, .up(SIMD3(0, 1, 0))) == nil)
  }

  @Test(arguments: [StationGeneration.first, .second])
  func `where it looks is known, two photodiodes of one station are enough`(_ generation: StationGeneration)
    throws
  {
    var noise = SeededGenerator(seed: 11)
    let room = SyntheticMotion.room(generation)
    let body = SyntheticMotion.body()
    let reference = Timestamp(nanoseconds: 5_000_000_000)
    var window = Self.moving.window(room, body, seconds: 0, noise: &noise)
    let hits = Self.moving.hits(room, body, from: -0.07, to: 0, reference: reference, noise: &noise)
    let first = try #require(hits.first)
    let seen = hits.filter { $0.station == first.station }
    let other = try #require(seen.first { $0.sensor != first.sensor })
    for hit in seen where hit.sensor == first.sensor || hit.sensor == other.sensor { window.ingest(hit) }
    let end = try #require(window.end)
    let truth = Self.moving.state(end.seconds(since: reference))
    let off = Quaternion(rotationVector: SIMD3(0.004, -0.003, 0.005))
    var solver = FirstFix(stations: StationTable(room))
    #expect(Self.solve(&solver, window, .up(Self.moving.up(at: end))) == nil)
    let solution = Self.solve(
      &solver, window, .orientation(truth.pose.orientation * off, deviation: 0.01))
    let fix = try #require(solution)
    let error = (fix.worldFromBody.position - truth.pose.position).length
    #expect(error < 0.03 && error < 3 * fix.positionSigma)
    #expect(fix.worldFromBody.orientation.angle(to: truth.pose.orientation) < 0.02)
    #expect(Self.solve(&solver, window, .up(Self.moving.up(at: end))) == nil)
  }

  @Test func `too little light gives none`() {
    var noise = SeededGenerator(seed: 5)
    let room = SyntheticMotion.room(.second)
    var solver = FirstFix(stations: StationTable(room))
    let empty = FixWindow(body: SyntheticMotion.body())
    #expect(Self.solve(&solver, empty, .nothing) == nil)
    let few = SyntheticMotion().window(room, SyntheticMotion.body(count: 6), noise: &noise)
    #expect(Self.solve(&solver, few, .up(SIMD3(0, 1, 0))) == nil)
  }

  // MARK: - Parts

  static func solve(_ solver: inout FirstFix, _ window: FixWindow, _ guess: FixGuess) -> Fix? {
    solver.solve(window, guess: guess)
  }

  static func random(_ noise: inout SeededGenerator) -> SyntheticMotion {
    func vector(_ size: Double, _ noise: inout SeededGenerator) -> SIMD3<Double> {
      SIMD3(Double.normal(&noise), Double.normal(&noise), Double.normal(&noise)) * size
    }
    return SyntheticMotion(
      pose: Pose(
        orientation: Quaternion(rotationVector: vector(1.2, &noise)),
        position: SIMD3(0, 1.3, 0) + vector(0.4, &noise)),
      velocity: vector(0.6, &noise), acceleration: vector(3, &noise),
      angularVelocity: vector(2, &noise), sharedNoise: 40e-6, ownNoise: 15e-6)
  }

  static func truth(at fix: Fix, _ motion: SyntheticMotion) -> (pose: Pose<Double>, velocity: SIMD3<Double>) {
    motion.state(fix.timestamp.seconds(since: Timestamp(nanoseconds: 5_000_000_000)))
  }

  /// Metres, with an orientation's error taken at 0.2 m.
  static func error(of fix: Fix, _ motion: SyntheticMotion) -> Double {
    let truth = truth(at: fix, motion).pose
    return (fix.worldFromBody.position - truth.position).length
      + 0.2 * fix.worldFromBody.orientation.angle(to: truth.orientation)
  }
}
