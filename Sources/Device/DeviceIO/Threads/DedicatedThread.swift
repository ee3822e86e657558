import Glibc
import Synchronization

/// One thread for one task, with a name that `top -H` shows. All signals are blocked on it: they belong to
/// the program's main thread.
public final class DedicatedThread: Sendable {
  /// A mebibyte. The system's eight would all be resident under mlockall, and a rig opens and closes threads
  /// with every plug; the deepest user, reading a configuration as JSON, is bounded at 512 levels.
  private static let stackByteCount = 1 << 20

  private let name: String
  /// pthread_t of the running thread, 0 before it runs.
  private let identifier = Atomic<UInt>(0)
  private let handle = Mutex<pthread_t?>(nil)

  /// - Parameter name: its first 15 bytes count.
  public init(name: String) { self.name = name }

  /// Starts it, once.
  /// - Throws: what pthread_create says.
  public func start(_ body: @escaping @Sendable () -> Void) throws(TransportError) {
    let box = unsafe Unmanaged.passRetained(ThreadBody(thread: self, body: body))
    var everySignal = sigset_t()
    var previous = sigset_t()
    unsafe sigfillset(&everySignal)
    unsafe pthread_sigmask(SIG_SETMASK, &everySignal, &previous)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &previous, nil) }
    var created = pthread_t()
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, Self.stackByteCount)
    defer { unsafe pthread_attr_destroy(&attributes) }
    let result = unsafe pthread_create(
      &created, &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let work = unsafe Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue()
        work.run()
        return nil
      }, box.toOpaque())
    guard result == 0 else {
      unsafe box.release()
      throw TransportError(errorNumber: result)
    }
    handle.withLock { $0 = created }
  }

  /// Whether the caller runs on it.
  public var isCurrent: Bool { identifier.load(ordering: .acquiring) == UInt(pthread_self()) }

  /// Waits until its body has returned. The first call does; the thread itself may not.
  public func join() {
    let taken = handle.withLock { handle -> pthread_t? in
      defer { handle = nil }
      return handle
    }
    guard let taken else { return }
    precondition(!isCurrent)
    pthread_join(taken, nil)
  }

  deinit {
    let left = handle.withLock { $0 }
    if let left { pthread_detach(left) }
  }

  fileprivate func began() {
    identifier.store(UInt(pthread_self()), ordering: .releasing)
    // pthread_setname_np is a GNU extension that Glibc's module hides; the kernel's own file does the same.
    let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    let text = Array(name.utf8.prefix(15))
    _ = unsafe text.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  fileprivate func ended() { identifier.store(0, ordering: .releasing) }
}

private final class ThreadBody: Sendable {
  let thread: DedicatedThread
  let body: @Sendable () -> Void

  init(thread: DedicatedThread, body: @escaping @Sendable () -> Void) {
    self.thread = thread
    self.body = body
  }

  func run() {
    thread.began()
    body()
    thread.ended()
  }
}
