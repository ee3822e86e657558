public import PoseMath

/// Tells when an accelerometer is at the end of its range: an axis reads the same to the bit twice running, at the
/// largest ever seen of it.
@frozen
public struct ForceClipping<Number: LaneNumber> {
  /// The largest reading of each axis so far, m/s^2.
  @usableFromInline var peak: LaneVector<Number>

  /// Forces below this, m/s^2, are in every range: the least of this class is 2 g (MPU-6500 datasheet 1.1, section 3.2).
  @inlinable static var least: Number { 19 }

  @inlinable
  init() { peak = LaneVector(Self.least, Self.least, Self.least) }

  /// Takes a sample and the one before; whether one of the axes is at its end.
  @inlinable
  mutating func ingest(_ force: LaneVector<Number>, last: LaneVector<Number>) -> Number.Mask {
    guard (Self.least.squared .< force.lengthSquared).isAnywhere else { return Number.Mask(repeating: false) }
    let x = Self.isAtEnd(force.x, last.x, &peak.x)
    let y = Self.isAtEnd(force.y, last.y, &peak.y)
    let z = Self.isAtEnd(force.z, last.z, &peak.z)
    return x .| y .| z
  }

  @inlinable
  static func isAtEnd(_ reading: Number, _ last: Number, _ peak: inout Number) -> Number.Mask {
    let size = reading.greater(-reading)
    let isAtEnd = .!(size .< peak) .& .!(Number.zero .< (reading - last).squared)
    peak = peak.greater(size)
    return isAtEnd
  }
}

extension ForceClipping: Sendable where Number: Sendable {}
