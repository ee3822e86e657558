public import PoseMath

/// What a jump of the readings four samples ago stands for: the number of missing samples with which the four
/// readings on either side lie best on one curve, a cubic in each axis.
@frozen
public struct Seam<Number: LaneNumber> {
  /// Samples that are missing there; zero where none are.
  @usableFromInline var missing: Number
  /// Variance of that.
  @usableFromInline var missingVariance: Number
  /// Where the two sides have nothing to do with each other.
  @usableFromInline var isSplice: Number.Mask
  /// The mean rate over what is missing, uncorrected.
  @usableFromInline var rate: LaneVector<Number>
  /// The turn of the four samples since, uncorrected, radians.
  @usableFromInline var since: LaneVector<Number>

  /// The most samples that are made good for: later the motion may be another.
  @inlinable static var missingMax: Int { 12 }

  /// Looks at four readings on either side of a jump.
  @inlinable
  init(_ watch: SeamWatch<Number>, step: Number, where isDue: Number.Mask) {
    let misfit = Self.misfit(watch, missing: 0)
    var (least, before, curvature) = (misfit, misfit, Number.zero)
    missing = 0
    // Few candidates need more than two: without a loss one more missing sample fits worse.
    var isFalling = isDue .& (0.3 .< misfit)
    for count in 1...Self.missingMax + 1 {
      guard isFalling.isAnywhere else { break }
      let next = Self.misfit(watch, missing: count)
      let isLess = isFalling .& (next .< least)
      curvature = curvature.replacing(with: next - least + before - least, where: isFalling .& .!isLess)
      before = before.replacing(with: least, where: isLess)
      least = least.replacing(with: next, where: isLess)
      missing = missing.replacing(with: Number(lanes: Number.Element(count)), where: isLess)
      isFalling = isLess
    }
    // A parabola through the neighbours tells how narrow the minimum is; 20 residuals are free.
    missingVariance = (least * 0.1 + 0.01).over(curvature.greater(1e-3))
    let isLoss =
      isDue .& .!isFalling .& (0.5 .< missing) .& (least * 7 + 0.3 .< misfit) .& (missingVariance .< 6)
    // A cubic across a long gap joins anything: what is a seam, and no short one, is a splice if it is large.
    let jump = watch[3] - watch[4]
    let isSeam = (least * 7 + 0.3 .< misfit) .| (Self.roughness(watch) * 20 + 3 .< least)
    let smooth = Self.roughness(watch) * 100 + 9
    isSplice =
      isDue .& .!isLoss .& isSeam .& (smooth .< jump.force.lengthSquared)
      .& (smooth .< jump.rate.lengthSquared)
    missing = Number.zero.replacing(with: missing, where: isLoss)
    let scale = Number.one.over(SeamWatch<Number>.ratio)
    rate = (watch[3].rate + watch[4].rate) * (scale * 0.5)
    since = (watch[0].rate + watch[1].rate + watch[2].rate + watch[3].rate) * (scale * step)
  }

  /// Mean squared change of a reading about the mean change on its side.
  @inlinable
  static func roughness(_ watch: SeamWatch<Number>) -> Number {
    let third = Number(lanes: 1 / 3)
    let before = (watch[4] - watch[7]) * third
    let after = (watch[0] - watch[3]) * third
    var sum: Number = 0
    for age in 0..<3 {
      sum += (watch[age] - watch[age + 1] - after).lengthSquared
      sum += (watch[age + 4] - watch[age + 5] - before).lengthSquared
    }
    return sum * Number(lanes: 1 / 6)
  }

  /// What is left of the eight readings, squared, by the best cubics when so many samples are missing in their middle.
  /// The polynomials are orthogonal over these eight times (Stieltjes' recurrence).
  @inlinable
  static func misfit(_ watch: SeamWatch<Number>, missing: Int) -> Number {
    typealias Element = Number.Element
    let half = Element(missing) * 0.5 + 3.5
    var rest: InlineArray<8, InertialReading<Number>> = InlineArray { watch[7 - $0] - watch[4] }
    var lower: InlineArray<8, Element> = InlineArray(repeating: 0)
    var current: InlineArray<8, Element> = InlineArray(repeating: 1)
    var lowerNorm: Element = 1
    for order in 0..<4 {
      var norm: Element = 0
      for index in 0..<8 { norm += current[index] * current[index] }
      var part = rest[0] * Number(lanes: current[0])
      for index in 1..<8 { part = part + rest[index] * Number(lanes: current[index]) }
      part = part * Number(lanes: 1 / norm)
      for index in 0..<8 { rest[index] = rest[index] - part * Number(lanes: current[index]) }
      // The times are symmetric about their middle: p' = t p - |p|^2 / |p of the order below|^2 p of the order below.
      let fall: Element = order == 0 ? 0 : norm / lowerNorm
      for index in 0..<8 {
        let time: Element = (Element(index < 4 ? index : index + missing) - half) / half
        let next: Element = time * current[index] - fall * lower[index]
        lower[index] = current[index]
        current[index] = next
      }
      lowerNorm = norm
    }
    var sum: Number = 0
    for index in 0..<8 { sum += rest[index].lengthSquared }
    return sum
  }
}

extension ErrorStateFilter {
  /// Makes good for a seam: the turn of what is missing is that of the mean rate over it.
  @inlinable
  mutating func mend(_ seam: Seam<Number>, step: Number) {
    let atSeam = worldFromSensor * LaneRotation(rotationVector: seam.since * -1)
    let columns = atSeam.columns
    let lost = seam.missing * step
    let turn = gyroscope.corrected(seam.rate) * lost
    let missing = columns.x * turn.x + columns.y * turn.y + columns.z * turn.z
    worldFromSensor = LaneRotation(rotationVector: missing) * worldFromSensor
    let surprise = Number(lanes: parameters.gapAngularAcceleration) * lost.squared
    let perSample = (turn * step).lengthSquared.over(lost.squared.greater(1e-12))
    sums.lostTurn += perSample * seam.missingVariance + surprise.squared
    guard seam.isSplice.isAnywhere else { return }
    // Beyond a splice the vertical is anywhere, and sought anew.
    let force = seams[0].force
    for lane in 0..<Number.laneCount where seam.isSplice[lane: lane] {
      _ = begin(lane: lane, by: force[lane: lane])
      sums.force[lane: lane] = .zero
    }
  }
}
