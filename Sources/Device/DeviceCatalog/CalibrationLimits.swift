/// What a model's inertial sensor is held to: a calibration with a larger error is refused.
public struct CalibrationLimits: Codable, Hashable, Sendable {
  /// Gravity as measured against gravity, m/s^2.
  public var gravityMax: Double
  /// Up as carried over a movement by the gyroscope against up as felt after it, degrees.
  public var turnDegreesMax: Double
  /// What is left of the gyroscope's bias at rest, degrees a second.
  public var rateDegreesPerSecondMax: Double
  /// Days after which the next verification is due where no drift says otherwise.
  public var intervalDays: Int

  /// For a model whose file says nothing: 2 mg, at which a level is right to 0.11 degrees; half a degree a movement;
  /// 0.1 deg/s, which a filter's own estimate takes over in seconds; a year.
  public static let usual = CalibrationLimits(
    gravityMax: 0.02, turnDegreesMax: 0.5, rateDegreesPerSecondMax: 0.1, intervalDays: 365)

  /// Whether they can be limits at all.
  var isPlausible: Bool {
    (0.000_1...1).contains(gravityMax) && (0.001...10).contains(turnDegreesMax)
      && (0.001...10).contains(rateDegreesPerSecondMax) && (1...3660).contains(intervalDays)
  }
}
