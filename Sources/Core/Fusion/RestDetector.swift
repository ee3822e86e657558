public import PoseMath

/// Tells a sensor that lies or is held still from one that moves: over a window and against half a second
/// before it, turn rate and specific force hardly vary, and the rate is one that a bias could be.
///
/// The bounds and times are those of VQF (Laidig, Seel: VQF, Information Fusion 91, 2023, table of default
/// parameters).
@frozen
public struct RestDetector<Number: LaneNumber> {
  @usableFromInline var slowAngularVelocity: LaneVector<Number>
  @usableFromInline var slowAcceleration: LaneVector<Number>
  /// Windows seen, up to 1: the first one is its own mean.
  @usableFromInline var begun: Number
  /// Seconds without a window that moved.
  @usableFromInline var stillness: Number

  @inlinable
  init() {
    slowAngularVelocity = .zero
    slowAcceleration = .zero
    begun = 0
    stillness = 0
  }

  /// Whether it has been still for `onset` seconds.
  @inlinable
  func isLasting(_ onset: Number.Element) -> Number.Mask { Number(lanes: onset) .< stillness }

  /// Takes the next window of samples; lanes without a sample stay as they are.
  @inlinable
  mutating func ingest(_ window: WindowSums<Number>, _ parameters: FilterParameters<Number.Element>) {
    let isThere = Number.zero .< window.count
    let inverse = Number.one.over(window.count.greater(1))
    let rate = window.angularVelocity * inverse
    let force = window.acceleration * inverse
    let isFirst = begun .< 0.5
    slowAngularVelocity = slowAngularVelocity.replacing(with: rate, where: isFirst)
    slowAcceleration = slowAcceleration.replacing(with: force, where: isFirst)
    begun = begun.replacing(with: 1, where: isThere)

    let rateSpread: Number =
      window.angularVelocitySquared * inverse - rate.lengthSquared
      + (rate - slowAngularVelocity).lengthSquared
    let forceSpread: Number =
      window.accelerationSquared * inverse - force.lengthSquared + (force - slowAcceleration).lengthSquared
    let share = window.duration.over(window.duration + 0.5)
    slowAngularVelocity += (rate - slowAngularVelocity) * share
    slowAcceleration += (force - slowAcceleration) * share

    let rateMax = Number(lanes: parameters.restRateDeviationMax).squared
    let forceMax = Number(lanes: parameters.restAccelerationDeviationMax).squared
    let biasMax = Number(lanes: parameters.restRateMax).squared
    let isStill =
      (rateSpread .< rateMax) .& (forceSpread .< forceMax)
      .& (slowAngularVelocity.x.squared .< biasMax) .& (slowAngularVelocity.y.squared .< biasMax)
      .& (slowAngularVelocity.z.squared .< biasMax)
    stillness = stillness.replacing(with: 0, where: isThere .& .!isStill)
    stillness = (stillness + window.duration.replacing(with: 0, where: .!isStill)).lesser(1e6)
  }

  /// Forgets the stillness of a lane: time is missing there.
  @inlinable
  mutating func interrupt(lane: Int) {
    stillness[lane: lane] = 0
    begun[lane: lane] = 0
  }
}

extension RestDetector: Sendable where Number: Sendable {}
