public import PoseMath

/// A gyroscope's and an accelerometer's reading, or a difference of two, in units of like noise.
@frozen
public struct InertialReading<Number: LaneNumber> {
  @usableFromInline var rate: LaneVector<Number>
  @usableFromInline var force: LaneVector<Number>

  @inlinable @inline(__always)
  init(rate: LaneVector<Number>, force: LaneVector<Number>) {
    self.rate = rate
    self.force = force
  }

  @inlinable @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(rate: left.rate - right.rate, force: left.force - right.force)
  }

  @inlinable @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(rate: left.rate + right.rate, force: left.force + right.force)
  }

  @inlinable @inline(__always)
  static func * (left: Self, right: Number) -> Self {
    Self(rate: left.rate * right, force: left.force * right)
  }

  @inlinable @inline(__always)
  func dot(_ other: Self) -> Number { rate.dot(other.rate) + force.dot(other.force) }

  @inlinable @inline(__always) var lengthSquared: Number { dot(self) }
}

extension InertialReading: Sendable where Number: Sendable {}
