public import PoseMath

/// Tells knowledge that does not fit the unit it was taken for: a bias that stepped while nobody looked, another
/// sensor under the same serial.
///
/// A Kalman filter moves a state from its first estimate by N(0, P0 - P), P0 and P being its variances then and now
/// (the part of the doubt that measurements took away; Bar-Shalom, Li and Kirubarajan, Estimation with
/// Applications to Tracking and Navigation, 2001, section 5.2), and by the state's own walk. A bias that has moved
/// by more than three of these deviations was not what it had been taken for.
@frozen
public struct KnowledgeWatch<Scalar: PoseScalar> {
  /// Seconds for which knowledge is on trial; what does not fit shows in 2 s at rest and 10 to 20 in motion.
  @inlinable public static var duration: Scalar { 30 }

  @usableFromInline let bias: SIMD3<Scalar>
  @usableFromInline let variance: SIMD3<Scalar>
  @usableFromInline var begin: Timestamp?
  @usableFromInline var looked: Scalar
  @usableFromInline var isClosed: Bool

  /// Whether the trial goes on.
  @inlinable public var isOpen: Bool { !isClosed }

  /// Watches the knowledge a filter was just made with.
  @inlinable
  public init(_ filter: OrientationFilter<Scalar>) {
    bias = filter.estimate.bias
    variance = filter.biasDeviation * filter.biasDeviation
    begin = nil
    looked = 0
    isClosed = false
  }

  /// Looks at the filter after a sample, ten times a second.
  /// - Returns: whether its knowledge turned out not to fit; once.
  @inlinable
  public mutating func isRefuted(by filter: OrientationFilter<Scalar>) -> Bool {
    guard !isClosed, filter.estimate.hasStarted else { return false }
    let start = begin ?? filter.estimate.timestamp
    begin = start
    let elapsed: Scalar = filter.estimate.timestamp.seconds(since: start)
    guard elapsed < looked || elapsed >= looked + 0.1 else { return false }
    looked = elapsed
    if elapsed > Self.duration || elapsed < 0 { isClosed = true }
    let walk = filter.parameters.biasNoise * filter.parameters.biasNoise * max(0, elapsed)
    let current = filter.biasDeviation * filter.biasDeviation
    for axis in 0..<3 {
      let moved = filter.estimate.bias[axis] - bias[axis]
      // At least a fiftieth: what is hardly measured yet is not judged by rounding.
      let allowed = max(variance[axis] - current[axis], variance[axis] / 50) + walk
      if moved * moved > 9 * allowed {
        isClosed = true
        return true
      }
    }
    return false
  }
}

extension KnowledgeWatch: Sendable where Scalar.SIMD4Storage: Sendable {}

extension OrientationFilter {
  /// Drops what was learned about the unit, not where it points: bias and matrix are sought anew as at a first
  /// start, and what they may have done to the orientation meanwhile is doubted, tilt by 7 degrees and heading by
  /// 40, as where a start is made in motion.
  @inlinable
  public mutating func dropKnowledge() {
    recalibrate()
    core.covariance.add(0.014_9, to: ErrorState.turn)
    core.covariance.add(0.487, to: ErrorState.heading)
    core.covariance.add(0.014_9, to: ErrorState.turn + 2)
  }

  /// The readings come by another calibration from now on: bias and matrix are sought anew from zero, and the
  /// orientation, which neither did harm, goes on as sure as it was.
  @inlinable
  public mutating func recalibrate() {
    let parameters = core.parameters
    core.gyroscope.bias[lane: 0] = .zero
    for element in 0..<9 { core.gyroscope.matrix[element][lane: 0] = 0 }
    for axis in 0..<3 {
      core.covariance.reset(
        ErrorState.bias + axis, variance: parameters.biasDeviation * parameters.biasDeviation, where: true)
    }
    for element in 0..<9 {
      core.covariance.reset(
        ErrorState.matrix + element, variance: parameters.matrixDeviation * parameters.matrixDeviation,
        where: true)
    }
    current.bias = .zero
  }
}
