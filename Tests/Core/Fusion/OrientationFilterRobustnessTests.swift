import Fusion
import PoseMath
import Testing

/// What goes wrong with sensors, links and rooms, one thing a test, with the figure that is held.
@Suite struct OrientationFilterRobustnessTests {
  /// A hand that turns at up to 5 rad/s, with a sensor of this class.
  static let calm = SyntheticMotion(
    turning: SIMD3(2, 3, 2.5), swaying: SIMD3(0.08, 0.05, 0.08), lever: SIMD3(0.1, 0.2, 0.1),
    bias: SIMD3(0.004, -0.006, 0.005), matrix: [4e-3, 2e-3, -3e-3, -1e-3, -3e-3, 4e-3, 3e-3, 1e-3, 2e-3],
    rateNoise: 0.0015, accelerationNoise: 0.03, restBefore: 10, rateHz: 286)
  /// To 17 rad/s.
  static let fast = {
    var motion = calm
    motion.turning = SIMD3(10, 11, 9)
    motion.turningFrequency = SIMD3(7.1, 5.3, 6.1)
    return motion
  }()

  static func seconds(_ instant: SyntheticMotion.Instant) -> Double {
    instant.sample.timestamp.seconds(since: .zero)
  }

  /// Even times again, as where nobody tells that samples are gone.
  static func restamp(_ instants: inout [SyntheticMotion.Instant]) {
    for index in instants.indices {
      instants[index].sample.timestamp = Timestamp(nanoseconds: Int64(Double(index) / 286 * 1e9))
    }
  }

  @Test func `a magnet held to the sensor for a minute is forgotten within 20 s`() {
    var instants = Self.calm.instants(duration: 110)
    for index in instants.indices where (20.0..<80).contains(Self.seconds(instants[index])) {
      instants[index].field += SIMD3(25, -10, 15)
    }
    let run = FilterRun(instants, usesField: true)
    #expect(run.worst(from: 12) { $0.inclinationDegrees } < 2)
    #expect(run.worst(from: 100) { $0.headingDegrees } < 2)
  }

  @Test func `a start beside a standing magnet is reported once it is left, and north found again`() {
    // Twenty seconds into the recording the sensor is carried away from it, within three.
    let magnet = SIMD3(15.0, -6, 9)
    var instants = Self.calm.instants(duration: 110)
    for index in instants.indices {
      let left = min(1, max(0, (Self.seconds(instants[index]) - 20) / 3))
      instants[index].field += instants[index].worldFromSensor.conjugate.rotate(magnet * (1 - left))
    }
    var (filter, reported) = (OrientationFilter<Double>(), 0.0)
    for instant in instants.prefix(while: { Self.seconds($0) < 25 }) {
      filter.ingest(instant.sample)
      filter.ingest(magneticField: instant.field)
      reported = max(reported, filter.magneticDisturbance)
    }
    let run = FilterRun(instants, usesField: true)
    let course = [15.0, 25, 35, 45, 60, 90].map { begin in
      (run.worst(from: begin, to: begin + 5) { $0.headingDegrees } * 10).rounded() / 10
    }
    print("begun beside a magnet: heading after 15, 25, 35, 45, 60, 90 s \(course); reported \(reported) uT")
    #expect(reported > 2)
    #expect(run.worst(from: 12) { $0.inclinationDegrees } < 2)
    #expect(run.worst(from: 60) { $0.headingDegrees } < 5)
  }

  @Test func `after 500 ms without samples the vertical is back in 5 s and the heading in 20`() {
    let instants = Self.calm.instants(duration: 60).filter { !(20.0..<20.5).contains(Self.seconds($0)) }
    let run = FilterRun(instants, usesField: true)
    #expect(run.worst(from: 25) { $0.inclinationDegrees } < 2)
    #expect(run.worst(from: 40) { $0.headingDegrees } < 2)
  }

  /// What a link that loses samples makes of a recording: it repeats the last one, or it closes up.
  enum Loss: CaseIterable { case repeated, closedUp }

