internal import Glibc

/// The kernel's virtual host controller (vhci-hcd), to which devices are attached by a connected socket.
///
/// Source: Linux `drivers/usb/usbip/vhci_sysfs.c`: a line `PORT FD DEVID SPEED` written to `attach` hands the
/// socket over; `status` tells which ports are free.
public enum VirtualHostController {
  static let folder = "/sys/devices/platform/vhci_hcd.0/"
  /// `VDEV_ST_NULL`, a port that nobody uses.
  private static let freeState = "004"

  /// The first free port of the controller for low, full and high speed, in the text of `status`.
  static func freePort(inStatus text: String) -> Int? {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 3, fields[0] == "hs", fields[2] == freeState else { continue }
      return Int(fields[1])
    }
    return nil
  }

  /// Hands the kernel one end of a socket pair and returns the other, on which it speaks USB/IP from its first
  /// transfer on.
  /// - Parameters:
  ///   - deviceID: `EmulatedBus.deviceID(of:)`.
  ///   - speed: one of `USBIP.Speed`.
  public static func attach(deviceID: UInt32, speed: UInt32) throws(ServerError) -> Int32 {
    guard let status = readText(folder + "status") else { throw .noVirtualHostController }
    guard let port = freePort(inStatus: status) else { throw .noFreePort }
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw .system(call: "socketpair", errorNumber: errno)
    }
    let written = writeText("\(port) \(ends[1]) \(deviceID) \(speed)", to: folder + "attach")
    close(ends[1])
    guard written == 0 else {
      close(ends[0])
      throw .system(call: "attach", errorNumber: written)
    }
    return ends[0]
  }

  private static func readText(_ path: String) -> String? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = unsafe read(file, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  /// 0, or the error number.
  private static func writeText(_ text: String, to path: String) -> Int32 {
    let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return errno }
    defer { close(file) }
    let bytes = Array(text.utf8)
    return unsafe write(file, bytes, bytes.count) == bytes.count ? 0 : errno
  }
}
