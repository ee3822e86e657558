import PoseMath
import Testing

@testable import Prediction

@Suite struct PathPredictorTests {
  /// A walk: three sines of different pace, 1 kHz, with a tracker's noise; and how far 100 ms ahead each guess was off.
  private struct Walk {
    var noise = SeededNoise(seed: 7)
    var speed = 1.0
    var velocityNoise = 0.002

    func place(_ t: Double) -> SIMD3<Double> {
      SIMD3(
        Double.sine(1.3 * t), 1.6 + 0.03 * Double.sine(11 * t), 0.8 * Double.sine(0.9 * t + 1)) * speed
    }

    func velocity(_ t: Double) -> SIMD3<Double> {
      SIMD3(
        1.3 * Double.cosine(1.3 * t), 0.33 * Double.cosine(11 * t), 0.72 * Double.cosine(0.9 * t + 1)) * speed
    }

    mutating func run(
      _ predictor: inout PathPredictor<Double>, from begin: Double, seconds: Double
    ) -> (own: Double, constantVelocity: Double) {
      var squares = (own: 0.0, constant: 0.0, count: 0.0)
      for index in 0..<Int(seconds * 1000) {
        let t = begin + Double(index) / 1000
        let velocity = velocity(t) + noise.vector() * velocityNoise
        predictor.ingest(
          position: place(t), velocity: velocity, at: Timestamp(nanoseconds: Int64((t * 1e9).rounded())))
        let truth = place(t + 0.1)
        squares.own += (place(t) + predictor.curve.displacement(after: 0.1) - truth).lengthSquared
        squares.constant += (place(t) + velocity * 0.1 - truth).lengthSquared
        squares.count += 1
      }
      return ((squares.own / squares.count).squareRoot(), (squares.constant / squares.count).squareRoot())
    }
  }

  @Test func `from the first second it errs less than constant velocity, and less and less`() {
    var predictor = PathPredictor<Double>()
    var walk = Walk()
    let first = walk.run(&predictor, from: 0, seconds: 1)
    #expect(first.own < first.constantVelocity)
    _ = walk.run(&predictor, from: 1, seconds: 9)
    let later = walk.run(&predictor, from: 10, seconds: 5)
    #expect(later.own < 0.3 * later.constantVelocity, "\(later)")
    #expect(predictor.isTrusted && predictor.exampleCount > 500)
  }

  @Test func `a body at rest stays, whatever its tracker's noise`() {
    var predictor = PathPredictor<Double>()
    var walk = Walk()
    _ = walk.run(&predictor, from: 0, seconds: 5)
    walk.speed = 0
    walk.velocityNoise = 0.0005
    _ = walk.run(&predictor, from: 5, seconds: 0.5)
    let rest = walk.run(&predictor, from: 5.5, seconds: 1)
    #expect(rest.own < 1e-5, "\(rest)")
  }

  @Test func `it begins with the velocity of now, and the correction is bounded`() {
    var predictor = PathPredictor<Double>()
    var noise = SeededNoise(seed: 3)
    for index in 0..<3_000 {
      let velocity = noise.vector()
      predictor.ingest(
        position: noise.vector(), velocity: velocity, at: Timestamp(nanoseconds: Int64(index) * 1_000_000))
      #expect(predictor.curve.rate == velocity)
      let moved = predictor.curve.displacement(after: 0.1)
      #expect(moved.isFinite && moved.length < 0.1 * (3 * velocity.length + 2 * 4 + 0.5))
    }
  }

  @Test func `whatever it is given, it gives numbers`() {
    var predictor = PathPredictor<Double>()
    var noise = SeededNoise(seed: 5)
    for index in 0..<20_000 {
      func value() -> Double { noise.share() < 0.1 ? noise.anything() : noise.number() }
      let stamp = noise.share() < 0.02 ? Int64(truncatingIfNeeded: noise.bits()) : Int64(index) * 1_000_000
      predictor.ingest(
        position: SIMD3(value(), value(), value()), velocity: SIMD3(value(), value(), value()),
        at: Timestamp(nanoseconds: stamp))
      #expect(predictor.curve.isFinite && predictor.curve.displacement(after: 0.1).isFinite)
    }
  }

  @Test func `a break empties what waits and keeps what was learnt`() {
    var predictor = PathPredictor<Double>()
    var walk = Walk()
    _ = walk.run(&predictor, from: 0, seconds: 5)
    let known = predictor.exampleCount
    predictor.interrupt()
    #expect(predictor.curve == MotionCurve())
    let after = walk.run(&predictor, from: 20, seconds: 1)
    #expect(after.own < 0.6 * after.constantVelocity, "\(after)")
    #expect(predictor.exampleCount > known)
  }
}
