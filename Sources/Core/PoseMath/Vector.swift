/// Three coordinates in the frame its name tells, SI units.
public typealias Vector<Scalar: PoseScalar> = SIMD3<Scalar>

extension SIMD3 where Scalar: PoseScalar {
  /// The inner product.
  @inlinable
  public func dot(_ other: Self) -> Scalar {
    let products = self * other
    return products.x + products.y + products.z
  }

  /// The right-handed outer product, `self` x `other`.
  @inlinable
  public func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  /// The square of the length.
  @inlinable public var lengthSquared: Scalar { dot(self) }
  /// The Euclidean length.
  @inlinable public var length: Scalar { lengthSquared.squareRoot() }

  /// The unit vector of the same direction, or nil where the length is zero or not a finite number.
  @inlinable public var direction: Self? {
    let length = self.length
    guard length > 0, length.isFinite else { return nil }
    return self / length
  }

  /// Whether every coordinate is a finite number.
  @inlinable public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}
