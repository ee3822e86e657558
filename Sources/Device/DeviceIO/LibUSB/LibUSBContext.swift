import Synchronization
public import USBProtocol

/// libusb in this process: one context, and two threads of its own.
///
/// The event thread does nothing but hand out completed transfers. The caretaker does what may block for
/// seconds on a sick device (clearing a halt, closing after a sink asked for it), so that one bad device
/// never delays another's reports.
@safe public final class LibUSBContext: @unchecked Sendable {
  /// Invariant behind `@unchecked`: `context` is set once in `init` and freed by the one `close` that stops
  /// the threads; everything else is behind `state`.
  let calls: LibUSBCalls
  private let context: OpaquePointer?
  private let events = DedicatedThread(name: "usb")
  private let caretaker = Caretaker()
  private let isStopping = Atomic<Bool>(false)
  private let eventFailures = Atomic<Int>(0)
  private let open = Mutex<[ObjectIdentifier: LibUSBTransport]>([:])

  /// How long one turn of the event loop waits; a stop interrupts it.
  private static let turnSeconds = 60
  /// A pause after an event loop that failed, so that a lasting fault does not burn a core.
  private static let failurePauseMilliseconds = 20

  /// - Throws: what libusb_init says: mostly `outOfMemory`.
  public convenience init() throws(TransportError) { try self.init(calls: .system) }

  init(calls: LibUSBCalls) throws(TransportError) {
    var context: OpaquePointer?
    let result = unsafe calls.initialize(&context)
    guard result == 0 else { throw TransportError(libUSBResult: result) }
    self.calls = calls
    unsafe self.context = unsafe context
    do {
      try caretaker.start()
      try events.start { [self] in handleEvents() }
    } catch {
      caretaker.stop()
      unsafe calls.exit(context)
      throw error
    }
  }

  // MARK: - Devices

  /// Opens a device node and claims interfaces of it.
  ///
  /// Kernel drivers that hold them are detached, and attached again on close. Other interfaces stay with
  /// their drivers: a headset that is also a keyboard keeps its keys to itself.
  /// - Throws: `accessDenied` and `notFound` about the node, `busy` where another program holds an
  ///   interface, `disconnected`, or what else libusb says. Nothing stays open or claimed.
  public func open(
    node: String, identity: USBIdentity, interfaces: [UInt8], options: LibUSBTransport.Options = .init()
  ) throws(TransportError) -> LibUSBTransport {
    guard !isStopping.load(ordering: .acquiring) else { throw .closed }
    let device = unsafe try LibUSBDevice(calls: calls, context: context, node: node, interfaces: interfaces)
    let transport = LibUSBTransport(identity: identity, device: device, context: self, options: options)
    open.withLock { $0[ObjectIdentifier(transport)] = transport }
    return transport
  }

  /// Closes every device, then libusb. Not from a sink.
  ///
  /// A device whose transfers never come back (a kernel fault) is left behind with its memory rather than
  /// waited for: the call returns within a few seconds.
  /// - Returns: how many devices were left behind.
  @discardableResult
  public func close() -> Int {
    precondition(!isOwnThread)
    guard !isStopping.exchange(true, ordering: .acquiringAndReleasing) else { return 0 }
    for transport in open.withLock({ Array($0.values) }) { transport.close() }
    caretaker.stop()
    unsafe calls.interruptEvents(context)
    events.join()
    let left = open.withLock { $0.count }
    if left == 0 { unsafe calls.exit(context) }
    return left
  }

  /// Turns of the event loop that libusb failed.
  public var eventFailureCount: Int { eventFailures.load(ordering: .relaxed) }

  /// Devices open now, those that wait for their last transfers included.
  public var openCount: Int { open.withLock { $0.count } }

  // MARK: - For its transports

  /// Whether the caller is a thread that completes transfers, and so may not wait for one.
  var isOwnThread: Bool { events.isCurrent || caretaker.isCurrent }

  func afterwards(milliseconds: Int, _ job: @escaping @Sendable () -> Void) {
    caretaker.schedule(milliseconds: milliseconds, job)
  }

  func forget(_ transport: LibUSBTransport) {
    _ = open.withLock { $0.removeValue(forKey: ObjectIdentifier(transport)) }
  }

  private func handleEvents() {
    while !isStopping.load(ordering: .acquiring) {
      let result = unsafe calls.handleEvents(context, Self.turnSeconds)
      guard result < 0, TransportError(libUSBResult: result) != .interrupted else { continue }
      eventFailures.add(1, ordering: .relaxed)
      MonotonicClock.pause(milliseconds: Self.failurePauseMilliseconds)
    }
  }
}
