public import PoseMath

/// Finds turn that a gyroscope could not measure because it was at the end of its range, and estimates it.
///
/// An axis that reads the same to the bit twice running, at the fastest ever seen of it, is at its end; a known
/// range need not be waited for. What lies above is taken for the cubic that leaves and meets the end with the
/// slopes seen there (Hermite's): over t seconds its area is t^2 (entry + exit) / 12.
@frozen
public struct SaturationWatch<Number: LaneNumber> {
  /// The last three readings, newest first, and the steps between them in one.
  @usableFromInline var last: LaneVector<Number>
  @usableFromInline var before: LaneVector<Number>
  /// The fastest reading of each axis so far, rad/s.
  @usableFromInline var peak: LaneVector<Number>
  /// Slope at which each axis met its end, rad/s^2.
  @usableFromInline var entry: LaneVector<Number>
  /// Where each axis pointed in the world while it was at its end, summed over that time.
  @usableFromInline var pointing: (LaneVector<Number>, LaneVector<Number>, LaneVector<Number>)
  /// Seconds that each axis has been at its end.
  @usableFromInline var clipped: LaneVector<Number>

  /// Turn rates below this, rad/s, saturate no gyroscope: the least range of this class is 250 deg/s
  /// (MPU-6500 datasheet 1.1, section 3.1).
  @inlinable static var slowest: Number { 4 }

  @inlinable
  init() {
    last = .zero
    before = .zero
    peak = LaneVector(Self.slowest, Self.slowest, Self.slowest)
    entry = .zero
    pointing = (.zero, .zero, .zero)
    clipped = .zero
  }

  /// Takes a sample and the orientation before it; returns the turn that was missing, radians in the world, once
  /// an axis is back in its range; nil as long as there is nothing to say of any lane. An axis may have swung
  /// round meanwhile: what it missed is turned about where it pointed on average.
  @inlinable
  mutating func ingest(
    _ rate: LaneVector<Number>, step: Number, range: Number, orientation: LaneRotation<Number>
  ) -> LaneVector<Number>? {
    defer {
      before = last
      last = rate
    }
    let isFast = (Self.slowest.squared .< rate.lengthSquared) .& (Number.zero .< step)
    let isClipped = Number.zero .< clipped.x + clipped.y + clipped.z
    guard (isFast .| isClipped).isAnywhere else { return nil }
    let end = (range * 0.995).replacing(with: 1e6, where: .!(Number.zero .< range))
    let x = Self.isAtEnd(rate.x, last.x, peak.x, end)
    let y = Self.isAtEnd(rate.y, last.y, peak.y, end)
    let z = Self.isAtEnd(rate.z, last.z, peak.z, end)
    peak = LaneVector(
      peak.x.greater(rate.x).greater(-rate.x), peak.y.greater(rate.y).greater(-rate.y),
      peak.z.greater(rate.z).greater(-rate.z))
    guard (x .| y .| z .| isClipped).isAnywhere else { return nil }
    let columns = orientation.columns
    let missingX = Self.follow(
      rate.x, last.x, before.x, step, x, columns.x, &entry.x, &pointing.0, &clipped.x)
    let missingY = Self.follow(
      rate.y, last.y, before.y, step, y, columns.y, &entry.y, &pointing.1, &clipped.y)
    let missingZ = Self.follow(
      rate.z, last.z, before.z, step, z, columns.z, &entry.z, &pointing.2, &clipped.z)
    let missing = missingX + missingY + missingZ
    return (Number.zero .< missing.lengthSquared).isAnywhere ? missing : nil
  }

  @inlinable
  static func isAtEnd(_ reading: Number, _ last: Number, _ peak: Number, _ end: Number) -> Number.Mask {
    let speed = reading.greater(-reading)
    let repeats = .!(Number.zero .< (reading - last).squared)
    return (repeats .& .!(speed .< peak)) .| (end .< speed)
  }

  /// Follows one axis to its end and back; returns the turn that was missing, in the world.
  @inlinable
  static func follow(
    _ reading: Number, _ last: Number, _ before: Number, _ step: Number, _ isAtEnd: Number.Mask,
    _ column: LaneVector<Number>, _ entry: inout Number, _ pointing: inout LaneVector<Number>,
    _ clipped: inout Number
  ) -> LaneVector<Number> {
    let isThere = Number.zero .< step
    let wasClipped = Number.zero .< clipped
    let perSecond = Number.one.over(step.greater(1e-6))
    let slope = (reading - last) * perSecond
    let slopeBefore = (last - before) * perSecond
    let steepness = slope.greater(-slope)
    let approach = slopeBefore.greater(-slopeBefore).greater(steepness)
    entry = entry.replacing(with: approach, where: isAtEnd .& .!wasClipped)
    // The first reading at the end was not known for one: it counts with the step that leads away.
    let area: Number = (clipped + step).squared * (entry + steepness) * Number(lanes: 1 / 12)
    let isOver = wasClipped .& .!isAtEnd .& isThere
    let missing = Number.zero.replacing(with: area, where: isOver)
    let signed = missing.replacing(with: -missing, where: last .< .zero)
    let turn = pointing * signed.over(clipped.greater(1e-6))
    let leaves = .!isAtEnd .& isThere
    pointing = (pointing + column * step).replacing(with: .zero, where: leaves)
    clipped = (clipped + step).replacing(with: 0, where: leaves)
    return turn
  }
}

extension SaturationWatch: Sendable where Number: Sendable {}
