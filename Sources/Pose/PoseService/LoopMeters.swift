internal import PoseMath
internal import Synchronization

/// What the loop measures of itself. The loop stores, any thread reads.
final class LoopMeters: Sendable {
  /// From the instant a tick was due to its begin.
  let wakeLateness = LatencyHistogram()
  /// From a tick's begin to its end.
  let tickDuration = LatencyHistogram()
  /// From a report's arrival at the transport to the tick that took it.
  let reportWait = LatencyHistogram()
  private let ticks = Atomic<UInt64>(0)
  private let missedTicks = Atomic<UInt64>(0)
  private let lastTick = Atomic<Int64>(0)

  init() {}

  func ticked(at now: Timestamp) {
    ticks.store(ticks.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
    lastTick.store(now.nanoseconds, ordering: .relaxed)
  }

  func missed(_ count: UInt64) {
    missedTicks.store(missedTicks.load(ordering: .relaxed) &+ count, ordering: .relaxed)
  }

  var status: LoopStatus {
    LoopStatus(
      tickCount: ticks.load(ordering: .relaxed), missedTickCount: missedTicks.load(ordering: .relaxed),
      lastTick: Timestamp(nanoseconds: lastTick.load(ordering: .relaxed)),
      wakeLateness: wakeLateness.summary, tickDuration: tickDuration.summary,
      reportWait: reportWait.summary)
  }
}
