internal import Glibc

/// The few socket calls of the server, with their errors.
enum Socket {
  /// A listening TCP socket on an IPv4 address; port 0 lets the system choose. Returns socket and port.
  static func listen(address: String, port: UInt16) throws(ServerError) -> (Int32, UInt16) {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    guard unsafe inet_pton(AF_INET, address, &place.sin_addr) == 1 else { throw .badAddress(address) }
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let listener = socket(AF_INET, type, 0)
    guard listener >= 0 else { throw .system(call: "socket", errorNumber: errno) }
    setOption(listener, SOL_SOCKET, SO_REUSEADDR)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, length) == 0
      }
    }
    guard isBound, Glibc.listen(listener, 8) == 0 else {
      let number = errno
      close(listener)
      throw .system(call: isBound ? "listen" : "bind", errorNumber: number)
    }
    return (listener, boundPort(of: listener) ?? port)
  }

  private static func boundPort(of listener: Int32) -> UInt16? {
    var place = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(listener, $0, &length) == 0
      }
    }
    return isKnown ? UInt16(bigEndian: place.sin_port) : nil
  }

  /// The next client, or nil where none waits.
  static func accept(from listener: Int32) -> Int32? {
    let client = Glibc.accept(listener, nil, nil)
    guard client >= 0 else { return nil }
    _ = fcntl(client, F_SETFD, FD_CLOEXEC)
    setNonBlocking(client)
    // A report of 112 bytes must not wait for the next one (Nagle).
    setOption(client, Int32(IPPROTO_TCP), TCP_NODELAY)
    return client
  }

  static func setNonBlocking(_ socket: Int32) {
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  private static func setOption(_ socket: Int32, _ level: Int32, _ option: Int32) {
    var one: Int32 = 1
    _ = unsafe setsockopt(socket, level, option, &one, socklen_t(MemoryLayout<Int32>.size))
  }

  /// What reading and writing a socket that does not block gives.
  enum Progress: Equatable {
    case bytes([UInt8])
    case wouldBlock
    case ended
  }

  static func receive(from socket: Int32) -> Progress {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = unsafe recv(socket, &bytes, bytes.count, 0)
    if count > 0 { return .bytes(Array(bytes.prefix(count))) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .wouldBlock : .ended
  }

  /// How many bytes went; nil where the peer is gone.
  static func send(_ bytes: [UInt8], to socket: Int32) -> Int? {
    let count = unsafe Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    if count >= 0 { return count }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }
}
