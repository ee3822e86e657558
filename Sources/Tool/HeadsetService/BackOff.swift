internal import PoseMath

/// When what failed is tried again: after 1, 2, 4, 8, 16 and then every 30 s. Pure; one for each thing that
/// can fail.
///
/// It never gives up, for a program that holds a device may do so all day; its answer to a free one takes at
/// most half a minute.
struct BackOff: Equatable, Sendable {
  static let delaySecondsMax: Int64 = 30
  /// What was well for this long, nanoseconds, has failed for a new reason and is tried again soon.
  static let recoveredAfter: Int64 = 60_000_000_000

  /// Failures since it was last well.
  private(set) var failureCount: UInt32 = 0
  /// When to try again; nil while it is tried, or well.
  private(set) var due: Timestamp?

  /// It failed at `now`, having been well since `begin`, if it ever was.
  mutating func failed(at now: Timestamp, wellSince begin: Timestamp? = nil) {
    if let begin, now.nanoseconds(since: begin) >= Self.recoveredAfter { failureCount = 0 }
    let delay = min(Self.delaySecondsMax, 1 << Int64(min(failureCount, 5)))
    if failureCount < .max { failureCount += 1 }
    due = now.advanced(byNanoseconds: delay * 1_000_000_000)
  }

  /// Whether to try now.
  func isDue(at now: Timestamp) -> Bool { due.map { now.nanoseconds(since: $0) >= 0 } ?? false }

  /// It is tried.
  mutating func begin() { due = nil }
}
