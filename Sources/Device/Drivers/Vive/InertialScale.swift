internal import DeviceProtocols
internal import FactoryConfiguration
public import PoseMath

/// Turns counts of an inertial sensor into calibrated SI units, and back; a matrix and a subtraction each.
public struct InertialScale: Sendable {
  /// Counts of full scale: the sensor is an MPU-6500, 16 bits (sheet htc-vive, feature 0x01).
  private static let fullScaleCounts = 32_768.0

  /// From counts.
  private let acceleration: AxisCorrection
  private let angularVelocity: AxisCorrection
  /// m/s^2 and rad/s, nominal.
  private let accelerationPerCount: Double
  private let angularVelocityPerCount: Double

  /// The scale that a profile tells.
  public init(profile: DeviceProfile) {
    self.init(ranges: profile.ranges, correction: profile.inForce)
  }

  init(ranges: SensorRanges, correction: InertialCorrection) {
    accelerationPerCount = ranges.acceleration / Self.fullScaleCounts
    angularVelocityPerCount = ranges.angularVelocity / Self.fullScaleCounts
    acceleration = correction.acceleration.scaled(by: accelerationPerCount)
    angularVelocity = correction.angularVelocity.scaled(by: angularVelocityPerCount)
  }

  /// The sample that these counts are.
  public func sample(
    rawAcceleration: SIMD3<Int16>, rawAngularVelocity: SIMD3<Int16>, at timestamp: Timestamp,
    lostBefore: UInt32
  ) -> IMUSample<Double> {
    IMUSample(
      timestamp: timestamp,
      angularVelocity: angularVelocity.corrected(SIMD3<Double>(rawAngularVelocity)),
      acceleration: acceleration.corrected(SIMD3<Double>(rawAcceleration)), lostBefore: lostBefore)
  }

  /// A sample that `sample` gave, in nominal units: the counts that it was made of, exactly, times the range.
  func nominal(_ sample: IMUSample<Double>) -> IMUSample<Double> {
    var nominal = sample
    nominal.acceleration =
      acceleration.nominal(sample.acceleration).rounded(.toNearestOrEven) * accelerationPerCount
    nominal.angularVelocity =
      angularVelocity.nominal(sample.angularVelocity).rounded(.toNearestOrEven) * angularVelocityPerCount
    return nominal
  }
}
