/// What several rests tell of an accelerometer.
public struct AccelerometerCalibration: Equatable, Sendable {
  /// Bias in readings, matrix in m/s^2 a reading.
  public var axes: TriaxialCalibration
  /// Whether the axes' misalignment was fitted: nine parameters instead of six.
  public var hasMisalignment: Bool
  /// Norm of the corrected mean of each rest less gravity, m/s^2, in the order of the rests.
  public var residuals: [Double]
  /// Root mean square of the residuals, m/s^2.
  public var residualNorm: Double
  /// The same where each rest is judged by the fit to all others, m/s^2.
  public var leftOutResidualNorm: Double
  /// Root mean square over single samples of the rests, noise and all, m/s^2.
  public var sampleResidualNorm: Double
  /// Standard deviation of a sample at rest along gravity, m/s^2: the floor of `sampleResidualNorm`.
  public var sampleNoise: Double
  /// How many directions, ten degrees apart, the rests show.
  public var directionCount: Int
  /// Covariance of bias x, y, z (readings) and the fitted matrix elements xx, yy, zz, xy, xz, yz.
  public var covariance: DenseMatrix
}
