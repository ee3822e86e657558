import Glibc
import PoseMath

/// The clock that schedules reports: CLOCK_MONOTONIC.
enum HostClock {
  static var now: Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
