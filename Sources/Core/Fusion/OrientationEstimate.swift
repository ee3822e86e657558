public import PoseMath

/// What the orientation filter knows at the time of a sample.
@frozen
public struct OrientationEstimate<Scalar: PoseScalar>: Equatable {
  /// How far the filter has come.
  @frozen
  public enum Phase: Sendable {
    /// No usable sample yet: the orientation is the identity and means nothing.
    case waiting
    /// The vertical is being averaged in a frame that turns with the gyroscope. The orientation is usable.
    case aligning
    case running
  }

  /// How far the filter has come.
  public var phase: Phase
  /// When the sample was taken, by the device's clock.
  public var timestamp: Timestamp
  /// World +Y is up; heading zero is where the sensor's -Z axis pointed at the start.
  public var worldFromSensor: Quaternion<Scalar>
  /// The turn rate with the bias taken off, rad/s, sensor's axes.
  public var angularVelocity: SIMD3<Scalar>
  /// The gyroscope's bias, rad/s, sensor's axes: raw reading = turn rate + bias.
  public var bias: SIMD3<Scalar>

  /// Nothing known.
  @inlinable
  public init() {
    phase = .waiting
    timestamp = .zero
    worldFromSensor = .identity
    angularVelocity = .zero
    bias = .zero
  }

  /// Whether the orientation means something.
  @inlinable public var hasStarted: Bool { phase != .waiting }
}

extension OrientationEstimate: Sendable where Scalar.SIMD4Storage: Sendable {}
