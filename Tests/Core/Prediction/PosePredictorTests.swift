import PoseMath
import Testing

@testable import Prediction

/// A head that looks about, walks a little and leans, smooth sums of sines, as a tracker with frames sees it.
struct LookingAbout {
  var frameHz = 60.0
  var stampJitter = 0.0
  /// Metres and radians, a deviation.
  var positionNoise = 0.0
  var turnNoise = 0.0
  /// The same motion in a mirror that stands across x.
  var isMirrored = false

  struct Instant {
    var pose: Pose<Double>
    var stamp: Timestamp
  }

  func truth(at time: Double) -> Pose<Double> {
    func sine(_ frequency: Double, _ phase: Double) -> Double { Double.sine(frequency * time + phase) }
    let mirror = isMirrored ? -1.0 : 1.0
    let yaw = 0.5 * sine(3.1, 0) + 0.3 * sine(5.3, 1)
    let pitch = 0.2 * sine(2.3, 2) + 0.1 * sine(6.1, 0.4)
    let roll = 0.05 * sine(3.7, 0.3)
    let orientation =
      Quaternion(rotationVector: SIMD3(0, mirror * yaw, 0)) * Quaternion(rotationVector: SIMD3(pitch, 0, 0))
      * Quaternion(rotationVector: SIMD3(0, 0, mirror * roll))
    let sway = SIMD3(
      mirror * (0.15 * sine(1.7, 0) + 0.03 * sine(5.3, 1.1)), 1.6 + 0.02 * sine(7, 0.2), 0.2 * sine(1.1, 1))
    return Pose(orientation: orientation, position: sway)
  }

  func instants(seconds: Double) -> [Instant] {
    var noise = SeededNoise(seed: 7)
    return (0..<Int(seconds * frameHz)).map { frame in
      var pose = truth(at: Double(frame) / frameHz)
      pose.position += noise.vector() * positionNoise
      pose.orientation = pose.orientation * Quaternion(rotationVector: noise.vector() * turnNoise)
      let stamp = Double(frame) / frameHz + stampJitter * (noise.share() - 0.5)
      return Instant(pose: pose, stamp: Timestamp(nanoseconds: Int64((stamp * 1e9).rounded())))
    }
  }

  static func still(_ frame: Int, from start: Double = 0, at pose: Pose<Double>) -> Instant {
    Instant(pose: pose, stamp: Timestamp(nanoseconds: Int64(((start + Double(frame) / 60) * 1e9).rounded())))
  }
}

@Suite struct PosePredictorTests {
  static let horizons = [0.02, 0.04, 0.06, 0.08, 0.1]

  @Test func `before the first pose there is nothing, after it the pose stays`() throws {
    var predictor = PosePredictor<Double>()
    #expect(predictor.predict(after: 0.05) == nil)
    let pose = Pose(orientation: Quaternion(rotationVector: SIMD3(0.1, 0.2, 0)), position: SIMD3(1, 2, 3))
    predictor.ingest(pose, at: .zero)
    let ahead = try #require(predictor.predict(after: 0.1))
    #expect(ahead.worldFromBody.position == pose.position)
    #expect(ahead.worldFromBody.orientation.angle(to: pose.orientation) < 1e-12)
    #expect(ahead.linearVelocity == .zero && ahead.angularVelocity == .zero)
  }

  @Test func `a steady glide and turn go on as they are`() throws {
    var predictor = PosePredictor<Double>()
    let velocity = SIMD3(0.4, 0.1, -0.3)
    let rate = SIMD3(0.2, 0.9, -0.1)
    var last = Pose<Double>.identity
    for frame in 0..<600 {
      let time = Double(frame) / 60
      last = Pose(orientation: Quaternion(rotationVector: rate * time), position: velocity * time)
      predictor.ingest(last, at: LookingAbout.still(frame, at: last).stamp)
    }
    for horizon in Self.horizons {
      let ahead = try #require(predictor.predict(after: horizon))
      #expect((ahead.worldFromBody.position - last.position - velocity * horizon).length < 0.003 * horizon)
      let turned = last.orientation * Quaternion(rotationVector: rate * horizon)
      #expect(ahead.worldFromBody.orientation.angle(to: turned) < 0.02 * horizon)
      #expect((ahead.linearVelocity - velocity).length < 0.01)
      #expect((ahead.angularVelocity - rate).length < 0.01)
    }
  }

  /// Root mean squares from the tenth second on, metres and radians: ours and constant velocity's.
  private func errors(
    _ motion: LookingAbout, horizon: Double
  ) -> (own: (Double, Double), constant: (Double, Double)) {
    var predictor = PosePredictor<Double>()
    var distances: [Double] = []
    var angles: [Double] = []
    var plainDistances: [Double] = []
    var plainAngles: [Double] = []
    let instants = motion.instants(seconds: 40)
    for (index, instant) in instants.enumerated() {
      predictor.ingest(instant.pose, at: instant.stamp)
      guard index > Int(10 * motion.frameHz), let ahead = predictor.predict(after: horizon) else { continue }
      let truth = motion.truth(at: Double(index) / motion.frameHz + horizon)
      let before = instants[index - 1].pose
      let frames = horizon * motion.frameHz
      let step = (before.orientation.conjugate * instant.pose.orientation).rotationVector
      let turned = instant.pose.orientation * Quaternion(rotationVector: step * frames)
      let moved = instant.pose.position + (instant.pose.position - before.position) * frames
      distances.append((ahead.worldFromBody.position - truth.position).length)
      angles.append(ahead.worldFromBody.orientation.angle(to: truth.orientation))
      plainDistances.append((moved - truth.position).length)
      plainAngles.append(turned.angle(to: truth.orientation))
    }
    return ((distances.rms, angles.rms), (plainDistances.rms, plainAngles.rms))
  }

