public import PoseMath

/// What the pose predictor assumes. What is not marked otherwise was chosen on the optical poses of the public
/// BROAD trials, taken at 57 Hz (Docs/Prediction.md); nothing was fitted to heads.
@frozen
public struct PosePredictorParameters<Scalar: PoseScalar>: Sendable {
  /// Seconds from frame to frame. A faster source is learnt from at this pace.
  public var framePeriod: Scalar = 1 / 60
  /// The share of the past that one more example leaves to the quick learners: 4 s.
  public var quickMemory: Scalar = 0.996
  /// The same of the wide learners: 17 s.
  public var wideMemory: Scalar = 0.999
  /// Variance of a weight before anything is learnt.
  public var prior: Scalar = 0.3
  /// Standard deviations at which an example's error is clipped (head-trace study, section 3).
  public var clip: Scalar = 5
  /// The share that one more example leaves of the errors by which the learners are weighed: 2 s.
  public var trustMemory: Scalar = 0.99
  /// The correction to constant rate is at most this share of the speed ...
  public var correctionShareMax: Scalar = 1
  /// ... and of these speeds, m/s and rad/s (head-trace study, section 3).
  public var correctionSpeedMin: Scalar = 0.15
  public var correctionRateMin: Scalar = 0.3
  /// Speeds at which a half of the motion counts as noise, m/s and rad/s (head-trace study, section 3).
  public var restSpeed: Scalar = 0.012
  public var restRate: Scalar = 0.05
  /// A pause longer than this, in seconds, or a step faster than this, in m/s, breaks the stream
  /// (BASELINES.md: the measure itself counts no such step).
  public var gapMax: Scalar = 0.1
  public var speedMax: Scalar = 5
  /// A step that takes more acceleration than this, m/s^2, and this many times its running deviation is the
  /// tracker's correction, not motion: 5 g is more than a neck or a walk can do.
  public var accelerationMax: Scalar = 50
  public var accelerationRatioMax: Scalar = 10

  /// The defaults.
  @inlinable
  public init() {}
}
