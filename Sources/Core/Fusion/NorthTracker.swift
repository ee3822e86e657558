public import PoseMath

/// What is known of the room's magnetic field: where it points, how strong and how steep it is, and how far
/// it has been from that lately.
@frozen
public struct NorthTracker<Number: LaneNumber> {
  /// Heading of magnetic north in the world, radians about up from the world's -z.
  @usableFromInline var heading: Number
  @usableFromInline var isKnown: Number.Mask
  /// The field's usual strength, microtesla, and dip, radians.
  @usableFromInline var strength: Number
  @usableFromInline var dip: Number
  /// Mean squared deviation seen lately, microtesla^2.
  @usableFromInline var deviation: Number
  /// The heading's lasting disagreement with the field, radians.
  @usableFromInline var disagreement: Number
  /// Seconds since north was first seen.
  @usableFromInline var age: Number
  /// Whether it was first seen at rest.
  @usableFromInline var begunStill: Number.Mask

  @inlinable
  init() {
    heading = 0
    isKnown = Number.Mask(repeating: false)
    strength = 0
    dip = 0
    deviation = 0
    disagreement = 0
    age = 0
    begunStill = Number.Mask(repeating: false)
  }
}

extension NorthTracker: Sendable where Number: Sendable, Number.Mask: Sendable {}

/// The field of one window, in the world as far as it is known.
@usableFromInline
struct FieldReading<Number: LaneNumber> {
  /// Microtesla.
  @usableFromInline var strength: Number
  @usableFromInline var horizontal: Number
  /// Radians below the horizon.
  @usableFromInline var dip: Number
  /// Angle from the world's -z to the field, radians clockwise seen from above.
  @usableFromInline var bearing: Number
  @usableFromInline var isUsable: Number.Mask

  @inlinable
  init(_ sums: WindowSums<Number>) {
    let mean = sums.field * Number.one.over(sums.fieldCount.greater(1))
    strength = mean.lengthSquared.root
    horizontal = (mean.x.squared + mean.z.squared).root
    dip = Number.angle(-mean.y, over: horizontal)
    bearing = Number.angle(mean.x, over: -mean.z)
    isUsable = Number.Mask(repeating: false)
  }
}

extension NorthTracker {
  @inlinable
  mutating func meet(_ field: FieldReading<Number>, _ lanes: Number.Mask, wasStill: Number.Mask) {
    heading = heading.replacing(with: -field.bearing, where: lanes)
    strength = strength.replacing(with: field.strength, where: lanes)
    dip = dip.replacing(with: field.dip, where: lanes)
    isKnown = isKnown .| lanes
    begunStill = (begunStill .& .!lanes) .| (wasStill .& lanes)
  }

  /// Takes in a window's field; returns its mean squared deviation to be reckoned with, microtesla^2: the
  /// greater of now's and lately's, at rest now's.
  @inlinable
  mutating func learn(
    _ field: FieldReading<Number>, duration: Number, isAtRest: Number.Mask,
    _ parameters: FilterParameters<Number.Element>
  ) -> Number {
    let stronger = field.strength - strength
    let steeper = field.dip - dip
    let now: Number = (stronger.squared + (field.strength * steeper).squared) * 0.5
    let share = duration.over(duration + Number(lanes: parameters.deviationMemory))
    deviation = deviation.replacing(
      with: deviation + (now - deviation) * share, where: field.isUsable .& .!isAtRest)
    // Begun in motion, the reference is at first the mean of what was seen.
    let memory = Number(lanes: parameters.referenceMemory)
    let seen = memory.replacing(with: age.lesser(memory), where: .!begunStill)
    let learned = Number.zero.replacing(with: duration.over(duration + seen), where: field.isUsable)
    strength += learned * stronger
    dip += learned * steeper
    return now.greater(deviation).replacing(with: now, where: isAtRest)
  }

  /// Variance of the heading that a deviation of the field stands for, rad^2.
  @inlinable
  func sideways(_ deviation: Number, _ parameters: FilterParameters<Number.Element>) -> Number {
    let horizontal = strength * Number.cosine(dip)
    let unseen = Number(lanes: parameters.fieldNoise).squared
    return (deviation + unseen).over(horizontal.squared.greater(1e-6))
      * Number(lanes: parameters.fieldSideways)
  }
}
