public import PoseMath

/// Finds turn that a gyroscope could not measure because it was at the end of its range, and estimates it.
///
/// An axis that reads the same to the bit twice running, at the fastest ever seen of it, is at its end; a known
/// range need not be waited for. What lies above is taken for the cubic that leaves and meets the end with the
/// slopes seen there (Hermite's): over t seconds its area is t^2 (entry + exit) / 12.
@frozen
public struct SaturationWatch<Number: LaneNumber> {
  @usableFromInline var x: Axis
  @usableFromInline var y: Axis
  @usableFromInline var z: Axis

  @inlinable
  init() {
    x = Axis()
    y = Axis()
    z = Axis()
  }

  /// Turn rates below this, rad/s, saturate no gyroscope: the least range of this class is 250 deg/s
  /// (MPU-6500 datasheet 1.1, section 3.1).
  @inlinable static var slowest: Number { 4 }

  /// One axis.
  @usableFromInline
  struct Axis {
    /// The fastest reading so far, rad/s.
    @usableFromInline var peak: Number
    @usableFromInline var last: Number
    /// The greater of the last two slopes, and the last one, rad/s^2.
    @usableFromInline var slope: Number
    @usableFromInline var entry: Number
    /// Seconds at the end of the range.
    @usableFromInline var clipped: Number

    @inlinable
    init() {
      peak = Number(lanes: 4)
      last = 0
      slope = 0
      entry = 0
      clipped = 0
    }

    /// Takes a reading; returns the turn that is missing, radians, once the axis is back in its range.
    @inlinable
    mutating func ingest(_ reading: Number, step: Number, range: Number) -> Number {
      let isThere = Number.zero .< step
      let speed = (reading * reading).root
      let repeats = .!(Number.zero .< (reading - last).squared) .& .!(speed .< peak)
      let isKnown = (Number.zero .< range) .& (range * 0.995 .< speed)
      let isAtEnd = (repeats .| isKnown) .& isThere
      let change = (reading - last).over(step.greater(1e-6))
      let steepness = (change * change).root
      let hasEnded = (Number.zero .< clipped) .& .!isAtEnd .& isThere
      let duration = clipped + step
      let area: Number = duration.squared * (entry + steepness) * Number(lanes: 1 / 12)
      let missing = Number.zero.replacing(with: area, where: hasEnded)
      let begins = isAtEnd .& .!(Number.zero .< clipped)
      entry = entry.replacing(with: slope.greater(entry), where: begins)
      entry = entry.replacing(with: slope, where: .!isAtEnd .& isThere)
      slope = slope.replacing(with: steepness, where: isThere .& .!isAtEnd)
      clipped = (clipped + step).replacing(with: 0, where: isThere .& .!isAtEnd)
      let signed = missing.replacing(with: -missing, where: last .< .zero)
      peak = peak.greater(speed)
      last = last.replacing(with: reading, where: isThere)
      return signed
    }
  }

  /// Takes a sample; returns the turn that is missing, radians, sensor's axes.
  @inlinable
  mutating func ingest(_ rate: LaneVector<Number>, step: Number, range: Number) -> LaneVector<Number> {
    let fastest = rate.lengthSquared
    guard (Self.slowest .< fastest).isAnywhere else { return .zero }
    return LaneVector(
      x.ingest(rate.x, step: step, range: range), y.ingest(rate.y, step: step, range: range),
      z.ingest(rate.z, step: step, range: range))
  }
}

extension SaturationWatch: Sendable where Number: Sendable {}
extension SaturationWatch.Axis: Sendable where Number: Sendable {}
