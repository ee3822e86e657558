internal import DeviceCatalog
internal import DeviceIO
internal import Inventory
internal import PoseMath
internal import Synchronization
internal import USBProtocol

/// Opens the equipment that is plugged into this machine: udev tells of it, libusb carries it.
final class USBWatch: Sendable {
  private let rig: Rig
  private let context: LibUSBContext
  private let monitor = Mutex<HotplugMonitor?>(nil)

  /// - Throws: what libusb or udev say where this machine has no USB.
  init(rig: Rig) throws(TransportError) {
    self.rig = rig
    context = try LibUSBContext()
  }

  func start() throws(TransportError) {
    let monitor = try HotplugMonitor { [weak self] event in self?.hear(event) }
    self.monitor.withLock { $0 = monitor }
  }

  /// Hears no more of the bus; the devices themselves are let go by the rig.
  func stopListening() { monitor.withLock { $0 }?.stop() }

  /// After the rig let go of its devices.
  func close() { _ = context.close() }

  private func hear(_ event: HotplugEvent) {
    switch event {
    case .attached(let node), .changed(let node):
      arrive(node)
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

  private func arrive(_ node: DeviceNode) {
    guard node.kind == .usb, let path = node.port, let entry = rig.catalog.entry(for: node.identity) else {
      return
    }
    rig.arrive(
      RigUnit(
        busPath: path, entry: entry, identity: node.identity, isEmulated: Self.isEmulated(node),
        arrival: MonotonicClock.now
      ) { [context] () throws(TransportError) -> any Transport in
        let ours = node.identity.interfaces.filter { $0.classCode == entry.interfaceClass }.map(\.number)
        return try context.open(node: node.path, identity: node.identity, interfaces: ours)
      })
  }
}
