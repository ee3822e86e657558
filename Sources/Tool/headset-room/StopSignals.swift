import Glibc
import PoseMath

/// SIGTERM and SIGINT, taken in while the loop sleeps: no handler, nothing global.
///
/// Made before any other thread starts, because threads inherit what is blocked.
struct StopSignals {
  private var set = sigset_t()

  /// Blocks both for this thread and those it starts.
  init() {
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGTERM)
    unsafe sigaddset(&set, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Sleeps until an instant of CLOCK_MONOTONIC; true when one of the signals came first.
  func sleep(until instant: Timestamp) -> Bool {
    var set = set
    while true {
      let rest = max(0, instant.nanoseconds(since: HostClock.now()))
      var timeout = timespec(tv_sec: Int(rest / 1_000_000_000), tv_nsec: Int(rest % 1_000_000_000))
      if unsafe sigtimedwait(&set, nil, &timeout) > 0 { return true }
      // EINTR: a signal of no concern to us, as when the process is stopped and goes on.
      if errno == EAGAIN { return false }
    }
  }
}

/// The one clock of the program.
enum HostClock {
  static func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
