/// Where one frame is in another: a rotation and a position in metres.
///
/// Named target-from-source: `worldFromHead` takes points of the head's frame to the world's.
/// The world is OpenXR's: +X right, +Y up, -Z forward, right-handed.
@frozen
public struct Pose<Scalar: PoseScalar>: Equatable {
  public var orientation: Quaternion<Scalar>
  public var position: SIMD3<Scalar>

  @inlinable
  public init(orientation: Quaternion<Scalar>, position: SIMD3<Scalar>) {
    self.orientation = orientation
    self.position = position
  }

  @inlinable public static var identity: Self { Self(orientation: .identity, position: .zero) }

  /// The point `point` of the source frame, in the target frame.
  @inlinable
  public func transform(_ point: SIMD3<Scalar>) -> SIMD3<Scalar> {
    orientation.rotate(point) + position
  }

  @inlinable public var inverse: Self {
    let turnedBack = orientation.conjugate
    return Self(orientation: turnedBack, position: -turnedBack.rotate(position))
  }

  /// One after the other, read target-from-source: `worldFromHead * headFromIMU == worldFromIMU`.
  @inlinable
  public static func * (left: Self, right: Self) -> Self {
    Self(
      orientation: left.orientation * right.orientation,
      position: left.transform(right.position))
  }
}

extension Pose: Sendable where Scalar.SIMD4Storage: Sendable {}
