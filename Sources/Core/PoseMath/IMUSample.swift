/// One reading of an inertial measurement unit, calibrated, in the sensor's own axes.
@frozen
public struct IMUSample<Scalar: PoseScalar>: Equatable {
  /// When it was taken, by the device's clock.
  public var timestamp: Timestamp
  /// rad/s about the sensor's axes, right-handed.
  public var angularVelocity: SIMD3<Scalar>
  /// Specific force, m/s^2: a sensor at rest reads +9.81 along the axis that points up.
  public var acceleration: SIMD3<Scalar>
  /// How many samples the device took since the one before that never arrived.
  public var lostBefore: UInt32

  /// A sample of these readings.
  @inlinable
  public init(
    timestamp: Timestamp, angularVelocity: SIMD3<Scalar>, acceleration: SIMD3<Scalar>,
    lostBefore: UInt32 = 0
  ) {
    self.timestamp = timestamp
    self.angularVelocity = angularVelocity
    self.acceleration = acceleration
    self.lostBefore = lostBefore
  }
}

extension IMUSample: Sendable where Scalar.SIMD4Storage: Sendable {}

/// Standard gravity, m/s^2 (CGPM 1901, ISO 80000-3): what a rest reading is compared with.
public let standardGravity = 9.806_65
