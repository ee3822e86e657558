import Glibc
import PoseMath

/// A TCP connection to a USB/IP server. Every call has a time limit; the descriptor lives as long as this.
final class USBIPConnection: Sendable {
  let descriptor: Int32

  /// Connects to the first address of `host` that answers.
  /// - Throws: `notFound` where nobody listens or the name is unknown, `timedOut`.
  convenience init(host: String, port: UInt16, deadline: Timestamp) throws(TransportError) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0 else { throw .notFound }
    defer { unsafe freeaddrinfo(found) }
    var failure = TransportError.notFound
    var candidate = unsafe found
    while let address = unsafe candidate {
      do throws(TransportError) {
        unsafe self.init(adopting: try Self.connect(to: address.pointee, deadline: deadline))
        return
      } catch {
        failure = error
      }
      unsafe candidate = unsafe address.pointee.ai_next
    }
    throw failure
  }

  /// Takes over a connected stream socket.
  init(adopting descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var on: Int32 = 1
    // Requests are 48 bytes: Nagle's algorithm would hold each one back. A socket pair has no such option.
    unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(descriptor) }

  private static func connect(
    to address: addrinfo, deadline: Timestamp
  ) throws(TransportError) -> Int32 {
    let descriptor = unsafe socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { throw TransportError(socketErrorNumber: errno) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    if unsafe Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 {
      guard errno == EINPROGRESS, poll(descriptor, POLLOUT, deadline: deadline) else {
        let failure =
          errno == EINPROGRESS ? TransportError.timedOut : TransportError(socketErrorNumber: errno)
        close(descriptor)
        throw failure
      }
      var result: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &result, &size)
      guard result == 0 else {
        close(descriptor)
        throw TransportError(socketErrorNumber: result)
      }
    }
    return descriptor
  }

  /// Sends all of it, or fails.
  func send(_ bytes: [UInt8], deadline: Timestamp) throws(TransportError) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if count < 0, errno == EAGAIN {
        guard Self.poll(descriptor, POLLOUT, deadline: deadline) else { throw .timedOut }
      } else if errno != EINTR {
        throw TransportError(socketErrorNumber: errno)
      }
    }
  }

  /// Receives exactly `count` bytes into the start of `buffer`, which has room for them.
  /// - Throws: `disconnected` at the end of the stream, `timedOut` for a message that stops half-way.
  func receive(_ count: Int, into buffer: inout [UInt8], deadline: Timestamp) throws(TransportError) {
    precondition(count <= buffer.count)
    var received = 0
    while received < count {
      let got = unsafe buffer.withUnsafeMutableBytes {
        unsafe recv(descriptor, $0.baseAddress?.advanced(by: received), count - received, 0)
      }
      if got > 0 {
        received += got
      } else if got == 0 {
        throw .disconnected
      } else if errno == EAGAIN {
        guard Self.poll(descriptor, POLLIN, deadline: deadline) else { throw .timedOut }
      } else if errno != EINTR {
        throw TransportError(socketErrorNumber: errno)
      }
    }
  }

  /// Ends the conversation both ways; a thread that waits for the peer wakes up.
  func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Whether the descriptor is ready before the deadline.
  private static func poll(_ descriptor: Int32, _ events: Int32, deadline: Timestamp) -> Bool {
    var one = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return unsafe Glibc.poll(&one, 1, MonotonicClock.milliseconds(until: deadline)) > 0
  }
}
