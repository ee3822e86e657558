import CLibUDev
import Glibc
import USBProtocol

/// libudev: the list of devices and the stream of changes to it.
@safe final class UDev: @unchecked Sendable {
  /// Invariant behind `@unchecked`: libudev is not thread-safe, and only one thread at a time uses this: the
  /// maker until it hands the source over, then the monitor's.
  private let library: OpaquePointer
  private let monitor: OpaquePointer

  /// Room for a storm of some thousand events; the default is the kernel's (212,992 bytes).
  private static let receiveByteCount: Int32 = 1 << 20

  private init() throws(TransportError) {
    guard let library = unsafe udev_new() else { throw .outOfMemory }
    guard let monitor = unsafe udev_monitor_new_from_netlink(library, "udev") else {
      unsafe udev_unref(library)
      throw .notSupported
    }
    unsafe self.library = unsafe library
    unsafe self.monitor = unsafe monitor
    // Without the right to exceed the system's limit this fails, and the default stays.
    unsafe udev_monitor_set_receive_buffer_size(monitor, Self.receiveByteCount)
    for (subsystem, type) in [("usb", "usb_device"), ("hidraw", nil)] as [(String, String?)] {
      unsafe udev_monitor_filter_add_match_subsystem_devtype(monitor, subsystem, type)
    }
    let result = unsafe udev_monitor_enable_receiving(monitor)
    guard result >= 0 else { throw TransportError(errorNumber: -result) }
  }

  deinit {
    unsafe udev_monitor_unref(monitor)
    unsafe udev_unref(library)
  }

  /// A source that already listens: what happens from now on is not missed by a later enumeration.
  static func makeSource() throws(TransportError) -> HotplugSource {
    let udev = try UDev()
    return unsafe HotplugSource(
      fileDescriptor: udev_monitor_get_fd(udev.monitor), receive: { udev.receive() },
      enumerate: { udev.enumerate() })
  }

  private func receive() -> HotplugSource.News {
    errno = 0
    guard let device = unsafe udev_monitor_receive_device(monitor) else {
      return errno == ENOBUFS ? .lost : .none
    }
    defer { unsafe udev_device_unref(device) }
    let view = unsafe UDevDevice(device)
    guard view.action != "remove" else {
      return .removed(sysPath: view.sysPath, number: view.number)
    }
    guard let node = view.node else { return .other }
    return .seen(node)
  }

  private func enumerate() -> [DeviceNode] {
    guard let list = unsafe udev_enumerate_new(library) else { return [] }
    defer { unsafe udev_enumerate_unref(list) }
    unsafe udev_enumerate_add_match_subsystem(list, "usb")
    unsafe udev_enumerate_add_match_subsystem(list, "hidraw")
    unsafe udev_enumerate_add_match_is_initialized(list)
    guard unsafe udev_enumerate_scan_devices(list) >= 0 else { return [] }
    var nodes: [DeviceNode] = []
    var entry = unsafe udev_enumerate_get_list_entry(list)
    while let present = unsafe entry, nodes.count < HotplugTable.nodesMax {
      if let name = unsafe udev_list_entry_get_name(present),
        let device = unsafe udev_device_new_from_syspath(library, name)
      {
        if let node = unsafe UDevDevice(device).node { nodes.append(node) }
        unsafe udev_device_unref(device)
      }
      unsafe entry = unsafe udev_list_entry_get_next(present)
    }
    return nodes
  }
}
