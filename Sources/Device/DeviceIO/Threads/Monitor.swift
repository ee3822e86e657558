import Glibc
public import PoseMath

/// A value that threads share under one lock, and can wait on with a time limit (a monitor, in C. A. R.
/// Hoare's sense). Synchronization's Mutex has no condition, and nothing in this room may wait for ever.
@safe public final class Monitor<Value>: @unchecked Sendable {
  /// Invariant behind `@unchecked`: `value` is touched only between lock and unlock.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var value: Value

  /// A monitor of `value`, which nobody else may touch any more.
  public init(_ value: Value) {
    self.value = value
    unsafe lock = .allocate(capacity: 1)
    unsafe pthread_mutex_init(lock, nil)
    unsafe changed = .allocate(capacity: 1)
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(changed, &attributes)
    unsafe pthread_condattr_destroy(&attributes)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe changed.deallocate()
    unsafe pthread_mutex_destroy(lock)
    unsafe lock.deallocate()
  }

  /// Changes the value and wakes whoever waits on it. Not re-entrant: `body` calls nothing that takes it.
  @discardableResult
  public func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer {
      unsafe pthread_cond_broadcast(changed)
      unsafe pthread_mutex_unlock(lock)
    }
    return body(&value)
  }

  /// Waits until `isReady` holds or the deadline passes, then runs `body` either way; returns what it gives.
  /// `body` learns from the value itself which of the two happened.
  public func wait<Result>(
    until deadline: Timestamp, for isReady: (Value) -> Bool, then body: (inout Value) -> Result
  ) -> Result {
    var limit = timespec()
    limit.tv_sec = Int(deadline.nanoseconds / 1_000_000_000)
    limit.tv_nsec = Int(deadline.nanoseconds % 1_000_000_000)
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    while !isReady(value) {
      guard unsafe pthread_cond_timedwait(changed, lock, &limit) == 0 else { break }
    }
    return body(&value)
  }

  /// Waits until `isReady` holds or the deadline passes; returns whether it holds.
  public func wait(until deadline: Timestamp, for isReady: (Value) -> Bool) -> Bool {
    wait(until: deadline, for: isReady) { isReady($0) }
  }
}
