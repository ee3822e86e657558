/// What the guide asks of a model, and what it accepts.
public struct CalibrationPlan: Equatable, Codable, Sendable {
  /// What a guide is for.
  public enum Purpose: String, Codable, CaseIterable, Sendable {
    /// To find a new calibration.
    case calibrate
    /// To measure what is active, and change nothing.
    case verify
  }

  /// What the guide is for.
  public var purpose = Purpose.calibrate
  /// Whether the unit has a magnetometer to be calibrated.
  public var hasMagnetometer = false
  /// Rests that are asked for at least: three more than the nine parameters of an accelerometer, so that the
  /// residuals tell their own variance.
  public var restCountMin = 12
  /// More rests are asked for while an element of the accelerometer's matrix is less certain than this, as a part of
  /// its scale: a tenth of a limit of 2 mg.
  public var matrixDeviationMax = 0.001
  /// A rest lasts at least this long, seconds: with noise of 0.03 m/s^2 a reading, 250 a second, its mean is
  /// certain to 1 mm/s^2.
  public var restDuration = 3.0
  /// How long the unit lies still at first, seconds; it gives the noise that later rests are compared with.
  public var stillnessDuration = 10.0
  /// The gyroscope is warm when its mean over 5 s changes by less than this over 20 s, rad/s: 0.02 deg/s, two
  /// standard deviations of such a mean on a sensor of 0.02 deg/s/sqrt(Hz).
  public var warmUpDrift = 0.000_35
  /// After so many seconds the guide goes on with a unit that is not warm, and says so in the result.
  public var warmUpDurationMax = 300.0
  /// Fresh poses of the verification.
  public var verificationCount = 2
  /// What a good unit of the model reaches.
  public var limits = Limits()

  /// The largest errors of the verification with which a calibration is accepted.
  public struct Limits: Equatable, Codable, Sendable {
    /// Gravity as measured against gravity, m/s^2: 2 mg, at which a head's level is right to 0.11 degrees.
    public var gravity = 0.02
    /// Up as carried over a movement by the gyroscope against up as felt after it, radians: half a degree.
    public var turn = 0.008_7
    /// What is left of the gyroscope's bias at rest, rad/s: 0.1 deg/s, which a filter's own estimate takes over in
    /// seconds.
    public var rate = 0.001_75

    /// The limits above.
    public init() {}
  }

  /// The plan above.
  public init() {}

  /// A plan to measure what is active: four poses and the movements between them, two minutes of a technician's time
  /// with the warm-up.
  public static var verification: Self {
    var plan = Self()
    plan.purpose = .verify
    plan.verificationCount = 4
    return plan
  }
}
