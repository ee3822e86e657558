public import DeviceCatalog
public import DeviceIO
internal import PoseMath

/// Runs one device's start-up on a thread of its own and then does what it is asked to: the thin, blocking
/// side of a driver. It knows no family.
///
/// Reports do not pass through here on their way: the transport hands them to the sink it was given.
public final class DeviceSession: Sendable {
  /// What the session tells its owner, on the session's thread (`ended` on the transport's).
  public enum Event: Sendable {
    /// Start-up is done, or done anew after a wireless device came back.
    case ready(DeviceProfile)
    /// The device answers, but not as it should; it stays open and silent.
    case abandoned(StartupFailure)
    /// The device is gone. The last event; `close` is still to be called.
    case ended(TransportError)
  }

  /// Feature writes that wait for the device: a slow one shall not pile up haptics for ever.
  public static let pendingWritesMax = 16
  static let controlTimeoutMilliseconds = 500
  /// What the device gets to hear at the end must not keep the service from ending.
  static let farewellTimeoutMilliseconds = 100

  private struct Mailbox {
    var writes: [FeatureWrite] = []
    var mustRestart = false
    var isStopping = false
  }

  private let transport: any Transport
  private let startup: any Startup
  private let mailbox = Monitor(Mailbox())
  private let thread = DedicatedThread(name: "session")
  private let notify: @Sendable (Event) -> Void

  /// A session that has not begun.
  /// - Parameter notify: hears every event, in order; it must not block for long, and not close the session.
  public init(
    transport: any Transport, startup: any Startup, notify: @escaping @Sendable (Event) -> Void
  ) {
    self.transport = transport
    self.startup = startup
    self.notify = notify
  }

  /// Begins to read the entry's endpoints into `sink` and to talk the device into life.
  /// - Throws: what the transport says when it cannot read.
  public func start(reading inputs: [CatalogEntry.Input], into sink: any ReportSink) throws(TransportError) {
    let relay = EndRelay(sink: sink) { [notify] in notify(.ended($0)) }
    for input in inputs {
      try transport.startReading(endpoint: input.endpoint, into: relay)
    }
    try thread.start { [self] in run() }
  }

  /// Queues a feature write; returns false where the queue is full or the session has ended.
  @discardableResult
  public func send(_ write: FeatureWrite) -> Bool {
    mailbox.withLock { box in
      guard !box.isStopping, box.writes.count < Self.pendingWritesMax else { return false }
      box.writes.append(write)
      return true
    }
  }

  /// Runs start-up again, from its beginning where it is still running: a wireless device went away, and what
  /// comes back may be another. Writes that wait were meant for the one that left, and go with it.
  public func restart() {
    mailbox.withLock { box in
      box.mustRestart = true
      box.writes = []
    }
  }

  /// Says goodbye to the device, closes the transport and waits for the thread. Bounded by the time limits
  /// of the transfer at hand and of the farewell. Not for the session's own thread: an owner that hears an
  /// event closes from elsewhere.
  public func close() {
    mailbox.withLock { $0.isStopping = true }
    thread.join()
    transport.close()
  }

  // MARK: - On the session's thread

  private func run() {
    while !isStopping {
      guard let outcome = perform() else { break }
      notify(outcome)
      serve()
    }
    // The device may have left by itself: nobody performs a write any more.
    mailbox.withLock { $0.isStopping = true }
    for write in startup.farewell {
      _ = try? transport.control(
        write.setup, data: write.data, timeoutMilliseconds: Self.farewellTimeoutMilliseconds)
    }
  }

  private var isStopping: Bool { mailbox.withLock { $0.isStopping } }

  /// Whether somebody asked for a restart since the last time.
  private func takeRestart() -> Bool {
    mailbox.withLock { box in
      defer { box.mustRestart = false }
      return box.mustRestart
    }
  }

  /// Start-up from its beginning to its end; nil when the session stops or the device leaves meanwhile.
  private func perform() -> Event? {
    var machine = startup
    var action = machine.begin()
    while !isStopping {
      // What was learned before belongs to a device that may be gone: a profile is never made of two.
      if takeRestart() { action = machine.begin() }
      switch action {
      case .ready(let profile): return .ready(profile)
      case .abandon(let failure): return .abandoned(failure)
      case .pause(let milliseconds):
        pause(milliseconds)
        action = machine.next(after: .paused)
      case .transfer(let setup, let data):
        do throws(TransportError) {
          let answer = try transport.control(
            setup, data: data, timeoutMilliseconds: Self.controlTimeoutMilliseconds)
          action = machine.next(after: .completed(answer))
        } catch {
          if error == .disconnected || error == .closed { return nil }
          action = machine.next(after: .failed(error))
        }
      }
    }
    return nil
  }

  /// Writes what is asked for until the session stops or has to start up again.
  private func serve() {
    while true {
      let deadline = MonotonicClock.now(plusMilliseconds: 60_000)
      let work = mailbox.wait(until: deadline) {
        $0.isStopping || $0.mustRestart || !$0.writes.isEmpty
      } then: { box -> [FeatureWrite]? in
        if box.isStopping || box.mustRestart { return nil }
        defer { box.writes = [] }
        return box.writes
      }
      guard let work else { return }
      // A device that answers nothing costs a time limit a write: the end must not wait for sixteen.
      for write in work where !isStopping {
        _ = try? transport.control(
          write.setup, data: write.data, timeoutMilliseconds: Self.controlTimeoutMilliseconds)
      }
    }
  }

  private func pause(_ milliseconds: Int) {
    _ = mailbox.wait(until: MonotonicClock.now(plusMilliseconds: milliseconds)) {
      $0.isStopping || $0.mustRestart
    }
  }
}

/// Passes reports on and tells the end once, whichever endpoint sees it first.
private final class EndRelay: ReportSink {
  private let sink: any ReportSink
  private let told = Monitor(false)
  private let tell: @Sendable (TransportError) -> Void

  init(sink: any ReportSink, tell: @escaping @Sendable (TransportError) -> Void) {
    self.sink = sink
    self.tell = tell
  }

  func received(_ bytes: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) {
    sink.received(bytes, endpoint: endpoint, at: arrival)
  }

  func ended(_ reason: TransportError) {
    let isFirst = told.withLock { told in
      defer { told = true }
      return !told
    }
    guard isFirst else { return }
    sink.ended(reason)
    tell(reason)
  }
}
