public import PoseMath

/// A body's motion at an instant, as the filter believes it: the part that a step of the inertial sensor moves.
///
/// The body's frame is the inertial sensor's; the world's is OpenXR's, gravity along -Y.
@frozen
public struct MotionState: Equatable, Sendable {
  /// By the device's clock.
  public var timestamp: Timestamp
  /// The body in the world.
  public var worldFromBody: Pose<Double>
  /// m/s in the world's axes.
  public var velocity: SIMD3<Double>
  /// m/s^2 in the world's axes, gravity taken off.
  public var acceleration = SIMD3<Double>.zero
  /// rad/s in the body's axes, the bias taken off.
  public var angularVelocity = SIMD3<Double>.zero

  /// A body there, moving so.
  public init(timestamp: Timestamp, worldFromBody: Pose<Double>, velocity: SIMD3<Double> = .zero) {
    self.timestamp = timestamp
    self.worldFromBody = worldFromBody
    self.velocity = velocity
  }

  /// What gravity adds to free fall, m/s^2 in the world's axes (ISO 80000-3).
  static let gravity = SIMD3(0, -standardGravity, 0)

  /// Moves on by `duration` seconds in which the body turned with `angularVelocity` and felt `force`, both without
  /// their biases and in the body's axes. Returns the turn.
  @discardableResult
  mutating func step(
    _ duration: Double, angularVelocity: SIMD3<Double>, force: SIMD3<Double>
  ) -> Quaternion<Double> {
    let half = Quaternion(rotationVector: angularVelocity * (duration / 2))
    let middle = worldFromBody.orientation * half
    acceleration = middle.rotate(force) + Self.gravity
    worldFromBody.position += velocity * duration + acceleration * (duration * duration / 2)
    velocity += acceleration * duration
    worldFromBody.orientation = (middle * half).normalized()
    self.angularVelocity = angularVelocity
    return half * half
  }

  /// Where the body is `duration` seconds later (or earlier) if it goes on as now, and the turn to there.
  func carried(by duration: Double) -> (pose: Pose<Double>, turn: Quaternion<Double>) {
    let turn = Quaternion(rotationVector: angularVelocity * duration)
    let position =
      worldFromBody.position + velocity * duration + acceleration * (duration * duration / 2)
    return (Pose(orientation: worldFromBody.orientation * turn, position: position), turn)
  }

  /// Whether every number is finite.
  var isFinite: Bool {
    worldFromBody.orientation.isFinite && worldFromBody.position.isFinite && velocity.isFinite
      && acceleration.isFinite && angularVelocity.isFinite
  }
}
