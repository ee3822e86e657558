public import PoseMath

/// Foretells how a body turns within the next 100 ms, from its gyroscope and accelerometer, and learns from
/// how it did turn.
///
/// Constant rate is the base. What is added is a weighted sum of the latest changes of turn rate and specific
/// force, of all three axes, over 3 to 50 ms; the weights come from `LeastSquaresLearner`, whose truth is the
/// integrated turn rate of 100 ms later. Nothing is learnt beforehand: the first second predicts at constant
/// rate. Three guards: the correction is held to a share of the motion, a device at rest is not moved by its
/// sensor's noise, and a learner that errs more than constant rate is not heard until it no longer does.
/// Derivation and figures: Docs/Prediction.md.
///
/// It allocates nothing, reads no clock and never returns a number that is not finite.
@frozen
public struct TurnPredictor<Scalar: PoseScalar> {
  /// Moments that wait for their truth at most: 100 ms of them at 10 ms, and two more.
  @inlinable public static var pendingCountMax: Int { 12 }

  /// What it was told to assume.
  public let parameters: TurnPredictorParameters<Scalar>
  @usableFromInline var learner: LeastSquaresLearner<Scalar, 27, 9>
  @usableFromInline var trust: LearnerTrust<Scalar>
  @usableFromInline var ladder: SensorLadder<Scalar>
  @usableFromInline var time: Timestamp
  @usableFromInline var hasStarted: Bool
  @usableFromInline var refused: UInt32
  /// The orientation against that of the last break.
  @usableFromInline var orientation: Quaternion<Scalar>
  @usableFromInline var pending: InlineArray<12, TurnExample<Scalar>>
  @usableFromInline var oldest: Int
  @usableFromInline var pendingCount: Int
  @usableFromInline var current: MotionCurve<Scalar>

  /// A predictor that waits for its first sample and knows nothing.
  @inlinable
  public init(parameters: TurnPredictorParameters<Scalar> = TurnPredictorParameters()) {
    self.parameters = parameters
    learner = LeastSquaresLearner(
      memory: parameters.memory, prior: parameters.prior, clip: parameters.clip)
    trust = LearnerTrust(memory: parameters.trustMemory)
    ladder = SensorLadder(angularVelocity: .zero, acceleration: .zero)
    time = .zero
    hasStarted = false
    refused = 0
    orientation = .identity
    pending = InlineArray(repeating: TurnExample())
    oldest = 0
    pendingCount = 0
    current = MotionCurve()
  }

  /// Samples refused: not finite, out of any sensor's range, or not later than the one before.
  @inlinable public var refusedCount: UInt32 { refused }

  /// Examples learnt so far.
  @inlinable public var exampleCount: UInt32 { learner.exampleCount }

  /// Whether the learner is heard: it errs less than constant rate, or hardly more.
  @inlinable public var isTrusted: Bool { trust.isEarned }

  /// How the body will turn from the last sample on: rotation vectors in its own axes, and turn rates.
  @inlinable public var curve: MotionCurve<Scalar> { current }

  /// Takes the next sample, its gyroscope's bias taken off; one that is no measurement is counted and passed
  /// over.
  @inlinable
  public mutating func ingest(_ sample: IMUSample<Scalar>) {
    guard isPlausible(sample) else {
      refused &+= 1
      return
    }
    guard hasStarted else { return start(at: sample) }
    let step: Scalar = sample.timestamp.seconds(since: time)
    if step > parameters.gapMax || step < -parameters.gapMax { return start(at: sample) }
    guard step > 0 else {
      refused &+= 1
      return
    }
    advance(by: step, to: sample)
    guard ladder.isFinite, orientation.isFinite else { return start(at: sample) }
    let features = ladder.features
    remember(features)
    foretell(features)
  }

  @inlinable
  func isPlausible(_ sample: IMUSample<Scalar>) -> Bool {
    // A number that is not finite fails either comparison.
    sample.angularVelocity.lengthSquared
      <= parameters.angularVelocityMax * parameters.angularVelocityMax
      && sample.acceleration.lengthSquared <= parameters.accelerationMax * parameters.accelerationMax
  }

  /// The first sample, or the first after a break: what waited for its truth will never have it.
  @inlinable
  mutating func start(at sample: IMUSample<Scalar>) {
    ladder = SensorLadder(angularVelocity: sample.angularVelocity, acceleration: sample.acceleration)
    orientation = .identity
    time = sample.timestamp
    pendingCount = 0
    hasStarted = true
    foretell(ladder.features)
  }
}

extension TurnPredictor: Sendable where Scalar.SIMD4Storage: Sendable {}
