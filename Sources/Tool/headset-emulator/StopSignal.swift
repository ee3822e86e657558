import DeviceEmulation
import Dispatch
import Glibc

/// SIGINT and SIGTERM as something a poll loop can wait for.
final class StopSignal {
  /// Readable from the first of the two signals on.
  let descriptor: Int32
  private let writer: Int32
  private var sources: [any DispatchSourceSignal] = []

  init() throws(ServerError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .system(call: "pipe", errorNumber: errno) }
    descriptor = ends[0]
    let end = ends[1]
    writer = end
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        var byte: UInt8 = 1
        _ = unsafe write(end, &byte, 1)
      }
      source.resume()
      sources.append(source)
    }
  }

  deinit {
    for source in sources { source.cancel() }
    close(descriptor)
  }
}
