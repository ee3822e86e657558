public import Calibration

/// What turns the nominal readings of one unit into true ones.
public struct UnitCalibration: Equatable, Sendable {
  /// From nominal m/s^2.
  public var accelerometer: TriaxialCalibration
  /// From nominal rad/s.
  public var gyroscope: TriaxialCalibration
  /// From the magnetometer's own unit; nil where there is none, or it was left out.
  public var magnetometer: TriaxialCalibration?

  /// A calibration of these parts.
  public init(
    accelerometer: TriaxialCalibration, gyroscope: TriaxialCalibration,
    magnetometer: TriaxialCalibration? = nil
  ) {
    self.accelerometer = accelerometer
    self.gyroscope = gyroscope
    self.magnetometer = magnetometer
  }

  /// The readings as they are.
  public static var nominal: Self {
    let none = TriaxialCalibration(
      bias: .zero, matrix: .identity, biasDeviation: .zero, matrixDeviation: Matrix3(diagonal: .zero))
    return Self(accelerometer: none, gyroscope: none)
  }
}
