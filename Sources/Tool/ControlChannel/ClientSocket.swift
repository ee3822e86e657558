private import Glibc

/// A connected socket of a client, closed with its owner.
struct ClientSocket: ~Copyable {
  let descriptor: CInt

  /// Connects to the service at `path`.
  /// - Throws: `noSocket`, `refused`, `notPermitted`, `pathTooLong`, `system`.
  init(connectingTo path: String) throws(ControlClientError) {
    guard let address = UnixAddress(path: path) else { throw .pathTooLong(path: path) }
    let descriptor = socket(
      AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { throw .system(call: "socket", errno: errno) }
    guard address.connect(descriptor) == 0 else {
      let code = errno
      Glibc.close(descriptor)
      switch code {
      case ENOENT, ENOTDIR: throw .noSocket(path: path)
      case ECONNREFUSED: throw .refused(path: path)
      case EACCES, EPERM: throw .notPermitted(path: path)
      // On a Unix socket: the service's queue of new clients is full.
      case EAGAIN: throw .busy(path: path)
      default: throw .system(call: "connect", errno: code)
      }
    }
    self.descriptor = descriptor
  }

  deinit { Glibc.close(descriptor) }

  /// Waits until `events` (POLLIN, POLLOUT) can happen or `milliseconds` passed.
  private func wait(for events: CInt, milliseconds: Int) -> Bool {
    var interest = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return unsafe poll(&interest, 1, CInt(clamping: max(0, milliseconds))) > 0
  }

  /// Takes what has arrived, waiting for at most `milliseconds`; nil when that passed, empty at the end.
  /// - Throws: `system`.
  func read(milliseconds: Int) throws(ControlClientError) -> [UInt8]? {
    guard wait(for: CInt(POLLIN), milliseconds: milliseconds) else { return nil }
    var bytes = [UInt8](repeating: 0, count: 64 * 1024)
    let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
    if count >= 0 { return Array(bytes[..<count]) }
    switch errno {
    case EAGAIN, EINTR: return nil
    case ECONNRESET: return []
    default: throw .system(call: "recv", errno: errno)
    }
  }

  /// Hands over a part of `bytes`, waiting for at most `milliseconds`; how many, or nil when that passed.
  /// - Throws: `closed`, `system`.
  func write(_ bytes: ArraySlice<UInt8>, milliseconds: Int) throws(ControlClientError) -> Int? {
    guard wait(for: CInt(POLLOUT), milliseconds: milliseconds) else { return nil }
    let count = unsafe bytes.withUnsafeBytes {
      unsafe send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
    }
    if count >= 0 { return count }
    switch errno {
    case EAGAIN, EINTR: return nil
    // It may have said why before it closed: that is still to be read.
    case EPIPE, ECONNRESET: throw .closed
    default: throw .system(call: "send", errno: errno)
    }
  }
}
