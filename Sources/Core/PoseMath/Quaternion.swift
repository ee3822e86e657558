/// A rotation as a unit quaternion, w + xi + yj + zk, Hamilton's product.
///
/// `worldFromHead.rotate(v)` takes coordinates in the head's frame to coordinates in the world's; products
/// read target-from-source, so that neighbours cancel: `worldFromHead * headFromIMU`. The initialisers and
/// operations do not normalise; what integrates over time calls `normalized()`.
@frozen
public struct Quaternion<Scalar: PoseScalar>: Equatable {
  /// The imaginary part (x, y, z).
  public var imaginary: SIMD3<Scalar>
  /// The real part w, the cosine of half the angle.
  public var real: Scalar

  /// The quaternion of these parts.
  @inlinable
  public init(real: Scalar, imaginary: SIMD3<Scalar>) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The quaternion w + xi + yj + zk.
  @inlinable
  public init(w: Scalar, x: Scalar, y: Scalar, z: Scalar) {
    self.init(real: w, imaginary: SIMD3(x, y, z))
  }

  /// No rotation.
  @inlinable public static var identity: Self { Self(real: 1, imaginary: .zero) }

  /// The real part.
  @inlinable public var w: Scalar { real }
  /// The factor of i.
  @inlinable public var x: Scalar { imaginary.x }
  /// The factor of j.
  @inlinable public var y: Scalar { imaginary.y }
  /// The factor of k.
  @inlinable public var z: Scalar { imaginary.z }

  /// The inverse of a unit quaternion.
  @inlinable public var conjugate: Self { Self(real: real, imaginary: -imaginary) }

  /// The sum of the squares of the components: 1 for a rotation.
  @inlinable public var lengthSquared: Scalar { real * real + imaginary.lengthSquared }

  /// Whether every component is a finite number.
  @inlinable public var isFinite: Bool { real.isFinite && imaginary.isFinite }

  /// The unit quaternion of the same direction; the identity where the length is zero or not finite.
  @inlinable
  public func normalized() -> Self {
    let length = lengthSquared.squareRoot()
    guard length > 0, length.isFinite else { return .identity }
    return Self(real: real / length, imaginary: imaginary / length)
  }

  /// The rotation `right` first, then `left`.
  @inlinable
  public static func * (left: Self, right: Self) -> Self {
    Self(
      real: left.real * right.real - left.imaginary.dot(right.imaginary),
      imaginary: right.imaginary * left.real + left.imaginary * right.real
        + left.imaginary.cross(right.imaginary))
  }

  /// The vector turned by this unit quaternion.
  @inlinable
  public func rotate(_ vector: SIMD3<Scalar>) -> SIMD3<Scalar> {
    let twice = imaginary.cross(vector) * 2
    return vector + twice * real + imaginary.cross(twice)
  }

  /// The columns of the rotation matrix: where the source frame's axes lie in the target frame.
  @inlinable public var columns: (SIMD3<Scalar>, SIMD3<Scalar>, SIMD3<Scalar>) {
    let twice = imaginary * 2
    let squares = imaginary * twice
    let byReal = twice * real
    let xy = x * twice.y
    let xz = x * twice.z
    let yz = y * twice.z
    return (
      SIMD3(1 - squares.y - squares.z, xy + byReal.z, xz - byReal.y),
      SIMD3(xy - byReal.z, 1 - squares.x - squares.z, yz + byReal.x),
      SIMD3(xz + byReal.y, yz - byReal.x, 1 - squares.x - squares.y)
    )
  }

  /// The inner product: the cosine of half the angle between two rotations.
  @inlinable
  public func dot(_ other: Self) -> Scalar {
    real * other.real + imaginary.dot(other.imaginary)
  }
}

extension Quaternion {
  /// The turn by a rotation vector: its direction is the axis, its length the angle in radians.
  ///
  /// Below 0.1 rad the half-angle sine and cosine are series, cut where the next term is under one part
  /// in 10^13, so that a sensor step needs no C library and is the same on host and controller.
  @inlinable
  public init(rotationVector: SIMD3<Scalar>) {
    let quarterSquared = rotationVector.lengthSquared / 4
    if quarterSquared < 0.0025 {
      let sixth: Scalar = quarterSquared / 6
      let innerSine: Scalar = 1 - quarterSquared / 42
      let sineOverHalf: Scalar = 1 - sixth * (1 - quarterSquared / 20 * innerSine)
      let innerCosine: Scalar = 1 - quarterSquared / 30
      let cosine: Scalar = 1 - quarterSquared / 2 * (1 - quarterSquared / 12 * innerCosine)
      self.init(real: cosine, imaginary: rotationVector * (sineOverHalf / 2))
    } else {
      let half = quarterSquared.squareRoot()
      self.init(
        real: Scalar.cosine(half), imaginary: rotationVector * (Scalar.sine(half) / (2 * half)))
    }
  }

  /// The shortest turn as a rotation vector, radians, length in [0, pi].
  @inlinable public var rotationVector: SIMD3<Scalar> {
    let sign: Scalar = real < 0 ? -1 : 1
    let sine = imaginary.length
    guard sine > 0 else { return .zero }
    let angle: Scalar = 2 * Scalar.arcTangent(sine, over: real * sign)
    return imaginary * (sign * angle / sine)
  }

  /// The angle in [0, pi] between two orientations, radians.
  @inlinable
  public func angle(to other: Self) -> Scalar {
    (conjugate * other).rotationVector.length
  }

  /// The shortest turn that takes direction `from` to direction `to`, both unit vectors.
  ///
  /// For opposite directions any half turn about a perpendicular axis is one of the answers; one is given.
  @inlinable
  public init(from: SIMD3<Scalar>, to: SIMD3<Scalar>) {
    let real = 1 + from.dot(to)
    if real > 1e-6 {
      self = Self(real: real, imaginary: from.cross(to)).normalized()
    } else {
      let other: SIMD3<Scalar> = abs(from.x) < 0.6 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0)
      self = Self(real: 0, imaginary: from.cross(other)).normalized()
    }
  }

  /// Spherical interpolation along the shorter way: `self` at 0, `other` at 1.
  @inlinable
  public func slerp(to other: Self, by fraction: Scalar) -> Self {
    let turn = (conjugate * other).rotationVector
    return self * Self(rotationVector: turn * fraction)
  }

  /// The same rotation in another width.
  @inlinable
  public init<Other: PoseScalar>(_ other: Quaternion<Other>) {
    self.init(
      w: Scalar(other.real), x: Scalar(other.x), y: Scalar(other.y), z: Scalar(other.z))
  }
}

extension Quaternion: Sendable where Scalar.SIMD4Storage: Sendable {}
