import Glibc
internal import PoseMath
internal import Synchronization

/// A TCP connection to a USB/IP server: whole messages in and out, every wait bounded but the reader's.
final class USBIPSocket: Sendable {
  private let descriptor: Int32
  private let writing = Mutex(())

  /// Connects within the time limit and switches Nagle's delay off, which would hold a report back for 40 ms.
  init(host: String, port: UInt16, timeoutMilliseconds: Int) throws(TransportError) {
    descriptor = try Self.connect(host: host, port: port, timeoutMilliseconds: timeoutMilliseconds)
  }

  deinit { close(descriptor) }

  /// Ends both directions: a reader that waits returns at once.
  func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Fills `buffer` from its front with `count` bytes.
  /// - Throws: `.disconnected` at the stream's end, `.timedOut` after `timeoutMilliseconds` without a byte
  ///   (nil waits for ever).
  func read(_ count: Int, into buffer: inout [UInt8], timeoutMilliseconds: Int? = nil) throws(TransportError)
  {
    precondition(count <= buffer.count)
    var filled = 0
    while filled < count {
      try wait(for: Int16(POLLIN), timeoutMilliseconds: timeoutMilliseconds)
      let offset = filled
      let got = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe recv(descriptor, bytes.baseAddress.map { unsafe $0 + offset }, count - offset, 0)
      }
      if got > 0 {
        filled += got
      } else if got == 0 {
        throw .disconnected
      } else if errno != EINTR, errno != EAGAIN {
        throw TransportError(socketErrorNumber: errno)
      }
    }
  }

  /// Sends all of `bytes`, not mixed with what other threads send.
  /// - Throws: `.timedOut` where the peer takes nothing for two seconds.
  func write(_ bytes: [UInt8]) throws(TransportError) {
    let result = writing.withLock { _ -> Result<Void, TransportError> in
      do throws(TransportError) {
        return .success(try send(bytes))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  private func send(_ bytes: [UInt8]) throws(TransportError) {
    var sent = 0
    while sent < bytes.count {
      let offset = sent
      let put = unsafe bytes.withUnsafeBytes { bytes in
        unsafe Glibc.send(
          descriptor, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if put >= 0 {
        sent += put
      } else if errno == EAGAIN {
        try wait(for: Int16(POLLOUT), timeoutMilliseconds: 2_000)
      } else if errno != EINTR {
        throw TransportError(socketErrorNumber: errno)
      }
    }
  }

  private func wait(for events: Int16, timeoutMilliseconds: Int?) throws(TransportError) {
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    let limit = timeoutMilliseconds.map { Int32(clamping: $0) } ?? -1
    while true {
      let ready = unsafe poll(&entry, 1, limit)
      if ready > 0 { return }
      if ready == 0 { throw .timedOut }
      if errno != EINTR { throw TransportError(socketErrorNumber: errno) }
    }
  }

  private static func connect(
    host: String, port: UInt16, timeoutMilliseconds: Int
  ) throws(TransportError) -> Int32 {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .notFound }
    defer { unsafe freeaddrinfo(list) }
    var failure = TransportError.notFound
    var entry = unsafe list
    while let address = unsafe entry {
      do throws(TransportError) {
        return try unsafe connect(to: address.pointee, timeoutMilliseconds: timeoutMilliseconds)
      } catch {
        failure = error
      }
      unsafe entry = address.pointee.ai_next
    }
    throw failure
  }

  private static func connect(
    to address: addrinfo, timeoutMilliseconds: Int
  ) throws(TransportError) -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = unsafe socket(address.ai_family, type, 0)
    guard descriptor >= 0 else { throw TransportError(socketErrorNumber: errno) }
    var code = unsafe Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno
    if code == EINPROGRESS {
      var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      code = unsafe poll(&entry, 1, Int32(clamping: timeoutMilliseconds)) > 0 ? 0 : ETIMEDOUT
      var size = socklen_t(MemoryLayout<Int32>.size)
      if code == 0 { unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) }
    }
    guard code == 0 else {
      close(descriptor)
      throw TransportError(socketErrorNumber: code)
    }
    var on: Int32 = 1
    unsafe setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return descriptor
  }
}
