import PoseMath
import Testing

@testable import Prediction

@Suite("TurnPredictor, faults")
struct TurnPredictorFaultTests {
  @Test func `a minute at rest does not spoil what was learnt`() {
    let instants = ReachingMotion().instants(seconds: 40)
    let half = instants.count / 2
    func laterErrors(restBetween: Double) -> [Double] {
      var predictor = TurnPredictor<Double>()
      var noise = SeededNoise(seed: 3)
      var errors: [Double] = []
      for instant in instants[..<half] { predictor.ingest(instant.sample) }
      let pause = Int64(restBetween * 1e9)
      for index in 0..<Int(restBetween * 286) {
        var still = TurnPredictorTests.sample(Double(half + index) / 0.286, noise.vector() * 0.002)
        still.acceleration = instants[half - 1].sample.acceleration
        predictor.ingest(still)
      }
      for (index, instant) in instants.enumerated().dropFirst(half) where index + 29 < instants.count {
        var sample = instant.sample
        sample.timestamp = sample.timestamp.advanced(byNanoseconds: pause)
        predictor.ingest(sample)
        let truth = instant.orientation.conjugate * instants[index + 29].orientation
        errors.append(
          truth.angle(to: Quaternion(rotationVector: predictor.curve.displacement(after: 29.0 / 286))))
      }
      return errors
    }
    let through = laterErrors(restBetween: 0)
    let after = laterErrors(restBetween: 60)
    #expect(after.rms < 1.05 * through.rms)
  }

  @Test func `a learner that errs is not heard: motion without rhyme is foretold at constant rate`() {
    var predictor = TurnPredictor<Double>()
    for instant in ReachingMotion().instants(seconds: 20) { predictor.ingest(instant.sample) }
    #expect(predictor.isTrusted)
    for _ in 0..<2000 { predictor.trust.note(own: 2, base: 1) }
    #expect(!predictor.isTrusted)
    predictor.foretell(predictor.ladder.features)
    let steady = predictor.ladder.angularVelocity
    let turn = predictor.curve.displacement(after: 0.1)
    #expect((turn - steady * (0.1 * predictor.curve.share)).length < 1e-12)
  }

  @Test func `knocks on a turning device turn the guess by no more than their own rate does`() {
    var predictor = TurnPredictor<Double>()
    for instant in ReachingMotion().instants(seconds: 20) { predictor.ingest(instant.sample) }
    for index in 0..<400 {
      var knock = TurnPredictorTests.sample(20_010 + Double(index) * 3.5, SIMD3(0, 0.3, 0))
      if index == 200 { knock.acceleration = SIMD3(150, -90, 40) }
      predictor.ingest(knock)
      let limit = 2 * (predictor.ladder.steadyRate.length + 0.1)
      let error = predictor.curve.displacement(after: 0.1) - knock.angularVelocity * 0.1
      #expect(error.length < 0.1 * limit + 0.001)
    }
  }

  @Test func `a gap begins anew and keeps what was learnt`() {
    var predictor = TurnPredictor<Double>()
    for instant in ReachingMotion().instants(seconds: 10) { predictor.ingest(instant.sample) }
    let learnt = predictor.exampleCount
    #expect(learnt > 200)
    predictor.ingest(TurnPredictorTests.sample(11_000, SIMD3(1, 0, 0)))
    #expect(predictor.pendingCount == 1 || predictor.pendingCount == 0)
    #expect(predictor.exampleCount == learnt)
    #expect(predictor.curve.isFinite)
  }

  @Test func `a clock that goes back is refused, one that was set back begins anew`() {
    var predictor = TurnPredictor<Double>()
    for index in 0..<100 { predictor.ingest(TurnPredictorTests.sample(Double(index) * 4, SIMD3(1, 0, 0))) }
    predictor.ingest(TurnPredictorTests.sample(396, SIMD3(1, 0, 0)))
    predictor.ingest(TurnPredictorTests.sample(390, SIMD3(1, 0, 0)))
    #expect(predictor.refusedCount == 2)
    predictor.ingest(TurnPredictorTests.sample(0, SIMD3(2, 0, 0)))
    #expect(predictor.refusedCount == 2)
    #expect((predictor.curve.displacement(after: 0.1) - SIMD3(0.2, 0, 0)).length < 1e-3)
  }

  @Test func `lost samples are bridged by the mean of both ends`() {
    var whole = TurnPredictor<Double>()
    var torn = TurnPredictor<Double>()
    for (index, instant) in ReachingMotion(rateNoise: 0).instants(seconds: 5).enumerated() {
      whole.ingest(instant.sample)
      if index % 50 == 49 { continue }
      var sample = instant.sample
      sample.lostBefore = index % 50 == 0 && index > 0 ? 1 : 0
      torn.ingest(sample)
    }
    #expect(whole.orientation.angle(to: torn.orientation) < 0.02)
  }

  @Test func `numbers that no sensor gives are refused`() {
    var predictor = TurnPredictor<Double>()
    predictor.ingest(TurnPredictorTests.sample(0, SIMD3(1, 0, 0)))
    let before = predictor.curve
    for number in [Double.nan, .infinity, 1e9] {
      predictor.ingest(TurnPredictorTests.sample(1, SIMD3(number, 0, 0)))
      var broken = TurnPredictorTests.sample(1, SIMD3(1, 0, 0))
      broken.acceleration.y = number
      predictor.ingest(broken)
    }
    #expect(predictor.refusedCount == 6)
    #expect(predictor.curve == before)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `no input at all makes it foretell what is no number`(seed: UInt64) {
    var noise = SeededNoise(seed: seed)
    var predictor = TurnPredictor<Float>()
    var time: Int64 = 0
    for _ in 0..<5000 {
      let isWild = noise.bits() % 8 == 0
      func number(_ size: Double) -> Float {
        isWild ? Float(truncating: noise.anything()) : Float(noise.number() * size)
      }
      time &+= isWild ? Int64(bitPattern: noise.bits()) : Int64(noise.share() * 2e7)
      predictor.ingest(
        IMUSample(
          timestamp: Timestamp(nanoseconds: time), angularVelocity: SIMD3(number(60), number(60), number(60)),
          acceleration: SIMD3(number(200), number(200), number(200)), lostBefore: UInt32(noise.bits() % 3)))
      let curve = predictor.curve
      #expect(curve.isFinite)
      #expect(curve.displacement(after: 0.1).isFinite)
    }
  }

  @Test func `the same samples give the same bits`() {
    let instants = ReachingMotion().instants(seconds: 5)
    func run() -> MotionCurve<Double> {
      var predictor = TurnPredictor<Double>()
      for instant in instants { predictor.ingest(instant.sample) }
      return predictor.curve
    }
    #expect(run() == run())
  }
}

extension Float {
  fileprivate init(truncating number: Double) { self = Float(number) }
}
