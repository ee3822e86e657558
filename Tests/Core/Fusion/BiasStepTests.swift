import PoseMath
import Testing

@testable import Fusion

/// A bias that steps by a degree a second in the midst of motion, and none that does.
@Suite struct BiasStepTests {
  typealias Robustness = OrientationFilterRobustnessTests

  /// A head that looks about: gravity hardly sees what its gyroscope does about the vertical.
  static let looking = {
    var motion = Robustness.calm
    motion.turning = SIMD3(0.5, 1.5, 0.3)
    motion.lever = SIMD3(0, 0.1, 0.1)
    return motion
  }()

  /// Along each axis of the sensor and along all at once, both ways, deg/s.
  static let steps: [SIMD3<Double>] = [
    SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1), SIMD3(repeating: 1 / 3.0.squareRoot()),
  ].flatMap { [$0, -$0] }

  /// The worst over all steps, degrees.
  struct Worst {
    /// At any time, from 5 s after the step on, from 12 s on.
    var inclination = 0.0, inclinationAfter5 = 0.0, inclinationAfter12 = 0.0
    /// At any time, and from 20 s on.
    var heading = 0.0, headingAfter20 = 0.0
    /// What is not learned of the step 40 s later, deg/s.
    var missing = 0.0
  }

  static func worst(_ motion: SyntheticMotion, usesField: Bool) -> Worst {
    var worst = Worst()
    let plain = motion.instants(duration: 60)
    for step in steps {
      var instants = plain
      for index in instants.indices where Robustness.seconds(instants[index]) >= 20 {
        instants[index].sample.angularVelocity += step * degree
      }
      let run = FilterRun(instants, usesField: usesField)
      worst.inclination = max(worst.inclination, run.worst(from: 20) { $0.inclinationDegrees })
      worst.inclinationAfter5 = max(worst.inclinationAfter5, run.worst(from: 25) { $0.inclinationDegrees })
      worst.inclinationAfter12 = max(worst.inclinationAfter12, run.worst(from: 32) { $0.inclinationDegrees })
      worst.heading = max(worst.heading, run.worst(from: 20) { $0.headingDegrees })
      worst.headingAfter20 = max(worst.headingAfter20, run.worst(from: 40) { $0.headingDegrees })
      let learned = run.filter.estimate.bias - motion.bias
      worst.missing = max(worst.missing, (learned - step * degree).length / degree)
    }
    return worst
  }

  @Test func `a bias step of a degree a second in calm motion, nine axes`() {
    let worst = Self.worst(Robustness.calm, usesField: true)
    print("calm, 9 axes: \(worst)")
    #expect(worst.inclinationAfter5 < 3 && worst.inclinationAfter12 < 2.5)
    #expect(worst.headingAfter20 < 3)
  }

  @Test func `a bias step of a degree a second in calm motion, six axes`() {
    let worst = Self.worst(Robustness.calm, usesField: false)
    print("calm, 6 axes: \(worst)")
    #expect(worst.inclinationAfter5 < 3 && worst.headingAfter20 < 3.5)
  }

  @Test func `a bias step of a degree a second in fast motion`() {
    for usesField in [false, true] {
      let worst = Self.worst(Robustness.fast, usesField: usesField)
      print("fast, field \(usesField): \(worst)")
      #expect(worst.inclinationAfter5 < 3.5)
      #expect(worst.headingAfter20 < 3.5)
    }
  }

  @Test func `a bias step of a degree a second while a head looks about in a clean field`() {
    let worst = Self.worst(Self.looking, usesField: true)
    print("looking, 9 axes: \(worst)")
    #expect(worst.inclinationAfter5 < 3.4 && worst.inclinationAfter12 < 2)
    #expect(worst.headingAfter20 < 3)
  }

  @Test(arguments: Robustness.scenarios.map(\.1) + [looking])
  func `no step is seen where there is none`(motion: SyntheticMotion) {
    var filter = OrientationFilter<Double>()
    var most = 0.0
    for instant in motion.instants(duration: 130) {
      filter.ingest(instant.sample)
      filter.ingest(magneticField: instant.field)
      guard filter.core.steps.isWatching, filter.core.sums.count == 0 else { continue }
      for supposed in [filter.core.steps.first, filter.core.steps.second] where supposed.age > 2 {
        var supposed = supposed
        most = max(most, supposed.judged(deviation: BiasStepWatch<Double>.stepDeviation).score)
      }
      #expect(filter.core.steps.openness == 0)
    }
    print("largest score without a step: \(most)")
    #expect(most > 0 && most < BiasStepWatch<Double>.scoreMin)
  }

  @Test func `a step is found with its size, and the covariance says how sure that is`() {
    var filter = OrientationFilter<Double>()
    let step = SIMD3(0.8, 1, 0.6) * degree
    var found: Double?
    for instant in Robustness.calm.instants(duration: 60) {
      var sample = instant.sample
      let seconds = Robustness.seconds(instant)
      if seconds >= 20 { sample.angularVelocity += step }
      filter.ingest(sample)
      if found == nil, filter.core.steps.openness > 0 { found = seconds }
    }
    let missing = (filter.estimate.bias - Robustness.calm.bias - step) / filter.biasDeviation
    print("found after \((found ?? 0) - 20) s; missing over deviation \(missing)")
    #expect((22...40).contains(found ?? 0))
    #expect(missing.lengthSquared < 3 * 9)
  }

  @Test func `the errors a step leaves follow the filter's own equations`() {
    // Two filters alike until a supposition begins; then one's bias is moved off, as a step would leave it.
    let step = SIMD3(0.02, -0.03, 0.01) * degree
    var (still, stepped) = (OrientationFilter<Double>(), OrientationFilter<Double>())
    var isMoved = false
    for instant in Robustness.calm.instants(duration: 17.5) {
      still.ingest(instant.sample)
      stepped.ingest(instant.sample)
      guard !isMoved, Robustness.seconds(instant) > 9, still.core.steps.isWatching,
        still.core.steps.first.age == 0
      else { continue }
      isMoved = true
      stepped.core.gyroscope.bias -= LaneVector(step)
    }
    let supposed = still.core.steps.first
    #expect(isMoved && supposed.age > 5)
    // The errors of the one that was moved, less those of the other.
    let bias = still.core.gyroscope.bias - stepped.core.gyroscope.bias
    for (axis, error) in [bias.x, bias.y, bias.z].enumerated() {
      #expect(abs(error - LaneVector(step).dot(supposed.bias[axis])) < 0.03 * step.length)
    }
    let turn = still.core.worldFromSensor[lane: 0] * stepped.core.worldFromSensor[lane: 0].conjugate
    for axis in 0..<3 {
      let expected = LaneVector(step).dot(supposed.turn[axis])
      #expect(abs(2 * turn.imaginary[axis] - expected) < 0.05 * max(abs(expected), step.length))
    }
    let velocity = still.core.velocityX - stepped.core.velocityX
    let expected = LaneVector(step).dot(supposed.velocityX)
    #expect(abs(velocity - expected) < 0.05 * max(abs(expected), step.length))
  }
}
