/// What a gyroscope reads when nothing turns it, and what moves that: specific force, temperature.
public struct GyroscopeBias: Equatable, Sendable {
  /// A slope, and how certain it is.
  public struct Slope: Equatable, Sendable {
    /// Readings per kelvin.
    public var perKelvin: SIMD3<Double>
    /// Standard error, readings per kelvin.
    public var deviation: SIMD3<Double>
  }

  /// How the bias follows the specific force, and how certain that is.
  public struct Sensitivity: Equatable, Sendable {
    /// Readings per m/s^2.
    public var matrix: Matrix3
    /// Standard error of each element.
    public var deviation: Matrix3
  }

  /// Readings, free of specific force where that is known, at the reference temperature.
  public var bias: SIMD3<Double>
  /// Standard error of the bias, readings.
  public var deviation: SIMD3<Double>
  /// Mean of the readings at rest, as they came.
  public var restMean: SIMD3<Double>
  /// The mean temperature of the rests, degrees Celsius; nil where none was reported.
  public var referenceTemperature: Double?
  /// Or why there is none.
  public var temperatureSlope: Result<Slope, CalibrationError>
  /// Or why there is none.
  public var accelerationSensitivity: Result<Sensitivity, CalibrationError>
  /// Root mean square of what is left of the rests' means, readings.
  public var residualNorm: SIMD3<Double>

  /// The bias under this specific force (m/s^2) and at this temperature (degrees Celsius, nil: reference).
  public func value(acceleration: SIMD3<Double>, temperature: Double?) -> SIMD3<Double> {
    var value = bias
    if case .success(let sensitivity) = accelerationSensitivity { value += sensitivity.matrix * acceleration }
    if case .success(let slope) = temperatureSlope, let temperature, let referenceTemperature {
      value += slope.perKelvin * (temperature - referenceTemperature)
    }
    return value
  }
}
