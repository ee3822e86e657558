public import PoseMath

/// A pose of the near future, with the velocities it will have there.
@frozen
public struct PredictedPose<Scalar: PoseScalar>: Equatable {
  /// The body in the world.
  public var worldFromBody: Pose<Scalar>
  /// m/s along the world's axes.
  public var linearVelocity: SIMD3<Scalar>
  /// rad/s about the body's own axes.
  public var angularVelocity: SIMD3<Scalar>

  /// The pose of these parts.
  @inlinable
  public init(
    worldFromBody: Pose<Scalar>, linearVelocity: SIMD3<Scalar> = .zero,
    angularVelocity: SIMD3<Scalar> = .zero
  ) {
    self.worldFromBody = worldFromBody
    self.linearVelocity = linearVelocity
    self.angularVelocity = angularVelocity
  }
}

extension PredictedPose: Sendable where Scalar.SIMD4Storage: Sendable {}
