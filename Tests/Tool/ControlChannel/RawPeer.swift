import Foundation
import Glibc

@testable import ControlChannel

/// A client that does not keep to the protocol.
final class RawPeer: Sendable {
  let descriptor: CInt

  init(_ path: String) {
    descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    _ = UnixAddress(path: path)?.connect(descriptor)
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  @discardableResult func send(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    return unsafe Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL))
  }

  /// All that comes until the other side closes; nil if it stays open for two minutes.
  func readToEnd() -> String? {
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
      if count == 0 || (count < 0 && errno == ECONNRESET) { return String(decoding: all, as: UTF8.self) }
      guard count > 0 else { return nil }
      all += bytes[..<count]
    }
  }
}

/// What a service that was killed leaves behind.
func leaveDeadSocket(at path: String) throws {
  let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  guard UnixAddress(path: path)?.bind(descriptor) == 0 else { throw POSIXError(.EADDRINUSE) }
  close(descriptor)
}
