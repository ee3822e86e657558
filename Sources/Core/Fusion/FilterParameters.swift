public import PoseMath

/// What the orientation filter assumes about sensors and wearers. One set serves all devices; the figures
/// it reaches on public trials are in Docs/OrientationFilter.md.
@frozen
public struct FilterParameters<Scalar: PoseScalar>: Sendable {
  /// Seconds of samples behind one correction.
  public var window: Scalar = 0.1
  /// Seconds over which the first vertical is averaged.
  public var alignment: Scalar = 1
  /// Random walk of the orientation, rad per square root of a second: sensor noise and what is not modelled.
  public var orientationNoise: Scalar = 0.000_52
  /// Radians of doubt per radian turned: scale factor and misalignment that nobody calibrated.
  public var turnNoise: Scalar = 0.01
  /// Standard deviation of the bias at the start, rad/s; 1 deg/s.
  public var biasDeviation: Scalar = 0.017
  /// Random walk of the bias, rad/s per square root of a second; 0.015 deg/s.
  public var biasNoise: Scalar = 0.000_26
  /// A bias beyond this is not believed, rad/s; 5 deg/s, MPU-6500 datasheet 1.1, section 3.1.
  public var biasMax: Scalar = 0.087
  /// Random walk of the integrated velocity, m/s per square root of a second: accelerometer noise.
  public var velocityNoise: Scalar = 0.03
  /// People move about at this speed, m/s ...
  public var wearerSpeed: Scalar = 0.5
  /// ... and change their mind after this time, seconds.
  public var wearerSpeedMemory: Scalar = 0.45
  /// Noise of the mean turn rate at rest, rad/s times the square root of a second; 0.06 deg/s.
  public var restRateNoise: Scalar = 0.001
  /// Noise of the zero velocity at rest, m/s times the square root of a second.
  public var restVelocityNoise: Scalar = 0.003
  /// Samples missing for longer than this, in seconds: the vertical is found anew.
  public var gapMax: Scalar = 0.3
  /// Angular acceleration to reckon with while samples are missing, rad/s^2.
  public var gapAngularAcceleration: Scalar = 30
  /// The largest turn rate and specific force that are taken for a measurement, rad/s and m/s^2: twice what
  /// the widest sensors of this class measure (4000 deg/s, 32 g).
  public var angularVelocityMax: Scalar = 140
  public var accelerationMax: Scalar = 650

  /// The defaults.
  @inlinable
  public init() {}
}
