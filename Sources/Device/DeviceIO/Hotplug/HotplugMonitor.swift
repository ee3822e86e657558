import Glibc

/// Tells of USB devices and hidraw nodes as they come and go, from a thread of its own.
///
/// News comes from udev, not from the kernel: a device is told only after udev's rules have set its owner and
/// mode, for a program that opens it earlier is refused now and then. Nothing is told twice or lost: the
/// monitor listens before it enumerates, and enumerates again when the kernel dropped events.
public final class HotplugMonitor: Sendable {
  private let source: HotplugSource
  private let handler: @Sendable (HotplugEvent) -> Void
  private let thread = DedicatedThread(name: "hotplug")
  private let wake: WakeUp

  /// How often rights are asked for again while some node may not be opened.
  private static let accessMilliseconds: Int32 = 200
  /// News taken in one turn before the stop request is looked at again.
  private static let newsMax = 256

  /// Begins at once.
  /// - Parameter handler: called on the monitor's thread, one event at a time; it must not call `stop`.
  /// - Throws: what libudev's start says, mostly `notSupported` where there is no netlink.
  public convenience init(
    handler: @escaping @Sendable (HotplugEvent) -> Void
  ) throws(TransportError) {
    try self.init(source: try UDev.makeSource(), handler: handler)
  }

  init(source: HotplugSource, handler: @escaping @Sendable (HotplugEvent) -> Void) throws(TransportError) {
    self.source = source
    self.handler = handler
    wake = try WakeUp()
    try thread.start { [self] in run() }
  }

  /// Ends the thread; after it returned the handler hears nothing more. Safe to call twice.
  public func stop() {
    wake.signal()
    thread.join()
  }

  /// What is there now, without a monitor: for a tool that only lists.
  public static func devices() throws(TransportError) -> [DeviceNode] {
    try UDev.makeSource().enumerate()
  }

  // MARK: - The thread

  private func run() {
    var table = HotplugTable()
    tell(table.reconcile(with: source.enumerate()))
    handler(.enumerated)
    while true {
      let limit = table.isAwaitingAccess ? Self.accessMilliseconds : -1
      switch wake.wait(for: source.fileDescriptor, milliseconds: limit) {
      case .woken: return
      case .timedOut: tell(table.refreshAccess(source.mayOpen))
      case .ready: takeNews(into: &table)
      }
    }
  }

  private func takeNews(into table: inout HotplugTable) {
    for _ in 0..<Self.newsMax {
      switch source.receive() {
      case .seen(let node): tell(table.saw(node))
      case .removed(let sysPath, let number): tell(table.lost(sysPath: sysPath, number: number))
      case .lost: tell(table.reconcile(with: source.enumerate()))
      case .other: continue
      case .none: return
      }
    }
  }

  private func tell(_ events: [HotplugEvent]) {
    for event in events { handler(event) }
  }
}
