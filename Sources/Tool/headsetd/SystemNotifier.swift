import Foundation
import Glibc

/// Tells systemd how the service is (sd_notify(3)): one datagram to the socket that it named. Written by hand,
/// because libsystemd would bring seven more libraries for these few lines.
struct SystemNotifier {
  private let path = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"]

  /// Sends a state such as "READY=1"; nothing where systemd did not start us.
  func send(_ state: String) {
    guard let path, !path.isEmpty else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // A leading @ names an abstract socket: its first byte is zero.
    var bytes = Array(path.utf8)
    if bytes.first == 0x40 { bytes[0] = 0 }
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < capacity else { return }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
      for (index, byte) in bytes.enumerated() { unsafe field[index] = byte }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let text = Array(state.utf8)
    _ = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe text.withUnsafeBytes {
          unsafe sendto(descriptor, $0.baseAddress, $0.count, 0, generic, length)
        }
      }
    }
  }
}
