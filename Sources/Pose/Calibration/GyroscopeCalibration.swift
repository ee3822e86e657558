/// What rests and the movements between them tell of a gyroscope.
public struct GyroscopeCalibration: Equatable, Sendable {
  /// Bias in readings (free of specific force), matrix in rad/s a reading, in the accelerometer's axes.
  public var axes: TriaxialCalibration
  /// The bias with what moves it.
  public var bias: GyroscopeBias
  /// For each movement that was used, the angle between up as the gyroscope carried it there and as the
  /// accelerometer then read it; radians.
  public var residuals: [Double]
  /// Root mean square of the residuals, radians.
  public var residualNorm: Double
  /// Movements left out: samples missing inside.
  public var gapCount: Int
  /// Movements left out: the gyroscope stood at the end of its range.
  public var saturatedCount: Int
  /// Movements left out: too long, so that the bias would count more than the scale.
  public var tooLongCount: Int
  /// Covariance of the nine matrix elements, row after row, (rad/s a reading)^2.
  public var covariance: DenseMatrix
}
