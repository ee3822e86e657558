public import PoseMath

/// One device's pose at an instant, and how good it is.
public struct PoseState: Equatable, Sendable {
  /// The instant the pose is of, host time: the one asked for, or as near to it as the horizon allows.
  public var time: Timestamp
  /// When the last sample behind it was taken, host time.
  public var sampleTime: Timestamp
  /// The device's frame in the world. The head's is between the eyes, -Z ahead.
  public var worldFromDevice: Pose<Double>
  /// rad/s about the device's own axes.
  public var angularVelocity: SIMD3<Double>
  /// How the device is expected to turn on, in its own axes: of a pose that is not itself predicted. Its rate is
  /// `angularVelocity`.
  public var turnAhead: MotionCurve<Double>
  /// m/s along the world's axes.
  public var linearVelocity: SIMD3<Double>
  /// How the device is expected to go on, along the world's axes: of a pose that is not itself predicted and whose
  /// position is tracked. Its rate is `linearVelocity`.
  public var pathAhead: MotionCurve<Double>?
  /// How far it may be relied on.
  public var validity: PoseValidity

  /// A device of which nothing is known.
  public init(time: Timestamp) {
    self.time = time
    sampleTime = .zero
    worldFromDevice = .identity
    angularVelocity = .zero
    turnAhead = MotionCurve()
    linearVelocity = .zero
    pathAhead = nil
    validity = .lost
  }
}
