/// An instant of one monotonic clock, in nanoseconds since that clock's own beginning.
///
/// The host's is CLOCK_MONOTONIC, a recording's begins at zero with its first transfer, a device's with its
/// first sample. Instants of different clocks are never compared. The arithmetic saturates: a device that
/// lies about time cannot make it trap.
@frozen
public struct Timestamp: Comparable, Hashable, Sendable {
  /// Since the clock's own beginning.
  public var nanoseconds: Int64

  /// The instant so many nanoseconds after the beginning.
  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The clock's beginning.
  @inlinable public static var zero: Self { Self(nanoseconds: 0) }

  /// Whether `left` is earlier.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

  /// Nanoseconds from `earlier` to this instant; negative where `earlier` is later.
  @inlinable
  public func nanoseconds(since earlier: Self) -> Int64 {
    let (difference, overflow) = nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
    guard overflow else { return difference }
    return nanoseconds < 0 ? .min : .max
  }

  /// Seconds from `earlier` to this instant, in the caller's width.
  @inlinable
  public func seconds<Scalar: PoseScalar>(since earlier: Self) -> Scalar {
    Scalar(wholeNumber: nanoseconds(since: earlier)) * 1e-9
  }

  /// The instant `step` nanoseconds later.
  @inlinable
  public func advanced(byNanoseconds step: Int64) -> Self {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(step)
    guard overflow else { return Self(nanoseconds: sum) }
    return Self(nanoseconds: step < 0 ? .min : .max)
  }
}