  @Test(arguments: horizons)
  func `ten seconds of looking about teach it to beat constant velocity`(horizon: Double) {
    let motion = LookingAbout(stampJitter: 0.001, positionNoise: 0.000_2, turnNoise: 0.000_3)
    let (own, constant) = errors(motion, horizon: horizon)
    #expect(own.0 < 0.8 * constant.0)
    #expect(own.1 < 0.8 * constant.1)
  }

  @Test(arguments: [30.0, 90, 250])
  func `sources slower and faster than its frames are foretold too`(frameHz: Double) {
    let (own, constant) = errors(LookingAbout(frameHz: frameHz, positionNoise: 0.000_05), horizon: 0.08)
    #expect(own.0 < constant.0)
    #expect(own.1 < constant.1)
  }

  @Test func `what a mirror shows has a mirrored future`() throws {
    var left = PosePredictor<Double>()
    var right = PosePredictor<Double>()
    for instant in LookingAbout().instants(seconds: 8) { left.ingest(instant.pose, at: instant.stamp) }
    for instant in LookingAbout(isMirrored: true).instants(seconds: 8) {
      right.ingest(instant.pose, at: instant.stamp)
    }
    let seen = try #require(left.predict(after: 0.1))
    let mirrored = try #require(right.predict(after: 0.1))
    #expect((seen.worldFromBody.position * SIMD3(-1, 1, 1) - mirrored.worldFromBody.position).length < 1e-9)
    let turn = seen.worldFromBody.orientation
    let flipped = Quaternion(w: turn.w, x: turn.x, y: -turn.y, z: -turn.z)
    #expect(flipped.angle(to: mirrored.worldFromBody.orientation) < 1e-9)
  }

  @Test func `at rest the guess hardly differs from the pose, whatever was learnt before`() throws {
    var predictor = PosePredictor<Double>()
    for instant in LookingAbout().instants(seconds: 20) { predictor.ingest(instant.pose, at: instant.stamp) }
    var noise = SeededNoise(seed: 2)
    var added: [Double] = []
    var turned: [Double] = []
    for frame in 0..<300 {
      let pose = Pose(
        orientation: Quaternion(rotationVector: noise.vector() * 0.000_1),
        position: SIMD3(0, 1.6, 0) + noise.vector() * 0.000_05)
      predictor.ingest(pose, at: LookingAbout.still(frame, from: 20, at: pose).stamp)
      guard frame > 60 else { continue }
      let ahead = try #require(predictor.predict(after: 0.1)).worldFromBody
      added.append((ahead.position - pose.position).length)
      turned.append(ahead.orientation.angle(to: pose.orientation))
    }
    // Constant velocity would add 0.7 mm and 0.08 degrees.
    #expect(added.rms < 0.000_02)
    #expect(turned.rms < 0.000_05)
  }

  @Test func `at stops it overshoots less than constant velocity at every horizon`() throws {
    var predictor = PosePredictor<Double>()
    var overshoot = [(own: Double, constant: Double)](repeating: (0, 0), count: 5)
    // Half a second from side to side at minimum jerk, half a second of pause.
    func place(_ time: Double) -> Double {
      let turn = (time / 2).rounded(.down)
      let share = min(1, (time - 2 * turn) / 0.5)
      let back = max(0, min(1, (time - 2 * turn - 1) / 0.5))
      func smooth(_ s: Double) -> Double { s * s * s * (10 - 15 * s + 6 * s * s) }
      return 0.25 * (smooth(share) - smooth(back))
    }
    for frame in 0..<2400 {
      let time = Double(frame) / 60
      let pose = Pose<Double>(orientation: .identity, position: SIMD3(place(time), 0, 0))
      predictor.ingest(pose, at: LookingAbout.still(frame, at: pose).stamp)
      for (index, horizon) in Self.horizons.enumerated() where time > 10 {
        let truth = place(time + horizon)
        let velocity = (place(time) - place(time - 1.0 / 60)) * 60
        guard abs(velocity) > 0.01, truth == place(time + horizon + 0.02) else { continue }
        let ahead = try #require(predictor.predict(after: horizon)).worldFromBody.position.x
        let sign = velocity > 0 ? 1.0 : -1
        overshoot[index].own += max(0, sign * (ahead - truth))
        overshoot[index].constant += max(0, sign * (pose.position.x + velocity * horizon - truth))
      }
    }
    for (index, sums) in overshoot.enumerated() {
      #expect(sums.constant > 0)
      #expect(sums.own < sums.constant, "horizon \(index)")
    }
  }
}
