import HeadsetTestSupport
import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

/// The tracker against a truth: made-up motion, sensors and light. How it does on real light is measured on
/// recordings.
@Suite struct LighthouseTrackerTests {
  static let walking = SyntheticTrack(sway: 0.3, turn: 0.5, seed: 3)
  static let walkingEvents = walking.events(seconds: 6)

  /// So many seconds of it.
  private func events(_ seconds: Double) -> [(seconds: Double, event: SyntheticTrack.Event)] {
    Array(Self.walkingEvents.prefix { $0.seconds < seconds })
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `a device at rest is placed within a millimetre and stands still`(_ seed: UInt64) {
    let track = SyntheticTrack(seed: seed)
    var trial = TrackerTrial(track)
    trial.run(track.events(seconds: 2.5))
    #expect((trial.shown.first?.seconds ?? .infinity) < 0.5)
    #expect(trial.rootMeanSquare(from: 1) < 0.001)
    let places = trial.shown.filter { $0.seconds > 2 }.map(\.pose.motion.worldFromBody.position)
    let mean = places.reduce(.zero, +) / Double(places.count)
    let scatter = places.reduce(0) { $0 + ($1 - mean).lengthSquared } / Double(places.count)
    #expect(scatter.squareRoot() < 4e-5)
    #expect(trial.tracker.statistics.losses == 0 && trial.tracker.statistics.rejected == 0)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `at rest the accelerometer's noise moves no pose through late light`(_ seed: UInt64) {
    let track = SyntheticTrack(seed: seed)
    var trial = TrackerTrial(track)
    let late = track.events(seconds: 2).map { entry -> (seconds: Double, event: SyntheticTrack.Event) in
      if case .light = entry.event { return (entry.seconds + 0.06, entry.event) }
      return entry
    }
    var events = late.sorted { $0.seconds < $1.seconds }.filter { $0.seconds < 2 }
    while let last = events.last, case .light = last.event { events.removeLast() }
    trial.run(events)
    let core = trial.tracker.core
    #expect(core.isSteady && core.queue.count > 50)
    // Sixty samples of 0.02 m/s^2 would make 1.5e-4.
    #expect((core.carried.velocity - core.filter.motion.velocity).length < 3e-6)
  }

  @Test func `rest is found without being told as well`() {
    let track = SyntheticTrack(seed: 1)
    var settings = TrackerSettings()
    settings.filter.usesRest = false
    var trial = TrackerTrial(track, settings: settings)
    trial.run(track.events(seconds: 2.5))
    #expect(trial.tracker.statistics.rests == 0 && trial.rootMeanSquare(from: 1) < 0.001)
  }

  /// Peaks of 2.5, 6 and 17 mm/s and of 0.9, 4 and 30 mm/s^2.
  @Test(arguments: [0.02, 0.05, 0.15], [false, true])
  func `a device slid too gently for its sensors is followed, not held`(_ rateHz: Double, _ usesRest: Bool) {
    let track = SyntheticTrack(sway: 0.01, turn: 0, rateHz: rateHz)
    var settings = TrackerSettings()
    settings.filter.usesRest = usesRest
    var trial = TrackerTrial(track, settings: settings)
    trial.run(track.events(seconds: 8))
    #expect((trial.errors(from: 2).max() ?? 1) < 0.001)
    #expect(trial.tracker.statistics.losses == 0 && (trial.tracker.statistics.rests > 0) == usesRest)
  }

  @Test func `a device carried about is tracked within millimetres, and knows how well`() {
    var trial = TrackerTrial(Self.walking)
    trial.run(events(6))
    #expect(trial.rootMeanSquare(from: 1) < 0.003 && trial.largestJump < 0.003)
    #expect(trial.tracker.statistics.losses == 0)
    let shown = trial.shown.filter { $0.seconds > 1 }
    let squared = shown.map { entry in
      let motion = entry.pose.motion
      let error = motion.worldFromBody.position - Self.walking.pose(entry.seconds).position
      return error.lengthSquared / (entry.pose.positionDeviation * entry.pose.positionDeviation)
    }
    let mean = squared.reduce(0, +) / Double(squared.count)
    #expect((0.3...2).contains(mean), "\(mean)")
    for entry in shown {
      let velocity = Self.walking.velocity(entry.seconds)
      #expect((entry.pose.motion.velocity - velocity).length < 0.05)
    }
  }

  /// A dead sensor tells zeros or weightlessness, one of an unknown range twice what it feels: in a fifth of a second the
  /// pose would fall by 20 cm.
  @Test(arguments: [0.0, 0.002, 2])
  func `a pose that its inertial sensor carries away from the light is not shown`(_ factor: Double) {
    let events = events(5).map { entry -> (seconds: Double, event: SyntheticTrack.Event) in
      guard entry.seconds > 2, case .sample(var sample) = entry.event else { return entry }
      sample.acceleration *= factor
      if factor < 1 { sample.angularVelocity *= factor }
      return (entry.seconds, .sample(sample))
    }
    var trial = TrackerTrial(Self.walking)
    trial.run(events)
    #expect(trial.errors(from: 1, to: 2).max() ?? 1 < 0.01)
    #expect(trial.errors(from: 2).max() ?? 0 < 0.1, "\(trial.errors(from: 2).max() ?? 0)")
    let wrong = trial.errors(from: 2).count { $0 > 0.03 }
    #expect(wrong < 150, "\(wrong) of \(trial.shown.count)")
  }

  /// Zeros less a bias, 0.02 m/s^2 long.
  @Test func `of a dead inertial sensor nothing is shown, and what comes back is found`() {
    let events = events(5).map { entry -> (seconds: Double, event: SyntheticTrack.Event) in
      guard (2..<3.5).contains(entry.seconds), case .sample(var sample) = entry.event else { return entry }
      (sample.acceleration, sample.angularVelocity) = (SIMD3(0.02, 0, 0), .zero)
      return (entry.seconds, .sample(sample))
    }
    var trial = TrackerTrial(Self.walking)
    trial.run(events)
    #expect(!trial.shown.contains { (2.03..<3.5).contains($0.seconds) })
    #expect(trial.errors(from: 2, to: 2.03).max() ?? 1 < 0.015)
    #expect(trial.errors(from: 3.5).count > 1000 && trial.errors(from: 3.7).max() ?? 1 < 0.01)
  }

  @Test func `biases are learned`() {
    var trial = TrackerTrial(Self.walking)
    trial.run(events(6))
    #expect((trial.tracker.gyroscopeBias - SyntheticTrack.gyroscopeBias).length < 0.005)
    #expect((trial.tracker.accelerometerBias - SyntheticTrack.accelerometerBias).length < 0.03)
  }

  @Test(arguments: [0.1, 0.3, 0.6])
  func `without light the pose drifts little, is declared stale and comes back`(_ gap: Double) {
    var trial = TrackerTrial(Self.walking)
    trial.run(events(5)) { !(3..<(3 + gap)).contains($0) }
    #expect(trial.tracker.statistics.losses == 0)
    let stale = trial.states.filter { $0.state == .stale }
    #expect(stale.isEmpty == (gap < 0.2))
    #expect(trial.errors(from: 3, to: 3 + gap + 0.02).max() ?? 0 < 0.013)
    #expect(trial.errors(from: 3.1 + gap, to: 3.3 + gap).max() ?? 1 < 0.005)
    #expect(trial.largestJump < 0.005)
  }

  @Test func `after a second and a half of darkness the pose is found anew, without a jump`() throws {
    var trial = TrackerTrial(Self.walking)
    trial.run(events(6)) { !(3..<4.5).contains($0) }
    #expect(trial.tracker.statistics.lossesByDarkness == 1 && trial.tracker.statistics.fixes == 2)
    let back = try #require(trial.shown.first { $0.seconds > 4 })
    #expect(back.seconds < 4.75 && trial.largestJump < 0.005)
    #expect(trial.errors(from: back.seconds).max() ?? 1 < 0.006)
  }

  @Test func `deviation grows while light is missing`() throws {
    var trial = TrackerTrial(Self.walking)
    trial.run(events(3.19)) { $0 < 3 }
    let before = try #require(trial.shown.last { $0.seconds < 3 })
    let after = try #require(trial.shown.last)
    #expect(after.pose.state == .coasting && before.pose.state == .tracking)
    #expect(after.pose.positionDeviation > before.pose.positionDeviation)
  }

  @Test func `light that comes 60 ms late is used as if it were punctual`() {
    var trial = TrackerTrial(Self.walking)
    let late = events(4).map { entry -> (seconds: Double, event: SyntheticTrack.Event) in
      if case .light = entry.event { return (entry.seconds + 0.06, entry.event) }
      return entry
    }
    trial.run(late.sorted { $0.seconds < $1.seconds })
    let counts = trial.tracker.statistics
    #expect(counts.late == 0 && counts.losses == 0 && counts.used > 5_000)
    #expect(trial.rootMeanSquare(from: 1) < 0.004)
  }

  @Test func `a light withheld is held against the pose and changes nothing`() {
    var settings = TrackerSettings()
    settings.withholdSeed = 7
    var trial = TrackerTrial(Self.walking, settings: settings)
    trial.run(events(3))
    let counts = trial.tracker.statistics
    let share = Double(counts.withheld) / Double(counts.withheld + counts.used)
    #expect((0.06...0.14).contains(share))
  }

  @Test func `the same input gives the same bits`() {
    var first = TrackerTrial(Self.walking)
    var second = TrackerTrial(Self.walking)
    let events = events(1.5)
    first.run(events)
    second.run(events)
    #expect(!first.shown.isEmpty && first.shown.map(\.pose) == second.shown.map(\.pose))
  }
}

/// Input that no device should send.
@Suite struct LighthouseTrackerBadInputTests {
  private static let track = SyntheticTrack(seed: 5)

