private import PoseMath

/// How three axes of a sensor read: SI value = matrix * (reading - bias).
///
/// The matrix is T S^-1 with S = diag(scale factor) and T of unit diagonal (D. Tedaldi, A. Pretto,
/// E. Menegatti, "A robust and easy to implement method for IMU calibration without external equipments",
/// ICRA 2014, equations 1 to 6): a scale factor is in readings per SI unit.
public struct TriaxialCalibration: Equatable, Sendable {
  /// What is read where the truth is zero; readings.
  public var bias: SIMD3<Double>
  /// SI units per reading.
  public var matrix: Matrix3
  /// Standard error of the bias; readings.
  public var biasDeviation: SIMD3<Double>
  /// Standard error of each element of the matrix; SI units per reading.
  public var matrixDeviation: Matrix3

  /// The calibration of these parts.
  public init(
    bias: SIMD3<Double>, matrix: Matrix3, biasDeviation: SIMD3<Double>, matrixDeviation: Matrix3
  ) {
    self.bias = bias
    self.matrix = matrix
    self.biasDeviation = biasDeviation
    self.matrixDeviation = matrixDeviation
  }

  /// The value in SI units.
  public func corrected(_ reading: SIMD3<Double>) -> SIMD3<Double> { matrix * (reading - bias) }

  /// Readings per SI unit, S.
  public var scaleFactor: SIMD3<Double> { 1 / matrix.diagonal }

  /// Standard error of the scale factor; readings per SI unit.
  public var scaleFactorDeviation: SIMD3<Double> {
    matrixDeviation.diagonal / (matrix.diagonal * matrix.diagonal)
  }

  /// T: what an axis takes of the others, unit diagonal; small numbers are angles in radians.
  public var misalignment: Matrix3 { matrix * Matrix3(diagonal: scaleFactor) }

  /// Standard error of each element of T, the scale factor taken as known; zero on the diagonal.
  public var misalignmentDeviation: Matrix3 {
    var deviation = matrixDeviation * Matrix3(diagonal: scaleFactor)
    for index in 0..<3 { deviation[index, index] = 0 }
    return deviation
  }
}
