internal import DeviceIO
internal import Drivers
internal import PoseMath
internal import Synchronization

/// What the loop's thread runs: ticks on time until it is told to stop.
final class LoopRunner: Sendable {
  let loop: PoseLoop
  private let configuration: PoseServiceConfiguration
  private let isStopping = Atomic(false)
  private let begun = Atomic(false)
  private let scheduling = Mutex<RealTimeGrants.Scheduling?>(nil)

  init(loop: PoseLoop, configuration: PoseServiceConfiguration) {
    self.loop = loop
    self.configuration = configuration
  }

  /// Runs on the calling thread until `stop`.
  func run() {
    var timer = begin()
    while !isStopped {
      timer.wait()
      let begun = beginTick(of: timer)
      loop.tick(at: begun)
      endTick(of: &timer, begun: begun)
    }
  }

  func begin() -> TickTimer {
    begun.store(true, ordering: .releasing)
    let granted = RealTime.scheduleFirstInFirstOut(priority: configuration.priority)
    scheduling.withLock { $0 = granted }
    return TickTimer(start: MonotonicClock.now, periodNanoseconds: configuration.periodNanoseconds)
  }

  func beginTick(of timer: TickTimer) -> Timestamp {
    let now = MonotonicClock.now
    loop.meters.wakeLateness.record(nanoseconds: now.nanoseconds(since: timer.due))
    return now
  }

  func endTick(of timer: inout TickTimer, begun: Timestamp) {
    let now = MonotonicClock.now
    loop.meters.tickDuration.record(nanoseconds: now.nanoseconds(since: begun))
    loop.meters.missed(timer.advance(at: now))
  }

  var isStopped: Bool { isStopping.load(ordering: .acquiring) }

  /// Whether a thread runs the loop, or did.
  var isBegun: Bool { begun.load(ordering: .relaxed) }

  /// Ends `run` after the tick that is under way.
  func stop() { isStopping.store(true, ordering: .releasing) }

  /// How the loop's thread is scheduled; nil before it runs.
  var grantedScheduling: RealTimeGrants.Scheduling? { scheduling.withLock { $0 } }
}
