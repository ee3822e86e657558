public import PoseMath

/// A rotation as a unit quaternion, in as many lanes as the number has.
@frozen
public struct LaneRotation<Number: LaneNumber> {
  @usableFromInline var real: Number
  @usableFromInline var imaginary: LaneVector<Number>

  @inlinable
  init(real: Number, imaginary: LaneVector<Number>) {
    self.real = real
    self.imaginary = imaginary
  }

  /// No rotation.
  @inlinable public static var identity: Self { Self(real: 1, imaginary: .zero) }

  /// One lane's rotation.
  @inlinable
  public subscript(lane lane: Int) -> Quaternion<Number.Element> {
    get { Quaternion(real: real[lane: lane], imaginary: imaginary[lane: lane]) }
    set {
      real[lane: lane] = newValue.real
      imaginary[lane: lane] = newValue.imaginary
    }
  }

  /// The turn by a rotation vector, radians. Up to 1 rad: series of the half angle's sine and cosine, cut where
  /// the next term is under 3e-9, without the C library, so that host and controller agree.
  @inlinable
  init(rotationVector: LaneVector<Number>) {
    let half = rotationVector * 0.5
    let square = half.lengthSquared
    guard !(Number(lanes: 0.25) .< square).isAnywhere else {
      self = Self(wide: rotationVector)
      return
    }
    let sine3: Number = 1 - square * Number(lanes: 1 / 72)
    let sine2: Number = 1 - square * Number(lanes: 1 / 42) * sine3
    let sine1: Number = 1 - square * 0.05 * sine2
    let sine: Number = 1 - square * Number(lanes: 1 / 6) * sine1
    let cosine3: Number = 1 - square * Number(lanes: 1 / 56)
    let cosine2: Number = 1 - square * Number(lanes: 1 / 30) * cosine3
    let cosine1: Number = 1 - square * Number(lanes: 1 / 12) * cosine2
    self.init(real: 1 - square * 0.5 * cosine1, imaginary: half * sine)
  }

  /// The turn by a rotation vector of any length, lane by lane by the C library.
  @inlinable
  init(wide rotationVector: LaneVector<Number>) {
    self = .identity
    for lane in 0..<Number.laneCount {
      self[lane: lane] = Quaternion(rotationVector: rotationVector[lane: lane])
    }
  }

  /// The shortest turn from one direction to another; any length but zero will do. Opposite directions give
  /// a half turn about x.
  @inlinable
  init(from: LaneVector<Number>, to: LaneVector<Number>) {
    let lengths = (from.lengthSquared * to.lengthSquared).root
    let real = lengths + from.dot(to)
    let isOpposite = real .< lengths * 1e-6
    let turn = Self(
      real: real.replacing(with: 0, where: isOpposite),
      imaginary: from.cross(to).replacing(with: LaneVector(1, 0, 0), where: isOpposite))
    self = turn.normalized()
  }

  /// The unit quaternion of the same direction; the identity where the length is zero or not finite.
  @inlinable
  func normalized() -> Self {
    let square = real.squared + imaginary.lengthSquared
    let isSound = (Number(lanes: 1e-30) .< square) .& (square .< Number(lanes: 1e30))
    let scale = Number.one.over(square.root)
    return Self(
      real: Number.one.replacing(with: real * scale, where: isSound),
      imaginary: LaneVector<Number>.zero.replacing(with: imaginary * scale, where: isSound))
  }

  /// The rotation `right` first, then `left`.
  @inlinable @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    Self(
      real: left.real * right.real - left.imaginary.dot(right.imaginary),
      imaginary: right.imaginary * left.real + left.imaginary * right.real
        + left.imaginary.cross(right.imaginary))
  }

  /// The columns of the rotation matrix.
  @inlinable @inline(__always) var columns:
    (x: LaneVector<Number>, y: LaneVector<Number>, z: LaneVector<Number>)
  {
    let twice = imaginary + imaginary
    let (xx, yy, zz) = (imaginary.x * twice.x, imaginary.y * twice.y, imaginary.z * twice.z)
    let (xy, xz, yz) = (imaginary.x * twice.y, imaginary.x * twice.z, imaginary.y * twice.z)
    let (wx, wy, wz) = (real * twice.x, real * twice.y, real * twice.z)
    return (
      LaneVector(1 - yy - zz, xy + wz, xz - wy), LaneVector(xy - wz, 1 - xx - zz, yz + wx),
      LaneVector(xz + wy, yz - wx, 1 - xx - yy)
    )
  }

  @inlinable
  func replacing(with other: Self, where mask: Number.Mask) -> Self {
    Self(
      real: real.replacing(with: other.real, where: mask),
      imaginary: imaginary.replacing(with: other.imaginary, where: mask))
  }
}

extension LaneRotation: Sendable where Number: Sendable {}
