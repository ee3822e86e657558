/// What a tracker takes for granted: one set for every device and room.
public struct TrackerSettings: Equatable, Sendable {
  /// Noise of sensors and light.
  public var filter = FilterSettings()
  /// Seconds by which an inertial sample is older than its stamp. On fast recorded motion the innovations of
  /// withheld sweeps are least at 1 ms (Docs/Lighthouse.md).
  public var inertialDelay = 0.001
  /// Withholds one sweep in ten from the filter, chosen by this seed, to judge it by; nil for none.
  public var withholdSeed: UInt64?

  /// The defaults, which every figure of Docs/Accuracy.md was measured with.
  public init() {}

  /// Seconds after a sample at which it is stepped through, light or none: the latest light seen was 65 ms late.
  static let lagMax = 0.1
  /// How far a hit may be older or newer than the filter, seconds.
  static let earlierMax = 0.04
  static let laterMax = 0.02
  /// A device begins with two samples no further apart, seconds: the first report of some is seconds old.
  static let startGapMax = 0.05
  /// A longer gap between samples, seconds, or a step back by as much, breaks the motion.
  static let gapMax = 0.15
  /// Without light for so long a pose is carried by the inertial sensor alone, then not shown, then given up: swung at
  /// 3 m/s it drifts by up to 11 mm in 0.18 s, and after 0.7 s a first fix from where it looks is nearer than what the
  /// filter believes (compare-test-index).
  static let coastingAge = 0.1
  static let staleAge = 0.18
  static let lostAge = 0.7
  /// A new pose is shown after so many seconds, where so much of the light agrees with it.
  static let quarantine = 0.08
  /// The same of a pose that was lost in darkness, and found where its gyroscope says that it looks.
  static let quarantineOfReturn = 0.05
  static let sharePublished = 0.8
  /// and its position is known so well, metres: a pose that is still finding its place would be seen to jump.
  static let deviationPublished = 0.003
  /// A pose whose position is known no better, metres, is not to be shown any more, light or none.
  static let deviationStale = 0.015
  /// Nor is one that half of the light misses by more, radians, whatever the filter believes: 15 mm at three metres. An
  /// inertial sensor that tells wrong carries a pose away faster than light that is taken for a reflection can hold it.
  static let middleMissStale = 5e-3
  /// What the median starts from and never falls below, radians, and its step, a hit: from one to the other in 40 hits.
  static let middleMissMin = 7e-4
  static let middleMissStep = 1.05
  static let shareLost = 0.35
  /// With less of it for so many seconds a pose is given up, and so is a new one that cannot be shown so long.
  static let shareDoubted = 0.6
  static let doubtMax = 0.5
  /// What the share starts from and how fast it follows, a hit.
  static let shareStart = 0.7
  static let shareGain = 0.02
  /// A pose is stale for so many seconds at least: what is shown next is a new beginning, no step.
  static let staleMin = 0.052
  /// A pose that was stale is shown again where its position is known so well, metres, after so many seconds of light.
  static let deviationReturned = 0.005
  static let returnTime = 0.03
  /// For how long rest is not believed once light speaks against it, seconds.
  static let restDoubted = 0.3
  /// Rad/s and m/s^2 that no device feels; samples beyond are damage.
  static let angularVelocityMax = 100.0
  static let accelerationMax = 1000.0
  /// Metres from the world's origin and m/s that no pose in a room has.
  static let positionMax = 100.0
  static let velocityMax = 50.0
}
