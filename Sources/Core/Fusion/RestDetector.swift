public import PoseMath

/// Tells a sensor that lies or is held still from one that moves: over a window and against half a second
/// before it, turn rate and specific force hardly vary, and the rate is one that a bias could be.
///
/// The accelerometer's bound and the 1.5 s are those of VQF (Laidig, Seel: VQF, Information Fusion 91, 2023,
/// table of default parameters). The gyroscope's bound is the product's own definition of rest, 0.01 rad/s:
/// VQF's 2 deg/s would take the slow turns of a worn head for a bias.
@frozen
public struct RestDetector<Scalar: PoseScalar> {
  /// Standard deviation of the turn rate, all axes together, rad/s.
  @inlinable public static var angularVelocityDeviationMax: Scalar { 0.01 }
  /// Standard deviation of the specific force, all axes together, m/s^2.
  @inlinable public static var accelerationDeviationMax: Scalar { 0.5 }
  /// 3 deg/s, as far as the zero-rate output of this class of sensors lies from zero: MPU-6500 datasheet
  /// 1.1, section 3.1, +-5 deg/s at most, of which factory calibration leaves less than 1.
  @inlinable public static var biasMax: Scalar { 0.052 }
  /// Seconds of stillness before it counts as rest.
  @inlinable public static var onset: Scalar { 1.5 }
  /// Time constant of the mean that a window is compared with, seconds.
  @inlinable public static var memory: Scalar { 0.5 }

  @usableFromInline var slowAngularVelocity: SIMD3<Scalar>
  @usableFromInline var slowAcceleration: SIMD3<Scalar>
  @usableFromInline var hasMean: Bool
  /// Seconds without a window that moved.
  @usableFromInline var stillness: Scalar

  /// Nothing seen yet.
  @inlinable
  public init() {
    slowAngularVelocity = .zero
    slowAcceleration = .zero
    hasMean = false
    stillness = 0
  }

  /// Whether it has been still for long enough.
  @inlinable public var isAtRest: Bool { stillness >= Self.onset }

  /// Takes the next window of samples.
  @inlinable
  public mutating func ingest(_ window: WindowSums<Scalar>) {
    guard window.count > 0 else { return }
    let rate = window.angularVelocity / window.count
    let force = window.acceleration / window.count
    if !hasMean {
      slowAngularVelocity = rate
      slowAcceleration = force
      hasMean = true
    }
    let rateVariance = window.angularVelocitySquared / window.count - rate.lengthSquared
    let forceVariance = window.accelerationSquared / window.count - force.lengthSquared
    let rateDeviation = rateVariance + (rate - slowAngularVelocity).lengthSquared
    let forceDeviation = forceVariance + (force - slowAcceleration).lengthSquared
    let share = window.duration / (Self.memory + window.duration)
    slowAngularVelocity += (rate - slowAngularVelocity) * share
    slowAcceleration += (force - slowAcceleration) * share

    let isStill =
      rateDeviation < Self.angularVelocityDeviationMax * Self.angularVelocityDeviationMax
      && forceDeviation < Self.accelerationDeviationMax * Self.accelerationDeviationMax
      && abs(slowAngularVelocity.x) < Self.biasMax && abs(slowAngularVelocity.y) < Self.biasMax
      && abs(slowAngularVelocity.z) < Self.biasMax
    stillness = isStill ? min(stillness + window.duration, 1e6) : 0
  }

  /// Forgets the stillness: time is missing.
  @inlinable
  public mutating func interrupt() {
    stillness = 0
    hasMean = false
  }
}

extension RestDetector: Sendable where Scalar.SIMD4Storage: Sendable {}
