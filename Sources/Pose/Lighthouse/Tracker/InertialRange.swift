internal import PoseMath

/// How much a device's inertial sensor can tell: beyond it, readings stay where they are.
public struct InertialRange: Equatable, Sendable {
  /// Full scale of the gyroscope, rad/s.
  public var angularVelocity: Double
  /// Full scale of the accelerometer, m/s^2.
  public var acceleration: Double

  /// A sensor of this full scale; without any, it is taken to have none.
  public init(angularVelocity: Double = .infinity, acceleration: Double = .infinity) {
    self.angularVelocity = angularVelocity
    self.acceleration = acceleration
  }

  /// Of the full scale: calibration moves the end of the range by a percent.
  private static let share = 0.97

  /// Which axes of the gyroscope are at their end: 1 for those, 0 for the others.
  func saturation(of sample: IMUSample<Double>) -> SIMD3<Double> {
    let limit = angularVelocity * Self.share
    return SIMD3<Double>.zero.replacing(
      with: 1, where: (sample.angularVelocity .>= limit) .| (sample.angularVelocity .<= -limit))
  }

  /// Whether the accelerometer is at its end.
  func isForceSaturated(_ sample: IMUSample<Double>) -> Bool {
    let limit = acceleration * Self.share
    return any((sample.acceleration .>= limit) .| (sample.acceleration .<= -limit))
  }
}
