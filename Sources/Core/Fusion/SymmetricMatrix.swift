public import PoseMath

/// A symmetric matrix of three rows.
@frozen
public struct SymmetricMatrix<Number: LaneNumber> {
  @usableFromInline var xx: Number
  @usableFromInline var xy: Number
  @usableFromInline var xz: Number
  @usableFromInline var yy: Number
  @usableFromInline var yz: Number
  @usableFromInline var zz: Number

  @inlinable
  init() { (xx, xy, xz, yy, yz, zz) = (0, 0, 0, 0, 0, 0) }

  /// Adds left right', where that is symmetric: one is a multiple of the other.
  @inlinable @inline(__always)
  mutating func add(_ left: LaneVector<Number>, _ right: LaneVector<Number>) {
    xx += left.x * right.x
    xy += left.x * right.y
    xz += left.x * right.z
    yy += left.y * right.y
    yz += left.y * right.z
    zz += left.z * right.z
  }

  @inlinable
  mutating func add(_ other: Self) {
    xx += other.xx
    xy += other.xy
    xz += other.xz
    yy += other.yy
    yz += other.yz
    zz += other.zz
  }

  @inlinable
  func plusIdentity(_ scale: Number) -> Self {
    var sum = self
    sum.xx += scale
    sum.yy += scale
    sum.zz += scale
    return sum
  }

  /// By cofactors.
  @inlinable var inverse: Self {
    var cofactors = Self()
    cofactors.xx = yy * zz - yz * yz
    cofactors.xy = xz * yz - xy * zz
    cofactors.xz = xy * yz - xz * yy
    cofactors.yy = xx * zz - xz * xz
    cofactors.yz = xy * xz - xx * yz
    cofactors.zz = xx * yy - xy * xy
    let determinant: Number = xx * cofactors.xx + xy * cofactors.xy + xz * cofactors.xz
    return cofactors * Number.one.over(determinant)
  }

  @inlinable
  static func * (matrix: Self, scale: Number) -> Self {
    var scaled = matrix
    scaled.xx *= scale
    scaled.xy *= scale
    scaled.xz *= scale
    scaled.yy *= scale
    scaled.yz *= scale
    scaled.zz *= scale
    return scaled
  }

  @inlinable
  static func * (matrix: Self, vector: LaneVector<Number>) -> LaneVector<Number> {
    LaneVector(
      matrix.xx * vector.x + matrix.xy * vector.y + matrix.xz * vector.z,
      matrix.xy * vector.x + matrix.yy * vector.y + matrix.yz * vector.z,
      matrix.xz * vector.x + matrix.yz * vector.y + matrix.zz * vector.z)
  }

  @inlinable
  func replacing(with other: Self, where mask: Number.Mask) -> Self {
    var chosen = self
    chosen.xx = xx.replacing(with: other.xx, where: mask)
    chosen.xy = xy.replacing(with: other.xy, where: mask)
    chosen.xz = xz.replacing(with: other.xz, where: mask)
    chosen.yy = yy.replacing(with: other.yy, where: mask)
    chosen.yz = yz.replacing(with: other.yz, where: mask)
    chosen.zz = zz.replacing(with: other.zz, where: mask)
    return chosen
  }
}

extension SymmetricMatrix: Sendable where Number: Sendable {}
