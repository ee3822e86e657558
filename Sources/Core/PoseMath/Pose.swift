/// Where one frame is in another: a rotation and a position in metres.
///
/// Named target-from-source: `worldFromHead` takes points of the head's frame to the world's.
/// The world is OpenXR's: +X right, +Y up, -Z forward, right-handed.
@frozen
public struct Pose<Scalar: PoseScalar>: Equatable {
  /// The source frame's axes in the target frame.
  public var orientation: Quaternion<Scalar>
  /// The source frame's origin in the target frame, metres.
  public var position: SIMD3<Scalar>

  /// The pose of these parts.
  @inlinable
  public init(orientation: Quaternion<Scalar>, position: SIMD3<Scalar>) {
    self.orientation = orientation
    self.position = position
  }

  /// The same frame.
  @inlinable public static var identity: Self { Self(orientation: .identity, position: .zero) }

  /// The point `point` of the source frame, in the target frame.
  @inlinable
  public func transform(_ point: SIMD3<Scalar>) -> SIMD3<Scalar> {
    orientation.rotate(point) + position
  }

  /// The target frame in the source frame.
  @inlinable public var inverse: Self {
    let turnedBack = orientation.conjugate
    return Self(orientation: turnedBack, position: -turnedBack.rotate(position))
  }

  /// The pose `right` first, then `left`: `worldFromHead * headFromIMU == worldFromIMU`.
  @inlinable
  public static func * (left: Self, right: Self) -> Self {
    Self(
      orientation: left.orientation * right.orientation,
      position: left.transform(right.position))
  }
}

extension Pose: Sendable where Scalar.SIMD4Storage: Sendable {}
