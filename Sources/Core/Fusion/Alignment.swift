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
  /// Variance of the heading it begins with, rad^2: none at first, for zero is where it is; after a gap, of a turn
  /// that nobody saw.
  @usableFromInline var headingDoubt: Number
  /// Whether that second was still.
  @usableFromInline var wasStill: Number.Mask

  @inlinable
  init() {
    sum = .zero
    duration = 0
    headingDoubt = 0
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
    restartAlignment(lane: lane)
    rest.interrupt(lane: lane)
    return orientation
  }

  @inlinable
  mutating func restartAlignment(lane: Int) {
    // The direction that is up by now, with the weight of a hundredth of a window.
    alignment.sum[lane: lane] = SIMD3(0, parameters.window / 100, 0)
    alignment.duration[lane: lane] = 0
    // 40 degrees.
    alignment.headingDoubt[lane: lane] = alignment.hasHeading[lane: lane] ? 0.487 : 0
    alignment.hasHeading[lane: lane] = true
    alignment.isDone[lane: lane] = false
    gait.force[lane: lane] = SIMD3(0, 9.8, 0)
    // North is where it was, but the heading is not: the field may set it as at a start in motion.
    north.begunStill[lane: lane] = false
    north.age[lane: lane] = 0
  }

  /// Where the vertical is nowhere near, a correction for small errors will not find it: it is sought anew, and
  /// what was learned of the matrix meanwhile is doubted.
  @inlinable
  mutating func realignToppled() {
    let isToppled = gait.isToppled(sums) .& alignment.isDone
    guard isToppled.isAnywhere else { return }
    forgetMatrix(Number.zero.replacing(with: 1, where: isToppled))
    for lane in 0..<Number.laneCount where isToppled[lane: lane] { restartAlignment(lane: lane) }
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
    let tilt = Number(lanes: 0.12).replacing(with: 0.017_45, where: wasStill).squared
    let speed = Number(lanes: 1).replacing(with: 0.1, where: wasStill).squared
    covariance.reset(ErrorState.turn, variance: tilt, where: lanes)
    covariance.reset(ErrorState.heading, variance: alignment.headingDoubt, where: lanes)
    covariance.reset(ErrorState.turn + 2, variance: tilt, where: lanes)
    covariance.reset(ErrorState.velocity, variance: speed, where: lanes)
    covariance.reset(ErrorState.velocity + 1, variance: speed, where: lanes)
    velocityX = velocityX.replacing(with: 0, where: lanes)
    velocityZ = velocityZ.replacing(with: 0, where: lanes)
    alignment.isDone = alignment.isDone .| lanes
    alignment.wasStill = (alignment.wasStill .& .!lanes) .| (wasStill .& lanes)
  }
}
