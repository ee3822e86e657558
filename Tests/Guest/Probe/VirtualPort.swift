import Glibc
import HeadsetTestSupport
import USBProtocol

/// A test device plugged into the kernel's virtual host controller by a socket pair: no server, no usbip tool.
final class VirtualPort {
  enum Failure: Error { case noController, attach(errorNumber: Int32) }

  private static let controller = "/sys/devices/platform/vhci_hcd.0"
  /// Any; the controller shows it in its status only.
  private static let deviceID = 0x1_0002

  let device: USBIPTestDevice
  private let thread: TestThread

  /// Plugs in; enumeration goes on behind it.
  init() throws {
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw Failure.attach(errorNumber: errno)
    }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let device = USBIPTestDevice(serving: ends[1])
    self.device = device
    thread = TestThread { device.serve() }
    // Port 0 is free once the last device is gone, which the kernel notes a little later.
    var result = ENODEV
    for _ in 0..<2_000 {
      result = Self.attach(ends[0])
      guard result == EBUSY || result == EINVAL else { break }
      usleep(1_000)
    }
    close(ends[0])
    guard result == 0 else {
      device.unplug()
      thread.join()
      throw result == ENOENT ? Failure.noController : Failure.attach(errorNumber: result)
    }
  }

  private static func attach(_ descriptor: Int32) -> Int32 {
    let file = unsafe open(controller + "/attach", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return errno }
    defer { close(file) }
    let line = Array("0 \(descriptor) \(deviceID) \(USBIP.Speed.full)".utf8)
    return unsafe line.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) } == line.count
      ? 0 : errno
  }

  /// Pulls the plug and ends the device.
  func unplug() {
    device.unplug()
    thread.join()
  }
}
