public import PoseMath

/// Three coordinates, in as many lanes as the number has.
@frozen
public struct LaneVector<Number: LaneNumber> {
  /// The coordinates, in the frame the name tells.
  public var x: Number, y: Number, z: Number

  /// The vector of these coordinates.
  @inlinable
  public init(_ x: Number, _ y: Number, _ z: Number) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The same vector in every lane.
  @inlinable
  public init(_ vector: SIMD3<Number.Element>) {
    self.init(Number(lanes: vector.x), Number(lanes: vector.y), Number(lanes: vector.z))
  }

  /// No length.
  @inlinable public static var zero: Self { Self(.zero, .zero, .zero) }

  /// One lane's vector.
  @inlinable
  public subscript(lane lane: Int) -> SIMD3<Number.Element> {
    get { SIMD3(x[lane: lane], y[lane: lane], z[lane: lane]) }
    set {
      x[lane: lane] = newValue.x
      y[lane: lane] = newValue.y
      z[lane: lane] = newValue.z
    }
  }

  @inlinable @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(left.x + right.x, left.y + right.y, left.z + right.z)
  }
  @inlinable @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(left.x - right.x, left.y - right.y, left.z - right.z)
  }
  @inlinable @inline(__always)
  static func * (left: Self, right: Number) -> Self {
    Self(left.x * right, left.y * right, left.z * right)
  }
  @inlinable @inline(__always)
  static func += (left: inout Self, right: Self) { left = left + right }
  @inlinable @inline(__always)
  static func -= (left: inout Self, right: Self) { left = left - right }

  @inlinable @inline(__always)
  func dot(_ other: Self) -> Number { x * other.x + y * other.y + z * other.z }
  @inlinable @inline(__always)
  func cross(_ other: Self) -> Self {
    Self(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }
  @inlinable @inline(__always) var lengthSquared: Number { dot(self) }
  @inlinable @inline(__always)
  func replacing(with other: Self, where mask: Number.Mask) -> Self {
    Self(
      x.replacing(with: other.x, where: mask), y.replacing(with: other.y, where: mask),
      z.replacing(with: other.z, where: mask))
  }
  @inlinable @inline(__always)
  func clamped(to limit: Number) -> Self {
    Self(x.clamped(to: limit), y.clamped(to: limit), z.clamped(to: limit))
  }
}

extension LaneVector: Sendable where Number: Sendable {}
