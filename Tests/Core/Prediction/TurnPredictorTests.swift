import PoseMath
import Testing

@testable import Prediction

/// Predictions of one run against the truth, and constant rate's against the same.
struct TurnErrors {
  static let horizons = [0.02, 0.04, 0.06, 0.08, 0.1]
  /// Radians, a list a horizon.
  var own = [[Double]](repeating: [], count: 5)
  var constantRate = [[Double]](repeating: [], count: 5)

  init(_ instants: [ReachingMotion.Instant], from start: Double, rateHz: Double) {
    var predictor = TurnPredictor<Double>()
    for (index, instant) in instants.enumerated() {
      predictor.ingest(instant.sample)
      guard Double(index) / rateHz >= start else { continue }
      for (place, horizon) in Self.horizons.enumerated() {
        let later = index + Int((horizon * rateHz).rounded())
        guard later < instants.count else { continue }
        let seconds = Double(later - index) / rateHz
        let truth = (instant.orientation.conjugate * instants[later].orientation)
        func error(_ turn: SIMD3<Double>) -> Double { truth.angle(to: Quaternion(rotationVector: turn)) }
        own[place].append(error(predictor.curve.displacement(after: seconds)))
        constantRate[place].append(error(instant.sample.angularVelocity * seconds))
      }
    }
  }
}

@Suite struct TurnPredictorTests {
  static func sample(_ milliseconds: Double, _ rate: SIMD3<Double>) -> IMUSample<Double> {
    IMUSample(
      timestamp: Timestamp(nanoseconds: Int64(milliseconds * 1e6)), angularVelocity: rate,
      acceleration: SIMD3(0, standardGravity, 0))
  }

  @Test func `before the first sample nothing turns`() {
    let predictor = TurnPredictor<Double>()
    #expect(predictor.curve == MotionCurve())
    #expect(predictor.curve.displacement(after: 0.1) == .zero)
  }

  @Test(arguments: [143.0, 286, 1000])
  func `a constant turn well above rest is foretold exactly`(rateHz: Double) {
    var predictor = TurnPredictor<Double>()
    let rate = SIMD3(0.5, -2, 1)
    for index in 0..<Int(10 * rateHz) { predictor.ingest(Self.sample(Double(index) * 1000 / rateHz, rate)) }
    for seconds in [0.02, 0.05, 0.1] {
      #expect((predictor.curve.displacement(after: seconds) - rate * seconds).length < 5e-4 * seconds)
    }
    #expect((predictor.curve.rate(after: 0.1) - rate).length < 1e-3)
    #expect(predictor.exampleCount > 600)
  }

  @Test(arguments: [143.0, 286, 1000])
  func `ten seconds of reaching teach it to beat constant rate at every horizon`(rateHz: Double) {
    var motion = ReachingMotion()
    motion.rateHz = rateHz
    let errors = TurnErrors(motion.instants(seconds: 40), from: 10, rateHz: rateHz)
    for place in 0..<5 {
      #expect(errors.own[place].rms < 0.75 * errors.constantRate[place].rms, "horizon \(place)")
    }
  }

  @Test func `while it knows nothing it is hardly worse than constant rate`() {
    let errors = TurnErrors(ReachingMotion().instants(seconds: 3), from: 0, rateHz: 286)
    for place in 0..<5 { #expect(errors.own[place].rms < 1.1 * errors.constantRate[place].rms) }
  }

  @Test func `at stops it overshoots less than constant rate at every horizon`() {
    let rateHz = 286.0
    var motion = ReachingMotion()
    motion.pauseMax = 1
    let instants = motion.instants(seconds: 60)
    var predictor = TurnPredictor<Double>()
    var overshoot = [(own: Double, constantRate: Double)](repeating: (0, 0), count: 5)
    for (index, instant) in instants.enumerated() {
      predictor.ingest(instant.sample)
      for (place, horizon) in TurnErrors.horizons.enumerated() {
        let later = index + Int(horizon * rateHz)
        // Into the stillness from the move before it.
        guard index > 2860, later < instants.count, instant.stillness == nil,
          let stillness = instants[later].stillness, stillness < 0.1
        else { continue }
        let truth = (instant.orientation.conjugate * instants[later].orientation).rotationVector
        guard let ahead = instant.sample.angularVelocity.direction else { continue }
        let seconds = Double(later - index) / rateHz
        let own = (predictor.curve.displacement(after: seconds) - truth).dot(ahead)
        let constantRate = (instant.sample.angularVelocity * seconds - truth).dot(ahead)
        overshoot[place].own += max(0, own)
        overshoot[place].constantRate += max(0, constantRate)
      }
    }
    for (place, sums) in overshoot.enumerated() {
      #expect(sums.constantRate > 0)
      #expect(sums.own < 0.8 * sums.constantRate, "horizon \(place)")
    }
  }

  @Test(arguments: [286.0, 1000])
  func `a device at rest gets no noise added, whatever was learnt before`(rateHz: Double) {
    var motion = ReachingMotion()
    motion.rateHz = rateHz
    var predictor = TurnPredictor<Double>()
    let moving = motion.instants(seconds: 20)
    for instant in moving { predictor.ingest(instant.sample) }
    var noise = SeededNoise(seed: 9)
    let start = Double(moving.count) * 1000 / rateHz
    var own = [[Double]](repeating: [], count: 5)
    var constantRate = own
    for index in 0..<Int(5 * rateHz) {
      var still = Self.sample(start + Double(index) * 1000 / rateHz, noise.vector() * 0.002)
      still.acceleration += noise.vector() * 0.03
      predictor.ingest(still)
      guard index > Int(rateHz) else { continue }
      for (place, horizon) in TurnErrors.horizons.enumerated() {
        own[place].append(predictor.curve.displacement(after: horizon).length)
        constantRate[place].append(still.angularVelocity.length * horizon)
      }
    }
    for place in 0..<5 { #expect(own[place].rms < 0.1 * constantRate[place].rms) }
  }
}
