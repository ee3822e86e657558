private import Glibc

/// Ctrl-C and its kin, waited for instead of handled: from its making on, SIGINT, SIGTERM and SIGHUP are blocked
/// and kept until somebody asks.
struct Interruption {
  private let signals: sigset_t

  init() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    self.signals = signals
  }

  /// Waits for at most `limit`; true once the user has had enough.
  func happened(within limit: Duration) -> Bool {
    var signals = signals
    let (seconds, attoseconds) = limit.components
    var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    return unsafe sigtimedwait(&signals, nil, &rest) > 0
  }
}