  private func sample(_ seconds: Double, _ value: Double = 0) -> IMUSample<Double> {
    IMUSample(
      timestamp: Timestamp(nanoseconds: Int64(seconds * 1e9)),
      angularVelocity: SIMD3(value, 0, 0), acceleration: SIMD3(0, 9.81, 0))
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, -.infinity])
  func `samples that no sensor tells are counted and left out`(_ value: Double) {
    var trial = TrackerTrial(Self.track)
    var events = Self.track.events(seconds: 2)
    for index in stride(from: 500, to: events.count, by: 37) {
      events[index].event = .sample(sample(events[index].seconds, value))
    }
    trial.run(events)
    #expect(trial.tracker.statistics.badSamples > 10)
    #expect(trial.shown.allSatisfy { $0.pose.motion.isFinite && $0.pose.positionDeviation.isFinite })
    #expect(trial.rootMeanSquare(from: 1) < 0.002)
  }

  @Test func `a first report from long ago is not the beginning`() {
    var trial = TrackerTrial(Self.track)
    let stale = (seconds: -18.8, event: SyntheticTrack.Event.sample(sample(-18.8)))
    trial.run([stale] + Self.track.events(seconds: 1.5))
    #expect(trial.tracker.statistics.breaks == 0 && trial.rootMeanSquare(from: 1) < 0.001)
  }

