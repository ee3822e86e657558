/// What the filter takes for granted of inertial sensors and light before it has measured them: one set for every
/// device and room. SI units; noise densities are per root hertz.
public struct FilterSettings: Equatable, Sendable {
  /// White noise of the gyroscope where the device is at rest, rad/s: nine recorded devices have 2e-5 to 8e-5
  /// between samples and 4e-5 to 1e-4 over 25 ms (Docs/Lighthouse.md).
  public var gyroscopeNoise = 6e-5
  /// What motion adds to it at 1 rad/s and above: errors of scale and alignment.
  public var gyroscopeMotionNoise = 5e-3
  /// White noise of the accelerometer where the device is at rest, m/s^2: the same devices have 3e-4 to 1.5e-3
  /// and 4e-4 to 1.5e-3.
  public var accelerometerNoise = 7e-4
  /// What motion adds to it.
  public var accelerometerMotionNoise = 0.03
  /// White noise of an axis whose reading is at the end of its range, rad/s and m/s^2: a swing of a controller at
  /// 2000 deg/s and 8 g hides some 10 rad/s and 50 m/s^2 for 40 ms (haagh-tracking).
  public var gyroscopeHidden = 1.0
  public var accelerometerHidden = 5.0
  /// Random walk of the gyroscope's bias, rad/s a root second.
  public var gyroscopeBiasWalk = 2e-5
  /// Random walk of the accelerometer's bias, m/s^2 a root second.
  public var accelerometerBiasWalk = 2e-4
  /// What a sweep's hits share, radians, before it is measured.
  public var commonErrorStart = 45e-6
  /// What a hit adds of its own, radians, before it is measured.
  public var hitErrorStart = 60e-6
  /// What is left of it once a turn of generation 2 is over, radians, before it is measured.
  public var closedErrorStart = 15e-6
  /// Hits that miss by more are reflections and change nothing, radians.
  public var doubtfulMax = 0.01
  /// How often a photodiode's own steady error counts: its hits repeat it, so that means over many are no better.
  public var offsetWeight = 6.0
  /// Accelerations that neither sensor feels of a device that seems steady, m/s^2 a root hertz: recorded devices at rest
  /// stand as still with 1e-7 to 6e-6, and worse above (Docs/Lighthouse.md, "Steadiness and rest").
  public var steadyNoise = 3e-6
  /// How fast a device may be before its sensors tell that it is not steady any more, m/s: 0.05 m/s^2, half of what
  /// `RestDetector` takes for quiet, for 40 ms. Recordings do not tell 1e-4 from 1e-2.
  public var steadyEnd = 2e-3
  /// How well a device at rest stands still, m/s, and how well its gyroscope's mean is its bias, rad/s: what one
  /// update in ten milliseconds may claim.
  public var restVelocity = 2e-5
  public var restBias = 1e-3
  /// Whether rest, once noticed, is told to the filter as zero velocity.
  public var usesRest = true

  /// The defaults, which every figure of Docs/Accuracy.md was measured with.
  public init() {}
}
