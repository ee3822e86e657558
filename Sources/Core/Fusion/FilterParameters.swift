public import PoseMath

/// What the orientation filter assumes about sensors, wearers and rooms. One set serves all devices; the
/// figures it reaches on public trials are in Docs/OrientationFilter.md.
@frozen
public struct FilterParameters<Scalar: PoseScalar>: Sendable {
  /// Seconds of samples behind one correction.
  public var window: Scalar = 0.1
  /// Seconds over which the first vertical is averaged.
  public var alignment: Scalar = 1

  // MARK: - Gyroscope

  /// Random walk of the orientation, rad per square root of a second; 0.03 deg.
  public var turnNoise: Scalar = 0.000_523_6
  /// Standard deviation of the bias at the start, rad/s; 0.5 deg/s.
  public var biasDeviation: Scalar = 0.008_727
  /// Random walk of the bias, rad/s per square root of a second; 0.015 deg/s.
  public var biasNoise: Scalar = 0.000_261_8
  /// A bias beyond this is not believed, rad/s; 3 deg/s.
  public var biasMax: Scalar = 0.052_36
  /// Standard deviation of the elements of the gyroscope's matrix at the start.
  public var matrixDeviation: Scalar = 0.007_5
  /// Random walk of the matrix elements per square root of a second.
  public var matrixNoise: Scalar = 4e-5
  /// A matrix element beyond this is not believed.
  public var matrixMax: Scalar = 0.03

  // MARK: - Accelerometer and motion

  /// Standard deviation of the accelerometer's bias, m/s^2.
  public var accelerometerBiasDeviation: Scalar = 0.03
  /// Random walk of the integrated velocity, m/s per square root of a second: accelerometer noise.
  public var velocityNoise: Scalar = 0.03
  /// People move about at this speed, m/s ...
  public var wearerSpeed: Scalar = 0.5
  /// ... and change their mind after this time, seconds.
  public var wearerSpeedMemory: Scalar = 0.45
  /// Livelier ones are taken for as fast as this share of their mean squared velocity says.
  public var wearerLiveliness: Scalar = 0.4

  // MARK: - Rest

  /// Standard deviation of the turn rate at rest, all axes together, rad/s; 2 deg/s.
  public var restRateDeviationMax: Scalar = 0.034_9
  /// Standard deviation of the specific force at rest, all axes together, m/s^2.
  public var restAccelerationDeviationMax: Scalar = 0.5
  /// The largest mean rate of an axis at rest, rad/s; 2 deg/s.
  public var restRateMax: Scalar = 0.034_9
  /// Seconds of stillness before it counts as rest.
  public var restOnset: Scalar = 1.5
  /// Noise of the mean turn rate at rest, rad/s times the square root of a second; 0.06 deg/s.
  public var restRateNoise: Scalar = 0.001_047
  /// Noise of the zero velocity at rest, m/s times the square root of a second.
  public var restVelocityNoise: Scalar = 0.003_16

  // MARK: - Magnetic field

  /// Noise of the field's heading whatever the room, radians; 1 deg.
  public var fieldHeadingNoise: Scalar = 0.017_45
  /// The share of the field's seen deviation, squared, that is taken for a deviation sideways.
  public var fieldSideways: Scalar = 0.85
  /// Microtesla of deviation to reckon with where none is seen.
  public var fieldNoise: Scalar = 0.3
  /// Seconds the field stays the same along a wearer's way.
  public var fieldMemory: Scalar = 35
  /// Seconds over which the field's strength and dip are learned.
  public var referenceMemory: Scalar = 10
  /// Seconds over which a heading must disagree with a clean field before it is doubted.
  public var disagreementMemory: Scalar = 10
  /// Seconds for which a deviation, once seen, is reckoned with.
  public var deviationMemory: Scalar = 5

  // MARK: - Time

  /// Samples missing for longer than this, in seconds: the vertical is found anew.
  public var gapMax: Scalar = 0.3
  /// Angular acceleration to reckon with while samples are missing, rad/s^2.
  public var gapAngularAcceleration: Scalar = 10

  /// Seconds by which the instant of a sample may be off, where its error is judged: a third of a sample of this class.
  public var timingDeviation: Scalar = 0.001_2

  // MARK: - Limits

  /// The largest turn rate and specific force that are taken for a measurement, rad/s and m/s^2: twice what
  /// the widest sensors of this class measure (4000 deg/s, 32 g).
  public var angularVelocityMax: Scalar = 140
  public var accelerationMax: Scalar = 650
  /// The largest field that is taken for a measurement, microtesla: MMC5983MA's range, 8 G.
  public var fieldMax: Scalar = 1_600
  /// The gyroscope's range, rad/s, where it is known: beyond it turn is lost.
  public var gyroscopeRange: Scalar = 0

  /// The defaults.
  @inlinable
  public init() {}
}
