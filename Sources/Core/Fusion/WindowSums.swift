public import PoseMath

/// What a window of samples leaves behind for its one correction: sums at sensor rate, no covariance.
@frozen
public struct WindowSums<Scalar: PoseScalar> {
  /// Samples.
  public var count: Scalar
  /// Seconds the samples span, the lost ones included.
  public var duration: Scalar
  /// The rotation matrix world-from-sensor times the step, by columns: how a bias turns into an angle.
  public var turnPerBias: (SIMD3<Scalar>, SIMD3<Scalar>, SIMD3<Scalar>)
  /// The specific force in the world times the step: m/s.
  public var worldVelocityStep: SIMD3<Scalar>
  /// The angle turned, radians, whatever its axis.
  public var turn: Scalar
  /// Radians of turn that may be missing because samples were lost.
  public var lostTurn: Scalar
  /// The gyroscope's readings, bias included, rad/s.
  public var angularVelocity: SIMD3<Scalar>
  /// The squares of their norms.
  public var angularVelocitySquared: Scalar
  /// The accelerometer's readings, m/s^2, sensor's axes.
  public var acceleration: SIMD3<Scalar>
  /// The squares of their norms.
  public var accelerationSquared: Scalar

  /// No samples yet.
  @inlinable
  public init() {
    count = 0
    duration = 0
    turnPerBias = (.zero, .zero, .zero)
    worldVelocityStep = .zero
    turn = 0
    lostTurn = 0
    angularVelocity = .zero
    angularVelocitySquared = 0
    acceleration = .zero
    accelerationSquared = 0
  }

  /// Adds a sample that was taken at orientation `worldFromSensor` and stands for `step` seconds.
  @inlinable
  public mutating func add(
    angularVelocity rate: SIMD3<Scalar>, acceleration force: SIMD3<Scalar>, step: Scalar,
    worldFromSensor: Quaternion<Scalar>, turnedBy angle: Scalar
  ) {
    count += 1
    duration += step
    turn += angle
    let columns = worldFromSensor.columns
    turnPerBias.0 += columns.0 * step
    turnPerBias.1 += columns.1 * step
    turnPerBias.2 += columns.2 * step
    let world = columns.0 * force.x + columns.1 * force.y + columns.2 * force.z
    worldVelocityStep += world * step
    angularVelocity += rate
    angularVelocitySquared += rate.lengthSquared
    acceleration += force
    accelerationSquared += force.lengthSquared
  }
}

extension WindowSums: Sendable where Scalar.SIMD4Storage: Sendable {}
