private import Foundation
internal import USBProtocol

/// One USB device as sysfs shows it (Documentation/ABI/testing/sysfs-bus-usb of the kernel).
struct SysfsDevice {
  private let root: String
  private let folder: String
  private let busPath: String
  private let interfaces: [String]

  /// - Parameter entries: all names in `/sys/bus/usb/devices`.
  init(root: String, busPath: String, entries: [String]) {
    self.root = root
    self.busPath = busPath
    folder = root + "/sys/bus/usb/devices/"
    interfaces = entries.filter { $0.hasPrefix(busPath + ":") }.sorted()
  }

  var identity: USBIdentity? {
    guard let vendorID = hexadecimal("idVendor"), let productID = hexadecimal("idProduct") else { return nil }
    return USBIdentity(
      vendorID: vendorID, productID: productID, release: hexadecimal("bcdDevice") ?? 0,
      manufacturer: text(busPath + "/manufacturer"), product: text(busPath + "/product"),
      serial: text(busPath + "/serial"), interfaces: interfaces.compactMap(interface))
  }

  /// Its bus hangs on a virtual host controller: USB/IP's or the kernel's test controller.
  var isEmulated: Bool {
    let place = URL(filePath: folder + busPath).resolvingSymlinksInPath().path
    return place.contains("/vhci_hcd") || place.contains("/dummy_hcd")
  }

  /// A program speaks to one of its interfaces through usbfs.
  var isClaimed: Bool {
    interfaces.contains { name in
      let driver = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + name + "/driver")
      return driver?.hasSuffix("/usbfs") ?? false
    }
  }

  /// Its usbfs node and the hidraw nodes of its interfaces.
  var nodePaths: [String] {
    var paths: [String] = []
    if let bus = number("busnum"), let device = number("devnum") {
      paths.append(String(format: "/dev/bus/usb/%03d/%03d", bus, device))
    }
    for interface in interfaces {
      // As 1-2:1.0/0003:28DE:2000.0004/hidraw/hidraw0.
      for hid in names(folder + interface) where hid.contains(":") {
        paths += names(folder + interface + "/" + hid + "/hidraw").map { "/dev/" + $0 }.sorted()
      }
    }
    return paths
  }

  // MARK: - Attributes

  private func interface(_ name: String) -> USBIdentity.Interface? {
    func byte(_ attribute: String) -> UInt8? { text(name + "/" + attribute).flatMap { UInt8($0, radix: 16) } }
    guard let number = byte("bInterfaceNumber"), let classCode = byte("bInterfaceClass") else { return nil }
    return USBIdentity.Interface(
      number: number, classCode: classCode, subclassCode: byte("bInterfaceSubClass") ?? 0,
      protocolCode: byte("bInterfaceProtocol") ?? 0)
  }

  private func text(_ path: String) -> String? {
    (try? String(contentsOfFile: folder + path, encoding: .utf8))?.trimmingCharacters(in: .newlines)
  }

  private func hexadecimal(_ attribute: String) -> UInt16? {
    text(busPath + "/" + attribute).flatMap { UInt16($0, radix: 16) }
  }

  private func number(_ attribute: String) -> Int? { text(busPath + "/" + attribute).flatMap { Int($0) } }

  private func names(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }
}
