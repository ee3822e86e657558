import PoseMath
import Testing

@testable import Prediction

@Suite struct LeastSquaresLearnerTests {
  typealias Learner = LeastSquaresLearner<Double, 3, 2>

  private func features(_ noise: inout SeededNoise) -> InlineArray<3, Double> {
    [noise.number(), noise.number(), noise.number()]
  }

  private func truth(of features: InlineArray<3, Double>, sign: Double = 1) -> InlineArray<2, Double> {
    [
      sign * (features[0] - 2 * features[1]), sign * (0.5 * features[2] + features[0]),
    ]
  }

  @Test func `before it has learnt anything it foretells nothing`() {
    let said = Learner(memory: 0.999, prior: 1, clip: 4).predict([1, -2, 3])
    #expect(said[0] == 0 && said[1] == 0)
  }

  @Test func `it finds the weights of a linear relation`() {
    var noise = SeededNoise(seed: 1)
    var learner = Learner(memory: 0.999, prior: 100, clip: 4)
    for _ in 0..<300 {
      let features = features(&noise)
      learner.learn(features, truth: truth(of: features))
    }
    let said = learner.predict([1, 1, 1])
    #expect(abs(said[0] + 1) < 0.01 && abs(said[1] - 1.5) < 0.01)
    #expect(learner.exampleCount == 300 && learner.resetCount == 0)
  }

  @Test func `it follows a relation that changes`() {
    var noise = SeededNoise(seed: 2)
    var learner = Learner(memory: 0.99, prior: 100, clip: 4)
    for index in 0..<3000 {
      let features = features(&noise)
      learner.learn(features, truth: truth(of: features, sign: index < 1500 ? 1 : -1))
    }
    #expect(abs(learner.predict([1, 1, 1])[0] - 1) < 0.05)
  }

  @Test func `an hour without news does not unhinge it`() {
    var noise = SeededNoise(seed: 3)
    var learner = Learner(memory: 0.995, prior: 1, clip: 4)
    for _ in 0..<500 {
      let features = features(&noise)
      learner.learn(features, truth: truth(of: features))
    }
    for _ in 0..<300_000 { learner.learn([1e-9, 0, 0], truth: [1e-9, 1e-9]) }
    var trace = 0.0
    for row in 0..<3 { trace += learner.covariance[row][row] }
    #expect(trace <= 3 * 1.000_001)
    let said = learner.predict([1, 1, 1])
    #expect(abs(said[0] + 1) < 0.1 && abs(said[1] - 1.5) < 0.1)
  }

  @Test func `one wild example moves the weights little`() {
    var noise = SeededNoise(seed: 4)
    var learner = Learner(memory: 0.999, prior: 1, clip: 4)
    for _ in 0..<500 {
      let features = features(&noise)
      var truth = truth(of: features)
      truth[0] += 0.1 * noise.number()
      learner.learn(features, truth: truth)
    }
    let before = learner.predict([1, 1, 1])[0]
    learner.learn([1, 1, 1], truth: [1e6, -1e6])
    #expect(abs(learner.predict([1, 1, 1])[0] - before) < 0.05)
  }

  @Test func `its covariance stays symmetric to the last bit`() {
    var noise = SeededNoise(seed: 5)
    var learner = Learner(memory: 0.98, prior: 1, clip: 4)
    for _ in 0..<20_000 {
      let features = features(&noise)
      learner.learn(features, truth: truth(of: features))
    }
    for row in 0..<3 {
      for column in 0..<3 { #expect(learner.covariance[row][column] == learner.covariance[column][row]) }
    }
  }

  @Test(arguments: [Double.nan, .infinity, 1e308])
  func `numbers that are none make it begin anew`(number: Double) {
    var noise = SeededNoise(seed: 6)
    var learner = Learner(memory: 0.999, prior: 1, clip: 4)
    for _ in 0..<50 {
      let features = features(&noise)
      learner.learn(features, truth: truth(of: features))
    }
    learner.learn([number, number, 1], truth: [1, 1])
    let said = learner.predict([1, 1, 1])
    #expect(said[0].isFinite && said[1].isFinite)
    #expect(learner.resetCount == 1)
  }
}

@Suite struct LearnerTrustTests {
  @Test func `who has not erred yet is trusted, who errs more than silence is not, until it errs less`() {
    var trust = LearnerTrust<Double>(memory: 0.99)
    #expect(trust.isEarned)
    for _ in 0..<50 { trust.note(own: 2, base: 1) }
    #expect(!trust.isEarned)
    for _ in 0..<500 { trust.note(own: 0.5, base: 1) }
    #expect(trust.isEarned)
    trust.note(own: .nan, base: 1)
    #expect(trust.isEarned)
  }
}
