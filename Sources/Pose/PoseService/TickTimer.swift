internal import Glibc
internal import PoseMath

/// The instants at which ticks are due: multiples of a period from the start, whatever a tick takes.
struct TickTimer {
  private(set) var due: Timestamp
  let period: Int64

  init(start: Timestamp, periodNanoseconds: Int64) {
    precondition(periodNanoseconds > 0)
    due = start
    period = periodNanoseconds
  }

  /// Moves on to the next tick, at the instant `now`. Ticks that are wholly past are left out: a late loop
  /// does not run a burst to catch up, it goes on with what is there.
  ///
  /// - Returns: how many were left out.
  mutating func advance(at now: Timestamp) -> UInt64 {
    due = due.advanced(byNanoseconds: period)
    let late = now.nanoseconds(since: due)
    guard late >= period else { return 0 }
    let missed = late / period
    due = due.advanced(byNanoseconds: missed * period)
    return UInt64(missed)
  }

  /// Sleeps until the tick is due, by CLOCK_MONOTONIC and an absolute time, so that a signal or a late
  /// wake-up does not shift the ticks after it (clock_nanosleep(2)).
  func wait() {
    var until = timespec()
    until.tv_sec = Int(due.nanoseconds / 1_000_000_000)
    until.tv_nsec = Int(due.nanoseconds % 1_000_000_000)
    while unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nil) == EINTR {}
  }
}
