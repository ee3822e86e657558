public import PoseMath

/// The first second: the specific force, summed in a frame that turns with the gyroscope, is the vertical.
/// Motion then averages out instead of tilting the world.
@frozen
public struct Alignment<Number: LaneNumber> {
  /// Specific force times time since alignment began, in the world as far as it is known, m/s.
  @usableFromInline var sum: LaneVector<Number>
  /// Seconds since it began.
  @usableFromInline var duration: Number
  @usableFromInline var isDone: Number.Mask
  /// Whether there is a heading to be kept.
  @usableFromInline var hasHeading: Number.Mask
  /// Whether that second was still.
  @usableFromInline var wasStill: Number.Mask

  @inlinable
  init() {
    sum = .zero
    duration = 0
    isDone = Number.Mask(repeating: false)
    hasHeading = Number.Mask(repeating: false)
    wasStill = Number.Mask(repeating: false)
  }
}

extension Alignment: Sendable where Number: Sendable, Number.Mask: Sendable {}

extension ErrorStateFilter {
  /// Begins a lane, levelled by a sample's force; the vertical is to be found. What was learned, north, and what
  /// is left of the heading stay, if this is not the first time.
  @inlinable
  mutating func begin(lane: Int, by force: SIMD3<Number.Element>) -> Quaternion<Number.Element> {
    let previous = alignment.hasHeading[lane: lane] ? worldFromSensor[lane: lane] : nil
    let orientation = Quaternion.levelled(by: force, keeping: previous)
    worldFromSensor[lane: lane] = orientation
    alignment.hasHeading[lane: lane] = true
    // The first sample's direction, with the weight of a hundredth of a window.
    alignment.sum[lane: lane] = SIMD3(0, parameters.window / 100, 0)
    alignment.duration[lane: lane] = 0
    alignment.isDone[lane: lane] = false
    rest.interrupt(lane: lane)
    return orientation
  }

  /// Turns the orientation so that the sum is vertical; after a second, lets the filter run.
  @inlinable
  mutating func align() {
    let isAligning = .!alignment.isDone
    guard isAligning.isAnywhere else { return }
    alignment.sum += sums.force
    alignment.duration += sums.duration
    let turn = LaneRotation<Number>.identity.replacing(
      with: LaneRotation(from: alignment.sum, to: LaneVector(0, 1, 0)), where: isAligning)
    worldFromSensor = (turn * worldFromSensor).normalized()
    let columns = turn.columns
    let sum = alignment.sum
    alignment.sum = columns.x * sum.x + columns.y * sum.y + columns.z * sum.z
    let isOver = isAligning .& (Number(lanes: parameters.alignment * 0.999) .< alignment.duration)
    if isOver.isAnywhere { run(isOver) }
  }

  /// Ends the alignment. A second that was still leaves little doubt about the vertical, one in motion more.
  @inlinable
  mutating func run(_ lanes: Number.Mask) {
    let wasStill = alignment.duration - Number(lanes: 2 * parameters.window) .< rest.stillness
    let tilt = Number(lanes: 0.052_36).replacing(with: 0.017_45, where: wasStill).squared
    let speed = Number(lanes: 0.5).replacing(with: 0.1, where: wasStill).squared
    covariance.reset(ErrorState.turn, variance: tilt, where: lanes)
    covariance.reset(ErrorState.heading, variance: 0, where: lanes)
    covariance.reset(ErrorState.turn + 2, variance: tilt, where: lanes)
    covariance.reset(ErrorState.velocity, variance: speed, where: lanes)
    covariance.reset(ErrorState.velocity + 1, variance: speed, where: lanes)
    velocityX = velocityX.replacing(with: 0, where: lanes)
    velocityZ = velocityZ.replacing(with: 0, where: lanes)
    alignment.isDone = alignment.isDone .| lanes
    alignment.wasStill = (alignment.wasStill .& .!lanes) .| (wasStill .& lanes)
  }
}
