import ArgumentParser
import DeviceIO
import PoseMath
import Prediction

struct PredictionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prediction",
    abstract: "Nanoseconds of learning and of predicting five horizons.",
    discussion: """
      Turns from a sensor of 1000 Hz that looks about, poses from a tracker of 60 Hz. Medians of passes, the \
      caches warm.
      """)

  @Flag(help: "Print one line of JSON.") var json = false
  @Option(help: "Passes of 10,000 samples each.") var passes = 31

  private struct Figures: Encodable {
    var learnTurnExample = 0.0
    var takeSample = 0.0
    var predictFiveTurns = 0.0
    var takePose = 0.0
    var predictFivePoses = 0.0
  }

  private static let count = 10_000

  func run() throws {
    var figures = Figures()
    figures.learnTurnExample = median { Self.learnExamples() }
    figures.takeSample = median { Self.takeSamples(predicting: false) }
    figures.predictFiveTurns = median { Self.takeSamples(predicting: true) } - figures.takeSample
    figures.takePose = median { Self.takePoses(predicting: false) }
    figures.predictFivePoses = median { Self.takePoses(predicting: true) } - figures.takePose
    try Report(
      title: "prediction: nanoseconds, one core", figures: figures,
      lines: [
        ("learn one example of turns", Self.text(figures.learnTurnExample)),
        ("take a sample at 1000 Hz, learning included", Self.text(figures.takeSample)),
        ("predict five turns", Self.text(figures.predictFiveTurns)),
        ("take a pose at 60 Hz, learning included", Self.text(figures.takePose)),
        ("predict five poses", Self.text(figures.predictFivePoses)),
      ]
    ).print(asJSON: json)
  }

  private static func text(_ nanoseconds: Double) -> String { "\(Int(nanoseconds.rounded())) ns" }

  /// Nanoseconds for each of the 10,000; `body` returns a number so that its work cannot be left out.
  private func median(_ body: () -> Double) -> Double {
    var sum = 0.0
    let passes = (0..<max(1, self.passes)).map { _ in
      let begin = MonotonicClock.now
      sum += body()
      return Double(MonotonicClock.now.nanoseconds(since: begin)) / Double(Self.count)
    }.sorted()
    precondition(sum.isFinite)
    return passes[passes.count / 2]
  }

  private static func learnExamples() -> Double {
    var learner = LeastSquaresLearner<Double, 27, 9>(memory: 0.998_5, prior: 1, clip: 4)
    var features = InlineArray<27, Double>(repeating: 0)
    let truth = InlineArray<9, Double>(repeating: 0.01)
    for index in 0..<count {
      features[index % 27] = Double(index % 11) / 10 - 0.5
      learner.learn(features, truth: truth)
    }
    return learner.predict(features)[0]
  }

  private static func takeSamples(predicting: Bool) -> Double {
    var predictor = TurnPredictor<Double>()
    var sum = 0.0
    for index in 0..<count {
      let phase = Double(index) / 1000
      let rate = SIMD3(1 - 2 * (phase - phase.rounded()) * (phase - phase.rounded()), 0.5 * phase, -0.3)
      predictor.ingest(
        IMUSample(
          timestamp: Timestamp(nanoseconds: Int64(index) * 1_000_000), angularVelocity: rate,
          acceleration: SIMD3(phase, 9.8, 0)))
      guard predicting else { continue }
      let curve = predictor.curve
      for step in 1...5 { sum += curve.displacement(after: 0.02 * Double(step)).x }
    }
    return sum + predictor.curve.rate.x
  }

  private static func takePoses(predicting: Bool) -> Double {
    var predictor = PosePredictor<Double>()
    var sum = 0.0
    for index in 0..<count {
      let phase = Double(index % 600) / 60
      let turn = Quaternion(rotationVector: SIMD3(0, phase * (1 - phase / 10), 0))
      predictor.ingest(
        Pose(orientation: turn, position: SIMD3(0.1 * phase, 1.6, 0)),
        at: Timestamp(nanoseconds: Int64(index) * 16_666_667))
      guard predicting else { continue }
      for step in 1...5 { sum += predictor.predict(after: 0.02 * Double(step))?.linearVelocity.x ?? 0 }
    }
    return sum + (predictor.predict(after: 0.1)?.linearVelocity.x ?? 0)
  }
}
