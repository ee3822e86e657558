internal import DeviceCatalog
internal import DeviceIO
internal import Inventory
internal import PoseMath
internal import Synchronization
internal import USBProtocol

/// Opens the equipment that is plugged into this machine: udev tells of it, libusb carries it.
///
/// A machine that gives neither, for now or for good, still has a service: it says so, and it is tried again.
final class USBWatch: Sendable {
  /// What was begun and has to be ended.
  struct Bus: Sendable {
    var stopListening: @Sendable () -> Void
    /// After every device was let go.
    var close: @Sendable () -> Void
  }

  /// Opens a node and claims these interfaces.
  typealias Opener =
    @Sendable (DeviceNode, [UInt8]) throws(TransportError) -> any Transport
  /// Begins to hear of the bus.
  typealias Begin =
    @Sendable (@escaping @Sendable (HotplugEvent, @escaping Opener) -> Void) throws(TransportError) -> Bus

  private struct State {
    var bus: Bus?
    var failure: TransportError?
    var backOff = BackOff()
  }

  private let rig: Rig
  private let begin: Begin
  private let state = Mutex(State())

  init(rig: Rig, begin: @escaping Begin = USBWatch.beginSystem) {
    self.rig = rig
    self.begin = begin
  }

  /// Why the bus is not heard; nil where it is.
  var failure: TransportError? { state.withLock { $0.failure } }

  /// Begins to listen, or tries again when its time has come. One thread calls it, and the two below.
  func tend(at now: Timestamp) {
    let mustBegin = state.withLock { $0.bus == nil && ($0.failure == nil || $0.backOff.isDue(at: now)) }
    guard mustBegin else { return }
    do throws(TransportError) {
      let bus = try begin { [weak self] event, open in self?.hear(event, open) }
      state.withLock { $0 = State(bus: bus) }
    } catch {
      state.withLock { state in
        state.failure = error
        state.backOff.failed(at: now)
      }
    }
  }

  /// Hears no more of the bus; the devices themselves are let go by the rig.
  func stopListening() { state.withLock { $0.bus }?.stopListening() }

  /// After the rig let go of its devices.
  func close() { state.withLock { $0.bus }?.close() }

  private static let beginSystem: Begin = { hear throws(TransportError) in
    let context = try LibUSBContext()
    let open: Opener = { node, interfaces throws(TransportError) in
      try context.open(node: node.path, identity: node.identity, interfaces: interfaces)
    }
    do throws(TransportError) {
      let monitor = try HotplugMonitor { hear($0, open) }
      return Bus(stopListening: { monitor.stop() }, close: { _ = context.close() })
    } catch {
      _ = context.close()
      throw error
    }
  }

  // MARK: - News

  private func hear(_ event: HotplugEvent, _ open: @escaping Opener) {
    switch event {
    case .attached(let node), .changed(let node):
      arrive(node, open)
    case .detached(let node):
      guard node.kind == .usb, let path = node.port else { return }
      rig.dismiss(path, cause: .unplugged)
    case .enumerated:
      break
    }
  }

  /// An emulated device behind the kernel's virtual controller is marked as what it is: nothing that a
  /// person wore sends its reports.
  private static func isEmulated(_ node: DeviceNode) -> Bool { node.sysPath.contains("/vhci_hcd.") }

  private func arrive(_ node: DeviceNode, _ open: @escaping Opener) {
    guard node.kind == .usb, let path = node.port, let entry = rig.catalog.entry(for: node.identity) else {
      return
    }
    rig.arrive(
      RigUnit(
        busPath: path, entry: entry, identity: node.identity, isEmulated: Self.isEmulated(node),
        arrival: MonotonicClock.now
      ) { () throws(TransportError) -> any Transport in
        let ours = node.identity.interfaces.filter { $0.classCode == entry.interfaceClass }.map(\.number)
        return try open(node, ours)
      })
  }
}
