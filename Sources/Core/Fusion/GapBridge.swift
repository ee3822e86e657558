public import PoseMath

/// Finds time without information: samples that a driver reports as lost, and those in which gyroscope and
/// accelerometer repeat themselves to the bit, which is how a radio link fills its holes. Six readings of a
/// sensor with noise do not repeat by chance.
@frozen
public struct GapBridge<Number: LaneNumber> {
  @usableFromInline var rate: LaneVector<Number>
  @usableFromInline var force: LaneVector<Number>
  /// Seconds since the readings last changed, without the first of them.
  @usableFromInline var held: Number

  @inlinable
  init() {
    rate = .zero
    force = .zero
    held = 0
  }

  /// What lies before the newest sample: seconds integrated with a stale rate, and seconds not integrated.
  @usableFromInline
  struct Gap {
    @usableFromInline var held: Number
    @usableFromInline var lost: Number

    @inlinable
    init(held: Number, lost: Number) {
      self.held = held
      self.lost = lost
    }
  }

  /// Takes a sample; what lies before it is nil where nothing is missing in any lane.
  @inlinable
  mutating func ingest(
    rate newRate: LaneVector<Number>, force newForce: LaneVector<Number>, step: Number, lost: Number,
    gapMax: Number.Element
  ) -> Gap? {
    let change: Number = (newRate - rate).lengthSquared + (newForce - force).lengthSquared
    rate = newRate
    force = newForce
    let isNew = (Number.zero .< change) .& (Number.zero .< step)
    let isUsual = isNew .& .!(Number.zero .< held + lost)
    guard (.!isUsual).isAnywhere else { return nil }
    // What repeats itself for longer is no gap but a sensor without noise.
    let isGap = isNew .& (held .< Number(lanes: gapMax))
    let gap = Gap(held: Number.zero.replacing(with: held, where: isGap), lost: lost)
    held = (held + step).replacing(with: 0, where: isNew)
    return (Number.zero .< gap.held + gap.lost).isAnywhere ? gap : nil
  }
}

extension GapBridge: Sendable where Number: Sendable {}

extension ErrorStateFilter {
  /// What may be missing of a turn that was bridged with the mean of the rates at both ends.
  @inlinable
  mutating func bridgeVariance(_ gap: GapBridge<Number>.Gap, _ change: LaneVector<Number>) -> Number {
    let missing = gap.held + gap.lost
    let surprise = Number(lanes: parameters.gapAngularAcceleration) * missing * missing
    return surprise.squared + change.lengthSquared * (missing * 0.15).squared
  }
}
