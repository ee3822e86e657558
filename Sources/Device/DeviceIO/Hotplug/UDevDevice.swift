import CLibUDev
import Glibc
import USBProtocol

/// One udev device, read while its owner keeps it.
@safe struct UDevDevice {
  private let device: OpaquePointer

  init(_ device: OpaquePointer) { unsafe self.device = unsafe device }

  var action: String? { unsafe Self.text(udev_device_get_action(device)) }
  var sysPath: String { unsafe Self.text(udev_device_get_syspath(device)) ?? "" }
  var number: UInt64 { unsafe UInt64(udev_device_get_devnum(device)) }

  /// The node, if this is a USB device or a hidraw node that udev has finished with.
  var node: DeviceNode? {
    guard unsafe udev_device_get_is_initialized(device) == 1,
      let path = unsafe Self.text(udev_device_get_devnode(device))
    else { return nil }
    switch unsafe Self.text(udev_device_get_subsystem(device)) {
    case "usb": return usbNode(path: path)
    case "hidraw": return hidrawNode(path: path)
    default: return nil
    }
  }

  // MARK: - Kinds

  private func usbNode(path: String) -> DeviceNode? {
    guard unsafe Self.text(udev_device_get_devtype(device)) == "usb_device", let identity = usbIdentity else {
      return nil
    }
    return unsafe DeviceNode(
      kind: .usb, path: path, sysPath: sysPath, number: number, port: sysName,
      busNumber: UInt8(attribute("busnum") ?? "") ?? 0, address: UInt8(attribute("devnum") ?? "") ?? 0,
      identity: identity, mayOpen: access(path, R_OK | W_OK) == 0)
  }

  private func hidrawNode(path: String) -> DeviceNode? {
    let mayOpen = unsafe access(path, R_OK | W_OK) == 0
    let parent = unsafe udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device")
    guard let usb = unsafe parent.map({ unsafe UDevDevice($0) }) else {
      guard let identity = hidIdentity else { return nil }
      return DeviceNode(
        kind: .hidraw, path: path, sysPath: sysPath, number: number, identity: identity, mayOpen: mayOpen)
    }
    guard let identity = usb.usbIdentity else { return nil }
    let interface = unsafe udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_interface")
      .flatMap { unsafe UDevDevice($0).attribute("bInterfaceNumber") }
    return DeviceNode(
      kind: .hidraw, path: path, sysPath: sysPath, number: number, port: usb.sysName,
      busNumber: UInt8(usb.attribute("busnum") ?? "") ?? 0,
      address: UInt8(usb.attribute("devnum") ?? "") ?? 0,
      interface: interface.flatMap { UInt8($0, radix: 16) }, identity: identity, mayOpen: mayOpen)
  }

  // MARK: - Identity

  private var usbIdentity: USBIdentity? {
    guard let vendor = attribute("idVendor").flatMap({ UInt16($0, radix: 16) }),
      let product = attribute("idProduct").flatMap({ UInt16($0, radix: 16) })
    else { return nil }
    var identity = USBIdentity(
      vendorID: vendor, productID: product,
      release: attribute("bcdDevice").flatMap { UInt16($0, radix: 16) } ?? 0,
      manufacturer: attribute("manufacturer"), product: attribute("product"), serial: attribute("serial"))
    identity.interfaces = interfaces
    return identity
  }

  /// From the raw descriptors: the interfaces' own folders appear only after the event.
  private var interfaces: [USBIdentity.Interface] {
    let bytes = Self.contents(of: sysPath + "/descriptors")
    guard bytes.count > USBDeviceDescriptor.byteCount else { return [] }
    let set = USBDescriptorSet(
      device: Array(bytes.prefix(USBDeviceDescriptor.byteCount)),
      configuration: Array(bytes.dropFirst(USBDeviceDescriptor.byteCount)))
    return (try? set.identity.interfaces) ?? []
  }

  /// A HID device without a bus (uhid): `HID_ID` is bus, vendor and product in hexadecimal.
  private var hidIdentity: USBIdentity? {
    guard let hid = unsafe udev_device_get_parent_with_subsystem_devtype(device, "hid", nil) else {
      return nil
    }
    let parent = unsafe UDevDevice(hid)
    let parts = (parent.property("HID_ID") ?? "").split(separator: ":")
    guard parts.count == 3, let vendor = UInt32(parts[1], radix: 16),
      let product = UInt32(parts[2], radix: 16)
    else { return nil }
    return USBIdentity(
      vendorID: UInt16(truncatingIfNeeded: vendor), productID: UInt16(truncatingIfNeeded: product),
      product: parent.property("HID_NAME"), serial: parent.property("HID_UNIQ"))
  }

  // MARK: - Text

  private var sysName: String? { unsafe Self.text(udev_device_get_sysname(device)) }
  private func attribute(_ name: String) -> String? {
    unsafe Self.text(udev_device_get_sysattr_value(device, name))
  }
  private func property(_ name: String) -> String? {
    unsafe Self.text(udev_device_get_property_value(device, name)).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }

  /// A device and its configurations: a configuration has at most 65,535 bytes, more are left out.
  private static func contents(of path: String) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: USBDeviceDescriptor.byteCount + 65_535)
    var count = 0
    while count < bytes.count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      guard got > 0 else { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }
}