  @Test(arguments: Loss.allCases)
  func `fast motion beside a magnet with 5 degrees missing in an instant`(loss: Loss) {
    var motion = Self.fast
    motion.magnet = SIMD3(0.6, 0.8, -0.5)
    var instants = motion.instants(duration: 130)
    let first = instants.firstIndex { Self.seconds($0) > 15 && $0.sample.angularVelocity.length > 10 } ?? 0
    switch loss {
    case .repeated:
      for index in first + 1...first + 9 {
        let timestamp = instants[index].sample.timestamp
        instants[index].sample = instants[first].sample
        instants[index].sample.timestamp = timestamp
      }
    case .closedUp:
      instants.removeSubrange(first..<first + 3)
      Self.restamp(&instants)
    }
    for usesField in [false, true] {
      let run = FilterRun(instants, usesField: usesField)
      print("\(loss), field \(usesField): \(run.figures(from: 12))")
      #expect(run.rms(from: 12) { $0.inclinationDegrees } < 0.7)
      #expect(run.rms(from: 12) { $0.headingDegrees } < (usesField ? 2.5 : 1))
      #expect(run.isNoWorseThanPlainIntegration(from: 12))
    }
  }

  @Test(arguments: [false, true])
  func `a start in mid-motion is level within 2.2 degrees after 5 s, within 6 in the fastest`(isFast: Bool) {
    let all = (isFast ? Self.fast : Self.calm).instants(duration: 70)
    var worst: [Double] = [0, 0, 0, 0, 0]
    for begin in stride(from: 11.0, to: 31, by: 1) {
      let run = FilterRun(all.filter { (begin..<begin + 20).contains(Self.seconds($0)) })
      for (index, after) in [1.0, 2, 3, 5, 8].enumerated() {
        worst[index] = max(worst[index], run.worst(from: begin + after) { $0.inclinationDegrees })
      }
    }
    print("20 starts in \(isFast ? "fast" : "calm") motion, worst after 1, 2, 3, 5, 8 s: \(worst)")
    #expect(worst[3] < (isFast ? 6 : 2.2))
  }

