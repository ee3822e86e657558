import Glibc
public import PoseMath

/// CLOCK_MONOTONIC, for arrival stamps and time limits. It does not step when the wall clock does.
public enum MonotonicClock {
  /// The present instant.
  public static var now: Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// The instant so many milliseconds ahead.
  public static func now(plusMilliseconds step: Int) -> Timestamp {
    now.advanced(byNanoseconds: Int64(step) * 1_000_000)
  }

  /// Whole milliseconds from now to `deadline`, rounded up, for poll(2): 0 when it has passed.
  static func milliseconds(until deadline: Timestamp) -> Int32 {
    let left = deadline.nanoseconds(since: now)
    guard left > 0 else { return 0 }
    return Int32(min((left + 999_999) / 1_000_000, 3_600_000))
  }
}

extension MonotonicClock {
  /// Sleeps; the caller's thread only.
  static func pause(milliseconds: Int) {
    var length = timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
    unsafe nanosleep(&length, nil)
  }
}
