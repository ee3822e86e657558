import PoseMath
import Prediction
import Testing

@Suite struct FrameClockTests {
  private func stamp(_ seconds: Double) -> Timestamp {
    Timestamp(nanoseconds: Int64((seconds * 1e9).rounded()))
  }

  @Test func `stamps that waver count one frame each`() {
    var noise = SeededNoise(seed: 1)
    var clock = FrameClock<Double>(nominalPeriod: 1 / 60, at: .zero)
    for frame in 1..<2000 {
      let count = clock.advance(to: stamp(Double(frame) / 60 + 0.003 * (noise.share() - 0.5)))
      #expect(count == 1)
    }
  }

  @Test func `missing frames are counted`() {
    var clock = FrameClock<Double>(nominalPeriod: 1 / 60, at: .zero)
    for frame in 1..<100 { #expect(clock.advance(to: stamp(Double(frame) / 60)) == 1) }
    #expect(clock.advance(to: stamp(102.0 / 60)) == 3)
    #expect(clock.advance(to: stamp(103.02 / 60)) == 1)
  }

  @Test func `it finds the period of a source that is a little off`() {
    var clock = FrameClock<Double>(nominalPeriod: 1 / 60, at: .zero)
    for frame in 1..<6000 { #expect(clock.advance(to: stamp(Double(frame) / 60.5)) == 1) }
    #expect(abs(clock.period - 1 / 60.5) < 2e-5)
  }

  @Test func `a second pose of a frame counts none`() {
    var clock = FrameClock<Double>(nominalPeriod: 1 / 60, at: .zero)
    #expect(clock.advance(to: stamp(1.0 / 60)) == 1)
    #expect(clock.advance(to: stamp(1.0 / 60 + 0.006)) == 0)
    #expect(clock.advance(to: stamp(2.0 / 60)) == 1)
  }

  @Test func `a stamp that runs back is no frame`() {
    var clock = FrameClock<Double>(nominalPeriod: 1 / 60, at: stamp(10))
    #expect(clock.advance(to: stamp(9)) == 0)
    #expect(clock.advance(to: Timestamp(nanoseconds: .min)) == 0)
    #expect(clock.advance(to: Timestamp(nanoseconds: .max)) == 0)
    #expect(clock.advance(to: stamp(10 + 1.0 / 60)) == 1)
  }
}

@Suite struct FrameStepsTests {
  @Test func `lags count back from the newest frame, and the oldest stands for what came before`() {
    var steps = FrameSteps<Double>()
    #expect(steps.velocity(lag: 0) == .zero)
    for frame in 1...3 {
      steps.append(velocity: SIMD3(Double(frame), 0, 0), turnRate: SIMD3(0, Double(frame), 0))
    }
    #expect((0..<5).map { steps.velocity(lag: $0).x } == [3, 2, 1, 1, 1])
    #expect(steps.turnRate(lag: 1).y == 2)
    #expect(steps.mean(of: 2).velocity.x == 2.5)
    for frame in 4...20 { steps.append(velocity: SIMD3(Double(frame), 0, 0), turnRate: .zero) }
    #expect(steps.velocity(lag: 11).x == 9 && steps.velocity(lag: 50).x == 9)
    #expect(steps.frameCount == 12)
    steps.removeAll()
    #expect(steps.velocity(lag: 3) == .zero)
  }
}
