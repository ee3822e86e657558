import DeviceEmulation
import Glibc

/// Lines for people; each is out before the next thing happens, also into a pipe.
enum Console {
  static func say(_ line: String) { put(line, on: STDOUT_FILENO) }
  static func complain(_ line: String) { put("headset-emulator: " + line, on: STDERR_FILENO) }

  private static func put(_ line: String, on descriptor: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = unsafe write(descriptor, bytes, bytes.count)
  }
}

extension ServerError {
  /// What happened, and what to do about it.
  var sentence: String {
    switch self {
    case .badAddress(let address): "\(address) is no IPv4 address; use one such as 127.0.0.1:3240"
    case .noVirtualHostController:
      "the kernel has no virtual host controller; load it with: modprobe vhci-hcd"
    case .noFreePort: "every port of the virtual host controller is taken; unplug something first"
    case .system(let call, let number):
      unsafe "\(call) failed: \(String(cString: strerror(number)))"
    }
  }
}
