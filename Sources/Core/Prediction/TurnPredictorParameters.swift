public import PoseMath

/// What the turn predictor assumes. Chosen on the public BROAD trials, where they lie on a plateau
/// (Docs/Prediction.md); none belongs to a sensor, a rate or a wearer.
@frozen
public struct TurnPredictorParameters<Scalar: PoseScalar>: Sendable {
  /// The share of the past that one more example leaves: 7 s of motion.
  public var memory: Scalar = 0.998_5
  /// Variance of a weight before anything is learnt.
  public var prior: Scalar = 1
  /// Standard deviations at which an example's error is clipped (head-trace study, section 3).
  public var clip: Scalar = 4
  /// Seconds between examples at least: what they say hardly changes faster.
  public var exampleInterval: Scalar = 0.01
  /// Slower than this, rad/s, there is nothing to learn (head-trace study, section 3).
  public var learningRateMin: Scalar = 0.1
  /// The correction to constant rate is at most this share of the turn rate ...
  public var correctionShareMax: Scalar = 2
  /// ... and of this rate, rad/s, so that a start can be foreseen (head-trace study, section 3).
  public var correctionRateMin: Scalar = 0.1
  /// The turn rate, rad/s, at which a half of the motion counts as noise (head-trace study, section 3).
  public var restRate: Scalar = 0.03
  /// Examples over which the learner's error is compared with constant rate's, as a share left by each.
  public var trustMemory: Scalar = 0.998
  /// A pause longer than this, in seconds, breaks the stream: five samples of a 100 Hz sensor.
  public var gapMax: Scalar = 0.05
  /// The largest turn rate and specific force that are taken for a measurement, rad/s and m/s^2: twice what
  /// the widest sensors of this class measure (4000 deg/s, 32 g).
  public var angularVelocityMax: Scalar = 140
  public var accelerationMax: Scalar = 650

  /// The defaults.
  @inlinable
  public init() {}
}