  /// Along each axis of the sensor, and along all at once, to both sides.
  static let biasSteps = [
    SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1), SIMD3(repeating: 1 / 3.0.squareRoot()),
  ].flatMap { [$0, -$0] }

  @Test(arguments: biasSteps)
  func `a bias that steps by a degree a second tilts and turns by 4.1 degrees at most`(
    step: SIMD3<Double>
  ) {
    var instants = Self.calm.instants(duration: 80)
    for index in instants.indices where Self.seconds(instants[index]) >= 20 {
      instants[index].sample.angularVelocity += step * degree
    }
    let run = FilterRun(instants, usesField: true)
    print("bias steps by \(step): \(run.figures(from: 20))")
    #expect(run.worst(from: 20) { $0.inclinationDegrees } < 4.1)
    #expect(run.worst(from: 40) { $0.inclinationDegrees } < 3)
    #expect(run.worst(from: 20) { $0.headingDegrees } < 4.1)
    let learned = run.filter.estimate.bias - Self.calm.bias
    #expect((learned - step * degree).length < 0.6 * degree)
  }

  @Test func `three axes at once end at 1000 degrees a second while a flick goes to 1300`() {
    let plain = Self.calm.instants(duration: 70)
    let run = FilterRun(Self.flicked(plain, to: 1300 * degree, end: 1000 * degree, at: [20, 40, 60]))
    print("three flicks beyond the range: \(run.figures(from: 12))")
    #expect(run.worst(from: 25, to: 40) { $0.inclinationDegrees } < 2)
    #expect(run.worst(from: 45, to: 60) { $0.inclinationDegrees } < 2)
    #expect(run.worst(from: 65) { $0.inclinationDegrees } < 2)
    #expect(
      run.rms(from: 12) { $0.inclinationDegrees } < run.rms(from: 12) { $0.plainInclinationDegrees } / 2)
  }

  /// Flicks of 0.3 s about the diagonal of the sensor's axes, sine squared, read by a gyroscope that ends before.
  static func flicked(
    _ instants: [SyntheticMotion.Instant], to peak: Double, end: Double, at begins: [Double]
  ) -> [SyntheticMotion.Instant] {
    var turn = Quaternion<Double>.identity
    let whole = 2 * Double.pi / 0.3
    func angle(_ time: Double) -> Double { peak * (time / 2 - Double.sine(whole * time) / (2 * whole)) }
    return instants.map { instant in
      var flicked = instant
      let now = seconds(instant)
      var rate = 0.0
      if let begin = begins.last(where: { $0 <= now }), now - begin < 0.3 {
        rate = (angle(now - begin) - angle(max(0, now - begin - 1 / 286))) * 286
        turn = (turn * Quaternion(rotationVector: SIMD3(repeating: rate / 286))).normalized()
      }
      let read = turn.conjugate.rotate(instant.sample.angularVelocity) + SIMD3(repeating: rate)
      flicked.sample.angularVelocity = read.clamped(
        lowerBound: SIMD3(repeating: -end), upperBound: SIMD3(repeating: end))
      flicked.sample.acceleration = turn.conjugate.rotate(instant.sample.acceleration)
      flicked.worldFromSensor = instant.worldFromSensor * turn
      return flicked
    }
  }

  /// Three axes to 630 degrees a second that end at a part of that, and at 1000 in one that reaches 1150.
  @Test func `a gyroscope that ends before the motion does`() {
    for (turning, endDegrees, held) in [
      (Self.fast.turning, 516.0, 12.0), (SIMD3(4, 20, 3), 1000, 12),
    ] {
      var motion = Self.fast
      motion.turning = turning
      var instants = motion.instants(duration: 70)
      let end = SIMD3(repeating: endDegrees * degree)
      for index in instants.indices {
        let rate = instants[index].sample.angularVelocity
        instants[index].sample.angularVelocity = rate.clamped(lowerBound: -end, upperBound: end)
      }
      let run = FilterRun(instants)
      let (tilt, plain) = (
        run.rms(from: 12) { $0.inclinationDegrees }, run.rms(from: 12) { $0.plainInclinationDegrees }
      )
      print("range \(endDegrees): \(tilt), plain integration \(plain)")
      #expect(tilt < held && tilt < plain / 2)
    }
  }

  @Test func `an accelerometer that ends at 2 g`() {
    var instants = Self.calm.instants(duration: 70)
    let end = SIMD3(repeating: 2 * standardGravity)
    for index in instants.indices {
      let force = instants[index].sample.acceleration
      instants[index].sample.acceleration = force.clamped(lowerBound: -end, upperBound: end)
    }
    let run = FilterRun(instants)
    #expect(run.worst(from: 12) { $0.inclinationDegrees } < 2)
  }

  @Test func `a gyroscope that feels acceleration`() {
    var motion = Self.calm
    motion.gSensitivity = 0.1 * degree / standardGravity
    let run = FilterRun(motion.instants(duration: 70))
    #expect(run.worst(from: 12) { $0.inclinationDegrees } < 2)
  }

  @Test func `an accelerometer 5 ms later than the gyroscope`() {
    var instants = Self.calm.instants(duration: 70)
    let late = 1.43  // samples
    let sensed = instants.map(\.sample.acceleration)
    for index in instants.indices.dropFirst(2) {
      instants[index].sample.acceleration =
        sensed[index - 1] + (sensed[index - 2] - sensed[index - 1]) * (late - 1)
    }
    let run = FilterRun(instants)
    #expect(run.worst(from: 12) { $0.inclinationDegrees } < 2)
  }

  @Test func `a motor that shakes the sensor`() {
    var instants = Self.calm.instants(duration: 70)
    for index in instants.indices {
      let phase = 2 * Double.pi * 87 * Self.seconds(instants[index])
      instants[index].sample.acceleration += SIMD3(4, 3, 5) * Double.sine(phase)
      instants[index].sample.angularVelocity += SIMD3(0.2, 0.1, 0.3) * Double.cosine(phase)
    }
    let run = FilterRun(instants)
    #expect(run.worst(from: 12) { $0.inclinationDegrees } < 2)
  }

  @Test(arguments: [3, 5.5, 8, 11, 13, 17])
  func `a recording spliced from two is level again within 5 s`(missing: Double) {
    var spliced = Self.calm.instants(duration: 60).filter { !(20..<20 + missing).contains(Self.seconds($0)) }
    Self.restamp(&spliced)
    let run = FilterRun(spliced)
    print("\(missing) s cut out: \(run.figures(from: 25))")
    #expect(run.worst(from: 25) { $0.inclinationDegrees } < 2)
  }

  static let scenarios: [(String, SyntheticMotion)] = {
    var sensitive = fast
    sensitive.gSensitivity = 0.1 * degree / standardGravity
    var reaching = fast
    reaching.lever = SIMD3(0.3, 0.5, 0.2)
    return [("calm", calm), ("fast", fast), ("feels acceleration", sensitive), ("long lever", reaching)]
  }()

  @Test(arguments: scenarios)
  func `never worse than plain integration with a rest bias`(name: String, motion: SyntheticMotion) {
    let run = FilterRun(motion.instants(duration: 130))
    #expect(run.rms(from: 12) { $0.inclinationDegrees } < run.rms(from: 12) { $0.plainInclinationDegrees })
    #expect(run.rms(from: 12) { $0.headingDegrees } < run.rms(from: 12) { $0.plainHeadingDegrees } + 0.5)
    print("\(name): \(run.figures(from: 12))")
  }
}
