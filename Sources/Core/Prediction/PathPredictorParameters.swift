public import PoseMath

/// What the path predictor assumes. Those of the learner are `TurnPredictor`'s, chosen on other motion; none belongs to a
/// device, a room or a wearer.
@frozen
public struct PathPredictorParameters<Scalar: PoseScalar>: Sendable {
  /// The share of the past that one more example leaves: 7 s of motion.
  public var memory: Scalar = 0.998_5
  /// Variance of a weight before anything is learnt.
  public var prior: Scalar = 1
  /// Standard deviations at which an example's error is clipped.
  public var clip: Scalar = 4
  /// Seconds between examples at least.
  public var exampleInterval: Scalar = 0.01
  /// Slower than this, m/s, there is nothing to learn: a quiet hand has 0.02.
  public var learningSpeedMin: Scalar = 0.05
  /// The mean correction to constant velocity until any horizon is at most this share of the speed ...
  public var correctionShareMax: Scalar = 2
  /// ... and of this one, m/s, so that a start can be foreseen: 5 m/s^2 over 100 ms.
  public var correctionSpeedMin: Scalar = 0.25
  /// The speed, m/s, at which a half of the motion counts as noise: trackers at rest have 0.001.
  public var restSpeed: Scalar = 0.005
  /// The speed at which a half of the acceleration does: it is 9 ms of the velocity's noise.
  public var restSpeedOfAcceleration: Scalar = 0.03
  /// Examples over which the learner's error is compared, as a share left by each.
  public var trustMemory: Scalar = 0.998
  /// A pause longer than this, in seconds, breaks the path.
  public var gapMax: Scalar = 0.05
  /// Metres from the world's origin that no body in a room is at.
  public var distanceMax: Scalar = 1000
  /// Nobody swings a hand faster, m/s.
  public var speedMax: Scalar = 15

  /// The defaults.
  @inlinable
  public init() {}
}
