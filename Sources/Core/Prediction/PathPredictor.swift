public import PoseMath

/// Foretells how a body that a tracker places goes on within the next 100 ms, from its velocity, and learns from how it
/// did go on.
///
/// Constant acceleration is the base, the acceleration read off two low-passes of the velocity: a tracker's velocity
/// is led by an inertial sensor and has no frames. What is added is a weighted sum of velocity and of its latest
/// changes, of all three axes, over 3 to 50 ms; the weights come from `LeastSquaresLearner`, whose truth is the tracker's
/// own position 100 ms later. The guards are `TurnPredictor`'s: the correction is held to a share of the motion, a
/// body at rest is not moved by its tracker's noise, and a learner that errs more than constant acceleration is not
/// heard. Derivation and figures: Docs/Prediction.md.
///
/// It allocates nothing, reads no clock and never returns a number that is not finite.
@frozen
public struct PathPredictor<Scalar: PoseScalar> {
  /// Moments that wait for their truth at most: 100 ms of them at 10 ms, and two more.
  @inlinable public static var pendingCountMax: Int { 12 }

  /// What it was told to assume.
  public let parameters: PathPredictorParameters<Scalar>
  @usableFromInline var learner: LeastSquaresLearner<Scalar, 12, 9>
  @usableFromInline var trust: LearnerTrust<Scalar>
  @usableFromInline var rungs: SensorLadder<Scalar>.Rungs
  @usableFromInline var velocity: SIMD3<Scalar>
  @usableFromInline var position: SIMD3<Scalar>
  @usableFromInline var time: Timestamp
  @usableFromInline var hasStarted: Bool
  @usableFromInline var pending: InlineArray<12, PathExample<Scalar>>
  @usableFromInline var oldest: Int
  @usableFromInline var pendingCount: Int
  @usableFromInline var current: MotionCurve<Scalar>

  /// A predictor that waits for its first place and knows nothing.
  @inlinable
  public init(parameters: PathPredictorParameters<Scalar> = PathPredictorParameters()) {
    self.parameters = parameters
    learner = LeastSquaresLearner(memory: parameters.memory, prior: parameters.prior, clip: parameters.clip)
    trust = LearnerTrust(memory: parameters.trustMemory)
    rungs = SensorLadder.Rungs(.zero)
    velocity = .zero
    position = .zero
    time = .zero
    hasStarted = false
    pending = InlineArray(repeating: PathExample())
    oldest = 0
    pendingCount = 0
    current = MotionCurve()
  }

  /// Examples learnt so far.
  @inlinable public var exampleCount: UInt32 { learner.exampleCount }

  /// Whether the learner is heard: it errs less than constant acceleration, or hardly more.
  @inlinable public var isTrusted: Bool { trust.isEarned }

  /// How the body will go on from its last place: displacements, metres, and velocities in the world's axes.
  @inlinable public var curve: MotionCurve<Scalar> { current }

  /// The tracker lost the body, or found it anew elsewhere: what waited for its truth will never have it.
  @inlinable
  public mutating func interrupt() {
    hasStarted = false
    pendingCount = 0
    current = MotionCurve()
  }

  /// Takes where the body is and how fast it goes, metres and m/s in the world.
  @inlinable
  public mutating func ingest(position: SIMD3<Scalar>, velocity: SIMD3<Scalar>, at stamp: Timestamp) {
    // A number that is not finite fails either comparison.
    guard position.lengthSquared <= parameters.distanceMax * parameters.distanceMax,
      velocity.lengthSquared <= parameters.speedMax * parameters.speedMax
    else {
      return interrupt()
    }
    let step: Scalar = stamp.seconds(since: time)
    guard hasStarted, step <= parameters.gapMax, step >= -parameters.gapMax else {
      interrupt()
      rungs = SensorLadder.Rungs(velocity)
      (self.position, self.velocity, time, hasStarted) = (position, velocity, stamp, true)
      return foretell()
    }
    guard step > 0 else { return }
    complete(to: position, step: step)
    rungs.ingest(
      velocity,
      shares: SIMD3(
        Self.share(step, SensorLadder<Scalar>.fast), Self.share(step, SensorLadder<Scalar>.medium),
        Self.share(step, SensorLadder<Scalar>.slow)))
    (self.position, self.velocity, time) = (position, velocity, stamp)
    remember()
    foretell()
  }

  @inlinable
  static func share(_ step: Scalar, _ tau: Scalar) -> Scalar { 1 - .exponential(-step / tau) }

  /// m/s^2, from the low-passes of 3 and 12 ms, whose delays are 9 ms apart.
  @inlinable var acceleration: SIMD3<Scalar> {
    (rungs.fast - rungs.medium) / (SensorLadder<Scalar>.medium - SensorLadder<Scalar>.fast)
  }

  /// Each about one in a person's motion.
  @inlinable var features: InlineArray<12, Scalar> {
    var features = InlineArray<12, Scalar>(repeating: 0)
    let (quick, middle, slow) = (
      velocity - rungs.fast, rungs.fast - rungs.medium, rungs.medium - rungs.slow
    )
    for axis in 0..<3 {
      features[axis] = velocity[axis] / 2
      features[3 + axis] = quick[axis] * 2
      features[6 + axis] = middle[axis] * 2
      features[9 + axis] = slow[axis] * 2
    }
    return features
  }
}

extension PathPredictor: Sendable where Scalar.SIMD4Storage: Sendable {}
