public import PoseMath

/// Counts the frames of a pose source whose stamps waver about an even period.
///
/// Poses of a camera-driven tracker are as far apart as its frames, whatever the stamps say: a speed taken over
/// a late stamp is too low, the next one too high. The clock follows the phase and, slowly, the period, so that
/// speeds can be taken over whole frames. Constants as in the head-trace study (section 3), which found 0.7 to
/// 0.9 of a step to follow the count and the rest the stamp.
@frozen
public struct FrameClock<Scalar: PoseScalar>: Equatable, Sendable {
  /// A stamp farther than this from its frame, in seconds, pulls no harder.
  @inlinable public static var residualMax: Scalar { 0.002 }
  /// How far the period may come from the nominal one, as a share of it.
  @inlinable public static var periodShareMax: Scalar { 0.02 }
  /// The share of a residual that the phase follows, once it has settled.
  @inlinable public static var phaseShare: Scalar { 0.05 }
  /// The share of a residual that the period follows.
  @inlinable public static var periodShare: Scalar { 0.001 }

  /// The most frames from one pose to the next.
  @inlinable public static var countMax: Int64 { 1000 }

  /// The period that the source is said to have, seconds.
  public let nominalPeriod: Scalar
  /// The period it seems to have, seconds.
  @usableFromInline var current: Scalar
  /// The latest stamp, and how far its frame's true time lies from it, seconds.
  @usableFromInline var stamp: Timestamp
  @usableFromInline var lead: Scalar
  @usableFromInline var frames: Scalar

  /// A clock at the first frame.
  @inlinable
  public init(nominalPeriod: Scalar, at stamp: Timestamp) {
    self.nominalPeriod = nominalPeriod
    current = nominalPeriod
    self.stamp = stamp
    lead = 0
    frames = 1
  }

  /// The period it seems to have, seconds.
  @inlinable public var period: Scalar { current }

  /// Goes on to a pose stamped `stamp`.
  /// - Returns: how many frames it is after the latest; 0 where it still belongs to that frame, which then
  ///   stays the latest.
  @inlinable
  public mutating func advance(to stamp: Timestamp) -> Int {
    let since: Scalar = stamp.seconds(since: self.stamp) - lead
    let count = (since / current).nearestWholeNumber
    guard count >= 1, count <= Self.countMax else { return 0 }
    let residual = since - Scalar(wholeNumber: count) * current
    let bounded = max(-Self.residualMax, min(Self.residualMax, residual))
    let share: Scalar = max(Self.phaseShare, 1 / (frames + 1))
    frames += frames < 1000 ? 1 : 0
    lead = share * bounded - residual
    self.stamp = stamp
    let slack = nominalPeriod * Self.periodShareMax
    current = max(nominalPeriod - slack, min(nominalPeriod + slack, current + Self.periodShare * bounded))
    return Int(truncatingIfNeeded: count)
  }

  /// Begins again at a stamp after a break; keeps the period.
  @inlinable
  public mutating func restart(at stamp: Timestamp) {
    self.stamp = stamp
    lead = 0
  }
}