  @Test func `a sample with another's time is left out`() {
    var trial = TrackerTrial(Self.track)
    var events = Self.track.events(seconds: 2)
    for index in stride(from: 700, to: events.count, by: 301) {
      guard case .sample(var sample) = events[index].event else { continue }
      let minutes: Int64 = index % 2 == 0 ? 10 : -10
      sample.timestamp = sample.timestamp.advanced(byNanoseconds: minutes * 60_000_000_000)
      events[index].event = .sample(sample)
    }
    trial.run(events)
    #expect(trial.tracker.statistics.breaks == 0 && trial.tracker.statistics.badSamples > 0)
    #expect(trial.rootMeanSquare(from: 1) < 0.002)
  }

  @Test func `a clock that jumps begins anew`() {
    var trial = TrackerTrial(Self.track)
    let events = Self.track.events(seconds: 2.2)
    trial.run(events.filter { $0.seconds > 1.2 } + events.filter { $0.seconds < 1 })
    #expect(trial.tracker.statistics.breaks == 1 && trial.tracker.statistics.lossesByGap == 1)
    #expect(trial.shown.contains { $0.seconds < 1 })
  }

  @Test func `absurd times of light and samples do not trap`() {
    var tracker = TrackerTrial(Self.track).tracker
    for ticks in [Int64.min, .max, 1 << 62, -1 << 62, 0, 1 << 60] {
      tracker.ingest(.sync(channel: 3, ticks: ticks, bit: true))
      tracker.ingest(.sweep(channel: 3, sensor: 255, halfTicks: ticks))
      tracker.ingest(.pulse(sensor: 255, start: ticks, length: .max))
      let absurd = IMUSample<Double>(
        timestamp: Timestamp(nanoseconds: ticks), angularVelocity: .zero, acceleration: .zero)
      _ = tracker.ingest(absurd)
    }
    #expect(tracker.statistics.fixes == 0)
  }

  @Test func `without a room or photodiodes nothing is found`() {
    var empty = LighthouseTracker(body: LightBody(), room: Room(members: []), isWireless: false)
    for (_, event) in Self.track.events(seconds: 0.5) {
      switch event {
      case .light(let light): empty.ingest(light)
      case .sample(let sample): #expect(empty.ingest(sample)?.state ?? .searching == .searching)
      }
    }
    #expect(empty.statistics.unknown > 0)
  }

  @Test func `a swing that the sensors cannot follow is found again`() {
    let swing = SyntheticTrack(sway: 0.2, turn: 1.2, rateHz: 1.2, seed: 9)
    let range = InertialRange(angularVelocity: 5, acceleration: 9.9)
    var trial = TrackerTrial(swing, range: range)
    let events = swing.events(seconds: 2.5).map { entry -> (seconds: Double, event: SyntheticTrack.Event) in
      guard case .sample(var sample) = entry.event else { return entry }
      sample.angularVelocity.clamp(lowerBound: SIMD3(repeating: -5), upperBound: SIMD3(repeating: 5))
      sample.acceleration.clamp(lowerBound: SIMD3(repeating: -9.9), upperBound: SIMD3(repeating: 9.9))
      return (entry.seconds, .sample(sample))
    }
    trial.run(events)
    #expect(trial.tracker.statistics.losses == 0 && trial.rootMeanSquare(from: 1) < 0.02)
  }

  @Test func `light of a mirror is not believed`() {
    var trial = TrackerTrial(Self.track)
    var events = Self.track.events(seconds: 2.5)
    for index in events.indices where events[index].seconds > 1 {
      guard case .light(.sweep(let channel, let sensor, let ticks)) = events[index].event, sensor % 8 == 0
      else { continue }
      events[index].event = .light(.sweep(channel: channel, sensor: sensor, halfTicks: ticks + 120_000))
    }
    trial.run(events)
    #expect(trial.tracker.statistics.rejected > 100 && trial.tracker.statistics.losses == 0)
    #expect(trial.rootMeanSquare(from: 1.5) < 0.0015)
  }
}
