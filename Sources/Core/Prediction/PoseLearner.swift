public import PoseMath

/// What followed motions like this one: two kinds of learners, mixed by how well each did lately.
///
/// A quick learner an axis sees that axis alone; two wide learners, one a half of the mirror symmetry, see how
/// the axes go together and how the head leans, and take longer. Each axis hears both, weighed by one over the
/// square of their running mean squared errors. Position and orientation are each held to constant rate while
/// the mixture errs more than that.
@frozen
public struct PoseLearner<Scalar: PoseScalar> {
  /// Three numbers of `CurveBasis` for each of six axes.
  public typealias Numbers = InlineArray<6, InlineArray<3, Scalar>>

  @usableFromInline var quick: InlineArray<6, LeastSquaresLearner<Scalar, 7, 3>>
  @usableFromInline var odd: LeastSquaresLearner<Scalar, 22, 9>
  @usableFromInline var even: LeastSquaresLearner<Scalar, 22, 9>
  @usableFromInline var quickSquares: InlineArray<6, Scalar>
  @usableFromInline var wideSquares: InlineArray<6, Scalar>
  @usableFromInline var velocityTrust: LearnerTrust<Scalar>
  @usableFromInline var rateTrust: LearnerTrust<Scalar>
  @usableFromInline let trustMemory: Scalar

  /// Learners that know nothing.
  @inlinable
  public init(_ parameters: PosePredictorParameters<Scalar>) {
    quick = InlineArray(
      repeating: LeastSquaresLearner(
        memory: parameters.quickMemory, prior: parameters.prior, clip: parameters.clip))
    odd = LeastSquaresLearner(memory: parameters.wideMemory, prior: parameters.prior, clip: parameters.clip)
    even = odd
    quickSquares = InlineArray(repeating: 0)
    wideSquares = InlineArray(repeating: 0)
    velocityTrust = LearnerTrust(memory: parameters.trustMemory)
    rateTrust = velocityTrust
    trustMemory = parameters.trustMemory
  }

  /// Examples learnt so far.
  @inlinable public var exampleCount: UInt32 { odd.exampleCount }

  /// Whether the correction of positions is heard.
  @inlinable public var isVelocityTrusted: Bool { velocityTrust.isEarned }

  /// Whether the correction of orientations is heard.
  @inlinable public var isRateTrusted: Bool { rateTrust.isEarned }

  /// The mixture, trusted or not.
  @inlinable
  public func predict(_ features: borrowing PoseFeatures<Scalar>) -> Numbers {
    let (fromQuick, fromWide) = opinions(features)
    return mixture(fromQuick, fromWide)
  }

  /// Takes an example: these features were followed by `truth`.
  @inlinable
  public mutating func learn(_ features: borrowing PoseFeatures<Scalar>, truth: borrowing Numbers) {
    let (fromQuick, fromWide) = opinions(features)
    note(mixture(fromQuick, fromWide), truth: truth)
    weigh(fromQuick, truth, &quickSquares)
    weigh(fromWide, truth, &wideSquares)
    for axis in 0..<6 { quick[axis].learn(features.windows[axis], truth: truth[axis]) }
    odd.learn(
      features.half(PoseFeatures<Scalar>.oddAxes, lean: features.leanSideways),
      truth: Self.half(truth, PoseFeatures<Scalar>.oddAxes))
    even.learn(
      features.half(PoseFeatures<Scalar>.evenAxes, lean: features.leanBack),
      truth: Self.half(truth, PoseFeatures<Scalar>.evenAxes))
  }

  @inlinable
  func opinions(_ features: borrowing PoseFeatures<Scalar>) -> (Numbers, Numbers) {
    var fromQuick = Numbers(repeating: InlineArray(repeating: 0))
    var fromWide = fromQuick
    for axis in 0..<6 { fromQuick[axis] = quick[axis].predict(features.windows[axis]) }
    let fromOdd = odd.predict(features.half(PoseFeatures<Scalar>.oddAxes, lean: features.leanSideways))
    Self.place(fromOdd, PoseFeatures<Scalar>.oddAxes, into: &fromWide)
    let fromEven = even.predict(features.half(PoseFeatures<Scalar>.evenAxes, lean: features.leanBack))
    Self.place(fromEven, PoseFeatures<Scalar>.evenAxes, into: &fromWide)
    return (fromQuick, fromWide)
  }

  @inlinable
  func mixture(_ fromQuick: borrowing Numbers, _ fromWide: borrowing Numbers) -> Numbers {
    var mixed = Numbers(repeating: InlineArray(repeating: 0))
    for axis in 0..<6 {
      // 1/q^2 against 1/w^2, without a division by zero before the first example.
      let quickSquared = quickSquares[axis] * quickSquares[axis]
      let wideSquared = wideSquares[axis] * wideSquares[axis]
      let sum = quickSquared + wideSquared
      let share: Scalar = sum > 0 ? wideSquared / sum : 0.5
      for shape in 0..<3 {
        mixed[axis][shape] = fromQuick[axis][shape] * share + fromWide[axis][shape] * (1 - share)
      }
    }
    return mixed
  }

  @inlinable
  func weigh(
    _ opinion: borrowing Numbers, _ truth: borrowing Numbers, _ squares: inout InlineArray<6, Scalar>
  ) {
    for axis in 0..<6 {
      let square = Self.squaredDistance(opinion[axis], truth[axis])
      if square.isFinite { squares[axis] = squares[axis] * trustMemory + square * (1 - trustMemory) }
    }
  }

  @inlinable
  mutating func note(_ mixed: borrowing Numbers, truth: borrowing Numbers) {
    let silence = InlineArray<3, Scalar>(repeating: 0)
    var own = SIMD2<Scalar>.zero
    var base = SIMD2<Scalar>.zero
    for axis in 0..<6 {
      own[axis / 3] += Self.squaredDistance(mixed[axis], truth[axis])
      base[axis / 3] += Self.squaredDistance(silence, truth[axis])
    }
    velocityTrust.note(own: own.x, base: base.x)
    rateTrust.note(own: own.y, base: base.y)
  }

  @inlinable
  static func squaredDistance(_ left: InlineArray<3, Scalar>, _ right: InlineArray<3, Scalar>) -> Scalar {
    var sum: Scalar = 0
    for shape in 0..<3 {
      let difference = left[shape] - right[shape]
      sum += difference * difference
    }
    return sum
  }

  @inlinable
  static func half(_ numbers: borrowing Numbers, _ axes: (Int, Int, Int)) -> InlineArray<9, Scalar> {
    var half = InlineArray<9, Scalar>(repeating: 0)
    for shape in 0..<3 {
      half[shape] = numbers[axes.0][shape]
      half[3 + shape] = numbers[axes.1][shape]
      half[6 + shape] = numbers[axes.2][shape]
    }
    return half
  }

  @inlinable
  static func place(_ half: InlineArray<9, Scalar>, _ axes: (Int, Int, Int), into numbers: inout Numbers) {
    for shape in 0..<3 {
      numbers[axes.0][shape] = half[shape]
      numbers[axes.1][shape] = half[3 + shape]
      numbers[axes.2][shape] = half[6 + shape]
    }
  }
}

extension PoseLearner: Sendable {}
