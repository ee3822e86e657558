internal import Glibc

/// What the kernel allowed of what a real-time loop asks for. The composition root says it once.
public struct RealTimeGrants: Equatable, Sendable {
  /// How the loop's thread is scheduled.
  public var scheduling: Scheduling
  /// Whether the process's memory stays in RAM.
  public var memory: Memory

  /// How a thread is scheduled.
  public enum Scheduling: Equatable, Sendable {
    /// SCHED_FIFO at this priority: it runs before every ordinary thread.
    case firstInFirstOut(priority: Int32)
    /// As any other thread, because the kernel refused with this `errno` (EPERM without RLIMIT_RTPRIO).
    case ordinary(code: Int32)
  }

  /// Whether pages can be taken away.
  public enum Memory: Equatable, Sendable {
    case locked
    /// The kernel refused with this `errno`.
    case pageable(code: Int32)
    /// Not tried: RLIMIT_MEMLOCK is this many bytes, and a mapping beyond it would fail from then on.
    case limited(byteCount: UInt64)
    /// Not asked for.
    case notRequested
  }
}

/// The two requests. Memory is locked before the loop's thread is made, so that its stack is in RAM from
/// the start.
enum RealTime {
  /// RLIMIT_MEMLOCK of asm-generic/resource.h, which the Glibc module leaves out.
  private static let lockedMemoryLimit = __rlimit_resource_t(8)

  /// Puts the calling thread under SCHED_FIFO (sched(7)). RLIMIT_RTPRIO or CAP_SYS_NICE allow it.
  static func scheduleFirstInFirstOut(priority: Int32) -> RealTimeGrants.Scheduling {
    var parameter = sched_param()
    parameter.sched_priority = priority
    let code = unsafe pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameter)
    return code == 0 ? .firstInFirstOut(priority: priority) : .ordinary(code: code)
  }

  /// Keeps all pages of the process, present and future, in RAM (mlockall(2)).
  ///
  /// Under a finite RLIMIT_MEMLOCK every later mapping beyond it would fail, so it is only asked for without
  /// that limit or as root, which has CAP_IPC_LOCK.
  static func lockMemory() -> RealTimeGrants.Memory {
    var limit = rlimit()
    let isLimitKnown = unsafe getrlimit(lockedMemoryLimit, &limit) == 0
    guard isLimitKnown else { return .pageable(code: errno) }
    guard limit.rlim_cur == rlim_t.max || geteuid() == 0 else {
      return .limited(byteCount: UInt64(limit.rlim_cur))
    }
    return mlockall(MCL_CURRENT | MCL_FUTURE) == 0
      ? .locked : .pageable(code: errno)
  }
}
