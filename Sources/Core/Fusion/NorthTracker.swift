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

extension ErrorStateFilter {
  /// The magnetic field of the window corrects the heading, and the heading alone.
  @inlinable
  mutating func measureField(_ error: inout ErrorVector<Number>) {
    let hasField = (Number(lanes: 0.5) .< sums.fieldCount) .& alignment.isDone
    guard hasField.isAnywhere else { return }
    let mean = sums.field * Number.one.over(sums.fieldCount.greater(1))
    let strength = mean.lengthSquared.root
    let horizontal = (mean.x.squared + mean.z.squared).root
    let usable = hasField .& (Number(lanes: 1e-3) .< horizontal)
    let dip = Number.angle(-mean.y, over: horizontal)
    let raw = Number.angle(mean.x, over: -mean.z)

    let isFirst = usable .& .!north.isKnown
    if isFirst.isAnywhere { meetField(heading: -raw, strength: strength, dip: dip, isFirst) }
    let e = Self.wrapped(raw + north.heading)

    let duration = sums.duration
    let dN = strength - north.strength
    let dD = strength * (dip - north.dip)
    let now: Number = (dN.squared + dD.squared) * 0.5
    let isAtRest = self.isAtRest
    let share = duration.over(duration + Number(lanes: parameters.deviationMemory))
    north.deviation = north.deviation.replacing(
      with: north.deviation + (now - north.deviation) * share, where: usable .& .!isAtRest)
    let seen = now.greater(north.deviation).replacing(with: now, where: isAtRest)
    // In a start without rest the reference is the mean of what was seen.
    let memory = Number(lanes: parameters.referenceMemory)
    let running = memory.replacing(with: north.age.lesser(memory), where: .!north.begunStill)
    let learn = Number.zero.replacing(with: duration.over(duration + running), where: usable)
    north.strength += learn * dN
    north.dip += learn * (dip - north.dip)

    let level = (north.strength * Self.cosine(north.dip)).squared.greater(1e-6)
    let floor = Number(lanes: parameters.fieldNoise).squared
    let sideways = Number(lanes: parameters.fieldSideways) * (seen + floor)
    let variance: Number = Number(lanes: parameters.fieldHeadingNoise).squared + sideways.over(level)
    var noise: Number = variance * Number(lanes: 2 * parameters.fieldMemory)
    let fresh = (north.age * 0.2).greater(2).over(Number(lanes: parameters.fieldMemory)).lesser(1)
    noise = noise.replacing(with: noise * fresh, where: .!north.begunStill)
    let isSettling = north.begunStill .& (north.age .< 3)
    noise = noise.replacing(with: Number(lanes: 0.034_9).squared, where: isSettling)
    noise = noise.over(duration.greater(1e-9)).replacing(with: Self.deaf, where: .!usable)

    let memoryOfDoubt = duration.over(duration + Number(lanes: parameters.xj))
    north.disagreement += memoryOfDoubt.replacing(with: 0, where: .!usable) * (e - north.disagreement)
    let d = seen.over(level)
    let expected: Number = covariance[ErrorState.heading, ErrorState.heading] + 0.001_2
      + Number(lanes: parameters.fieldSideways) * (d + floor.over(level))
    let ratio = north.disagreement.squared.over(expected) * 0.25
    let isLasting = usable .& (Number.one .< ratio) .& (d .< Number(lanes: 0.003_6))
    let growth = ratio.lesser(4) * Number(lanes: 0.005 * parameters.xk) * duration
    covariance.add(Number.zero.replacing(with: growth, where: isLasting), to: ErrorState.heading)
    let heading = covariance[ErrorState.heading, ErrorState.heading]
    let gain = heading.over(heading + noise)
    error[ErrorState.heading] += gain * (e - error[ErrorState.heading])
    covariance.considerHeading(gain)
    north.age += duration.replacing(with: 0, where: .!usable)
  }

  @inlinable
  mutating func meetField(heading: Number, strength: Number, dip: Number, _ lanes: Number.Mask) {
    north.heading = north.heading.replacing(with: heading, where: lanes)
    north.strength = north.strength.replacing(with: strength, where: lanes)
    north.dip = north.dip.replacing(with: dip, where: lanes)
    north.isKnown = north.isKnown .| lanes
    north.begunStill = (north.begunStill .& .!lanes) .| (alignment.wasStill .& lanes)
    let doubt = Number(lanes: 0.698).replacing(with: 0.034_9, where: alignment.wasStill).squared
    covariance.add(Number.zero.replacing(with: doubt, where: lanes), to: ErrorState.heading)
  }

  /// An angle between -pi and pi, given one between -2 pi and 2 pi or a few turns more.
  @inlinable
  static func wrapped(_ angle: Number) -> Number {
    var result = angle
    for lane in 0..<Number.laneCount {
      let value = angle[lane: lane]
      let turns: Number.Element = (value / (2 * .pi)).rounded()
      result[lane: lane] = value - turns * 2 * .pi
    }
    return result
  }

  @inlinable
  static func cosine(_ angle: Number) -> Number {
    var result = angle
    for lane in 0..<Number.laneCount { result[lane: lane] = Number.Element.cosine(angle[lane: lane]) }
    return result
  }
}

extension ErrorCovariance {
  /// The heading was measured and moved by `gain` of the innovation; the other states were not, though they
  /// are correlated with it (Schmidt's considered states): (1 - KH) P (1 - KH)' + K r K' for this gain.
  @inlinable
  mutating func considerHeading(_ gain: Number) {
    let rest: Number = 1 - gain
    let variance: Number = rows[ErrorState.heading][ErrorState.heading] * rest
    for other in 0..<ErrorState.count {
      rows[ErrorState.heading][other] *= rest
      rows[other][ErrorState.heading] = rows[ErrorState.heading][other]
    }
    rows[ErrorState.heading][ErrorState.heading] = variance
  }
}
