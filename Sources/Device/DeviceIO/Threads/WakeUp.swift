import Glibc
import Synchronization

/// How one thread ends another's poll(2): a pipe beside the descriptor that is waited for.
final class WakeUp: Sendable {
  enum Outcome: Sendable { case ready, timedOut, woken }

  private let readEnd: Int32
  private let writeEnd: Int32

  /// - Throws: `outOfMemory` where descriptors have run out.
  init() throws(TransportError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw TransportError(errorNumber: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Ends the present wait and every later one: the byte is never read.
  func signal() {
    var byte: UInt8 = 1
    _ = unsafe write(writeEnd, &byte, 1)
  }

  /// Waits until the descriptor is readable or broken, for so long (-1: for ever).
  func wait(for descriptor: Int32, milliseconds: Int32) -> Outcome {
    var both: InlineArray<2, pollfd> = [
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    var span = both.mutableSpan
    let count = unsafe span.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, 2, milliseconds) }
    if count > 0, both[0].revents != 0 { return .woken }
    if count > 0 { return .ready }
    // A signal cannot come here, they are all blocked; any other failure shows at the next read.
    return .timedOut
  }
}
