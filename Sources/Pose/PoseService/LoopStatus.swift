public import PoseMath

/// How the loop fares, since it was started.
public struct LoopStatus: Equatable, Sendable {
  /// Ticks that ran.
  public var tickCount: UInt64
  /// Ticks left out because an earlier one, or the kernel, was late by a whole period.
  public var missedTickCount: UInt64
  /// When the last tick began, host time; zero before the first. What a watchdog asks for.
  public var lastTick: Timestamp
  /// From the instant a tick was due to its begin.
  public var wakeLateness: LatencySummary
  /// From a tick's begin to its end.
  public var tickDuration: LatencySummary
  /// From a report's arrival at the transport to the tick that took it. With the tick's duration it bounds
  /// what the service adds to a report's way.
  public var reportWait: LatencySummary

  /// Whether a tick began within the last `nanoseconds` before `now`.
  public func isAlive(at now: Timestamp, within nanoseconds: Int64) -> Bool {
    tickCount > 0 && now.nanoseconds(since: lastTick) <= nanoseconds
  }
}
