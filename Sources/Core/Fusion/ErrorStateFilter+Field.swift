public import PoseMath

extension ErrorStateFilter {
  /// The magnetic field of the window corrects the heading, and the heading alone. No field is ever rejected:
  /// its noise is what its strength and dip show of a disturbance, since a room's iron turns it sideways
  /// about as far as it changes it lengthwise and in dip.
  @inlinable
  mutating func measureField(_ error: inout ErrorVector<Number>) {
    let hasField = (Number(lanes: 0.5) .< sums.fieldCount) .& alignment.isDone
    guard hasField.isAnywhere else { return }
    var field = FieldReading(sums)
    field.isUsable = hasField .& (Number(lanes: 1e-3) .< field.horizontal)
    let isFirst = field.isUsable .& .!north.isKnown
    if isFirst.isAnywhere { meet(field, isFirst) }

    let innovation = Number.wrapped(field.bearing + north.heading)
    let deviation = north.learn(
      field, duration: sums.duration, isAtRest: rest.isLasting(parameters.restOnset), parameters)
    let noise = headingNoise(field, deviation: deviation)
    doubtHeading(innovation, field, deviation: deviation)
    let variance = covariance[ErrorState.heading, ErrorState.heading]
    let gain = variance.over(variance + noise)
    error[ErrorState.heading] += gain * (innovation - error[ErrorState.heading])
    covariance.considerHeading(gain)
    north.age += sums.duration.replacing(with: 0, where: .!field.isUsable)
  }

  /// The first field of a lane tells where north is; how well, depends on whether the sensor was still.
  @inlinable
  mutating func meet(_ field: FieldReading<Number>, _ lanes: Number.Mask) {
    north.meet(field, lanes, wasStill: alignment.wasStill)
    // 40 or 2 degrees.
    let doubt = Number(lanes: 0.698).replacing(with: 0.034_9, where: alignment.wasStill).squared
    covariance.add(Number.zero.replacing(with: doubt, where: lanes), to: ErrorState.heading)
  }

  /// Variance of the window's heading, as seen by a filter that takes windows for independent: a deviation of
  /// the field lasts for `fieldMemory`, and two memories' worth of windows weigh as one.
  @inlinable
  mutating func headingNoise(_ field: FieldReading<Number>, deviation: Number) -> Number {
    let variance: Number =
      Number(lanes: parameters.fieldHeadingNoise).squared
      + north.sideways(deviation, parameters)
    let lasting: Number = variance * Number(lanes: 2 * parameters.fieldMemory)
    // Begun in motion, north is only found out: the first readings weigh more, ever less so.
    let memory = (north.age * 0.2).greater(2).over(Number(lanes: parameters.fieldMemory)).lesser(1)
    // Begun still, they are the mean of three seconds, 2 degrees each.
    let isSettling = north.begunStill .& (north.age .< Number(lanes: 3))
    let noise = lasting.replacing(with: lasting * memory, where: .!north.begunStill)
      .replacing(with: Number(lanes: 0.034_9).squared, where: isSettling)
    return noise.over(sums.duration.greater(1e-9)).replacing(with: Self.deaf, where: .!field.isUsable)
  }

  /// A heading that has disagreed for long with a field that shows no deviation is doubted: something turned
  /// that the gyroscope did not see.
  @inlinable
  mutating func doubtHeading(_ innovation: Number, _ field: FieldReading<Number>, deviation: Number) {
    let share = sums.duration.over(sums.duration + Number(lanes: parameters.disagreementMemory))
    north.disagreement +=
      share.replacing(with: 0, where: .!field.isUsable)
      * (innovation - north.disagreement)
    let sideways = north.sideways(deviation, parameters)
    let expected: Number = covariance[ErrorState.heading, ErrorState.heading] + 0.001_2 + sideways
    let excess = north.disagreement.squared.over(expected) * 0.25
    let isClean = sideways .< Number(lanes: 0.002_8)
    let isLasting = field.isUsable .& isClean .& (Number.one .< excess)
    // (4 degrees)^2 a second and more.
    let growth = excess.lesser(4) * 0.005 * sums.duration
    covariance.add(Number.zero.replacing(with: growth, where: isLasting), to: ErrorState.heading)
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
