import DeviceIO
import Glibc
import PoseMath

/// Sleeps from millisecond to millisecond by absolute time, so that a late wake-up does not shift the next.
struct Pacer {
  private var due = MonotonicClock.now

  mutating func waitForNextMillisecond() {
    due = due.advanced(byNanoseconds: 1_000_000)
    var until = timespec()
    until.tv_sec = Int(due.nanoseconds / 1_000_000_000)
    until.tv_nsec = Int(due.nanoseconds % 1_000_000_000)
    unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nil)
  }
}

/// Asks for the scheduling that the loop's own thread asks for, so that other programs of the machine do not
/// stand in the figures.
enum RealTimeRequest {
  /// Makes the calling thread SCHED_FIFO where allowed; says which it is.
  static func make() -> String {
    var parameter = sched_param()
    parameter.sched_priority = 45
    let code = unsafe pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameter)
    return code == 0 ? "SCHED_FIFO 45" : "SCHED_OTHER (SCHED_FIFO refused, errno \(code))"
  }
}
