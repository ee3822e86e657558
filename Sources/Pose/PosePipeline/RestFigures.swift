/// What the longest rest of a recording says about a unit and the filter.
public struct RestFigures: Equatable, Sendable {
  /// When the rest began, seconds after the first sample.
  public var begin: Double
  /// How long it lasted, seconds.
  public var duration: Double
  /// Mean norm of the specific force, m/s^2; compare with standard gravity.
  public var meanAcceleration: Double
  /// How fast the filter's orientation turned, deg/min: the slope of its turn from 5 s after the rest began.
  public var driftDegreesPerMinute: Double
}
