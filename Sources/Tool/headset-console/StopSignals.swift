import Glibc

/// SIGTERM and SIGINT, taken by the thread that waits for them: no handler, nothing global, none lost on the way.
struct StopSignals {
  private var set = sigset_t()

  /// Blocks both for this thread and those it starts: to be made on the main thread, before there is another.
  init() {
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGTERM)
    unsafe sigaddset(&set, SIGINT)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for one of them.
  func wait() {
    var set = set
    var signal: CInt = 0
    while unsafe sigwait(&set, &signal) != 0 {}
  }
}
