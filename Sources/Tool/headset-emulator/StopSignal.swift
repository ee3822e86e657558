import DeviceEmulation
import Foundation
import Glibc

/// SIGINT and SIGTERM as something a poll loop can wait for.
///
/// Both are blocked, and a thread waits for them: libdispatch's signal sources missed one now and then.
final class StopSignal {
  /// Readable from the first of the two signals on.
  let descriptor: Int32

  /// - Precondition: called on the main thread before another thread is made, so that all inherit the mask.
  init() throws(ServerError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .system(call: "pipe", errorNumber: errno) }
    descriptor = ends[0]
    let end = ends[1]
    var ending = sigset_t()
    unsafe sigemptyset(&ending)
    unsafe sigaddset(&ending, SIGINT)
    unsafe sigaddset(&ending, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &ending, nil)
    Thread.detachNewThread { [ending] in
      var awaited = ending
      var number: Int32 = 0
      _ = unsafe sigwait(&awaited, &number)
      var byte: UInt8 = 1
      _ = unsafe write(end, &byte, 1)
    }
  }

  deinit { close(descriptor) }
}
