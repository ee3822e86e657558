internal import DeviceProtocols
internal import FactoryConfiguration
public import PoseMath

/// Turns counts of an inertial sensor into calibrated SI units; one multiplication and one subtraction an axis.
public struct InertialScale: Sendable {
  /// Counts of full scale: the sensor is an MPU-6500, 16 bits (sheet htc-vive, feature 0x01).
  private static let fullScaleCounts = 32_768.0

  private let accelerationPerCount: SIMD3<Double>
  private let accelerationBias: SIMD3<Double>
  private let angularVelocityPerCount: SIMD3<Double>
  private let angularVelocityBias: SIMD3<Double>

  /// The scale that a profile tells.
  public init(profile: DeviceProfile) {
    self.init(ranges: profile.ranges, calibration: profile.calibration)
  }

  init(ranges: SensorRanges, calibration: InertialCalibration) {
    accelerationPerCount =
      calibration.accelerationScale * (ranges.acceleration / Self.fullScaleCounts)
    accelerationBias = calibration.accelerationBias
    angularVelocityPerCount =
      calibration.angularVelocityScale * (ranges.angularVelocity / Self.fullScaleCounts)
    angularVelocityBias = calibration.angularVelocityBias
  }

  /// The sample that these counts are.
  public func sample(
    rawAcceleration: SIMD3<Int16>, rawAngularVelocity: SIMD3<Int16>, at timestamp: Timestamp,
    lostBefore: UInt32
  ) -> IMUSample<Double> {
    IMUSample(
      timestamp: timestamp,
      angularVelocity: SIMD3<Double>(rawAngularVelocity) * angularVelocityPerCount
        - angularVelocityBias,
      acceleration: SIMD3<Double>(rawAcceleration) * accelerationPerCount - accelerationBias,
      lostBefore: lostBefore)
  }
}
