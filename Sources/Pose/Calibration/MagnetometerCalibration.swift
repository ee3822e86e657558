public import PoseMath

/// What a turning magnetometer tells of its hard and soft iron.
public struct MagnetometerCalibration: Equatable, Sendable {
  /// Bias is the hard iron, in readings; the matrix undoes the soft iron.
  public var axes: TriaxialCalibration
  /// The length of the field after the correction; the readings' unit where no field was given.
  public var field: Double
  /// Standard deviation of the length over its mean, before the correction.
  public var spreadBefore: Double
  /// The same after it.
  public var spreadAfter: Double
  /// How many directions, ten degrees apart, the readings show.
  public var directionCount: Int
  /// By how much the standard errors were raised because residuals that follow each other are alike.
  public var correlationFactor: Double
  /// The rotation that was taken into the matrix, magnetometer's axes to those of the up directions; nil where
  /// none was asked for.
  public var alignment: Quaternion<Double>?
  /// Standard error of the alignment about each axis, radians; zero where none was asked for.
  public var alignmentDeviation: SIMD3<Double>
}

extension MagnetometerCalibration {
  public static func == (left: Self, right: Self) -> Bool {
    left.axes == right.axes && left.field == right.field && left.alignment == right.alignment
  }
}
