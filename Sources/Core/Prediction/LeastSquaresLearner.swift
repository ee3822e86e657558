public import PoseMath

/// Learns while running which weighted sum of features foretells several numbers: recursive least squares
/// with exponential forgetting (K. J. Astrom, B. Wittenmark, "Adaptive Control", 2nd edition 1995, section
/// 2.2), with the guards it needs to run for hours.
///
/// One gain vector serves all outputs, so that each costs two multiplications a feature. It starts knowing
/// nothing, all weights zero, which predicts zero. It allocates nothing.
/// Generic arithmetic on `InlineArray`s in loops of constant length, which the compiler turns into vectors;
/// every sum is by rows, so that the order of additions does not depend on the machine.
@frozen
public struct LeastSquaresLearner<Scalar: PoseScalar, let featureCount: Int, let outputCount: Int> {
  /// Features of one instant, each scaled to about one.
  public typealias Features = InlineArray<featureCount, Scalar>
  /// What is foretold at one instant.
  public typealias Outputs = InlineArray<outputCount, Scalar>

  /// The share of the past that one more example leaves, just under 1.
  public let memory: Scalar
  /// Variance of a weight before anything is learnt, in units of the noise's.
  public let prior: Scalar
  /// An error of more than this many of its standard deviations counts as so many.
  public let clip: Scalar

  @usableFromInline var covariance: InlineArray<featureCount, Features>
  @usableFromInline var weights: InlineArray<featureCount, Outputs>
  @usableFromInline var meanSquares: Outputs
  @usableFromInline var examples: UInt32
  @usableFromInline var resets: UInt32

  /// A learner that knows nothing.
  @inlinable
  public init(memory: Scalar, prior: Scalar, clip: Scalar) {
    self.memory = memory
    self.prior = prior
    self.clip = clip
    covariance = InlineArray(repeating: InlineArray(repeating: 0))
    weights = InlineArray(repeating: InlineArray(repeating: 0))
    meanSquares = InlineArray(repeating: 0)
    examples = 0
    resets = 0
    forgetCovariance()
  }

  /// Examples learnt since it last knew nothing.
  @inlinable public var exampleCount: UInt32 { examples }

  /// How often it left the numbers and began anew.
  @inlinable public var resetCount: UInt32 { resets }

  /// What it foretells from these features.
  @inlinable
  public func predict(_ features: borrowing Features) -> Outputs {
    var sum = Outputs(repeating: 0)
    for feature in 0..<featureCount {
      let value = features[feature]
      let row = weights[feature]
      for output in 0..<outputCount { sum[output] += row[output] * value }
    }
    return sum
  }

  /// Takes an example: these features were followed by `truth`.
  /// - Returns: the error of what it would have foretold.
  @inlinable @discardableResult
  public mutating func learn(_ features: borrowing Features, truth: borrowing Outputs) -> Outputs {
    var error = predict(features)
    for output in 0..<outputCount { error[output] = truth[output] - error[output] }
    var spread = Features(repeating: 0)
    for feature in 0..<featureCount {
      let value = features[feature]
      let row = covariance[feature]
      for other in 0..<featureCount { spread[other] += row[other] * value }
    }
    var total = memory
    for feature in 0..<featureCount { total += features[feature] * spread[feature] }
    guard total >= memory / 2, total.isFinite, isFinite(error) else {
      forget()
      return error
    }
    move(by: clipped(error), along: spread, over: total)
    shrink(by: spread, over: total)
    examples &+= 1
    return error
  }

  /// Begins anew, knowing nothing.
  @inlinable
  public mutating func forget() {
    for feature in 0..<featureCount { weights[feature] = InlineArray(repeating: 0) }
    meanSquares = InlineArray(repeating: 0)
    examples = 0
    resets &+= 1
    forgetCovariance()
  }

  @inlinable
  mutating func forgetCovariance() {
    for feature in 0..<featureCount {
      covariance[feature] = InlineArray(repeating: 0)
      covariance[feature][feature] = prior
    }
  }

  @inlinable
  func isFinite(_ values: borrowing Outputs) -> Bool {
    var sum: Scalar = 0
    for output in 0..<outputCount { sum += values[output] * 0 }
    return sum == 0
  }

  /// The errors, each held within `clip` of its running standard deviation, which it then joins: knocks and
  /// jumps of a tracker are not what is to be learnt.
  @inlinable
  mutating func clipped(_ error: borrowing Outputs) -> Outputs {
    var result = Outputs(repeating: 0)
    for output in 0..<outputCount {
      let square = meanSquares[output]
      let bound = clip * square.squareRoot()
      let value = square > 0 ? max(-bound, min(bound, error[output])) : error[output]
      result[output] = value
      meanSquares[output] = square > 0 ? square + (value * value - square) / 100 : value * value
    }
    return result
  }

  @inlinable
  mutating func move(by error: Outputs, along spread: borrowing Features, over total: Scalar) {
    for feature in 0..<featureCount {
      let gain = spread[feature] / total
      for output in 0..<outputCount { weights[feature][output] += error[output] * gain }
    }
  }

  /// P <- (P - s s'/t) / memory. Both factors of a product are the same pair of numbers on either side of the
  /// diagonal, so P stays symmetric to the last bit. Its trace never exceeds the first one: where nothing is
  /// left to learn it would grow for ever, and the next motion would throw the weights about.
  @inlinable
  mutating func shrink(by spread: borrowing Features, over total: Scalar) {
    let norm = 1 / total.squareRoot()
    var scaled = Features(repeating: 0)
    for feature in 0..<featureCount { scaled[feature] = spread[feature] * norm }
    let growth = 1 / memory
    var trace: Scalar = 0
    for feature in 0..<featureCount {
      let value = scaled[feature]
      for other in 0..<featureCount {
        covariance[feature][other] = (covariance[feature][other] - value * scaled[other]) * growth
      }
      trace += covariance[feature][feature]
    }
    let traceMax = prior * Scalar(featureCount)
    guard trace > traceMax else { return }
    let factor = traceMax / trace
    for feature in 0..<featureCount {
      for other in 0..<featureCount { covariance[feature][other] *= factor }
    }
  }
}

extension LeastSquaresLearner: Sendable {}
