import ByteLayout
import CAllocationCounter
import DeviceIO
import Drivers
import PoseMath
import PoseService
import PoseSharedMemory
import Synchronization

/// What the thread that runs a stream took from the heap, read where the stream runs.
final class HeapWatch: Sendable {
  private let reports = Atomic<UInt64>(0)
  private let first = Atomic<UInt64>(0)
  private let last = Atomic<UInt64>(0)

  /// Reads the calling thread's counter. Between the first and the last reading lie whole ticks.
  fileprivate func read() {
    let counts = allocation_counter_read()
    let calls = counts.allocations + counts.releases
    let number = reports.load(ordering: .relaxed) + 1
    reports.store(number, ordering: .relaxed)
    if number == 1 { first.store(calls, ordering: .relaxed) }
    last.store(calls, ordering: .relaxed)
  }

  /// Runs the service on its own thread until its stream has had `reports`, one a millisecond.
  static func runService(reports: Int) throws -> (reports: UInt64, heapCalls: UInt64) {
    let watch = HeapWatch()
    var configuration = PoseServiceConfiguration()
    configuration.segmentName = "/headsetd-benchmark-\(UInt64.random(in: 0...UInt64.max))"
    let service = try PoseService(configuration)
    let ring = ReportRing(capacity: 64)
    let description = makeMeasuredDescription(of: 0)
    let stream = WatchedStream(inner: makeMeasuredStream(), watch: watch)
    _ = try service.attach(description, stream: stream, rings: [ring])
    try service.start()
    var head = HeadMotion()
    var pacer = Pacer()
    for _ in 0..<reports {
      pacer.waitForNextMillisecond()
      let report = head.nextReport()
      ring.received(report.span, endpoint: 0x81, at: MonotonicClock.now)
    }
    service.stop()
    let calls = watch.last.load(ordering: .relaxed) - watch.first.load(ordering: .relaxed)
    return (watch.reports.load(ordering: .relaxed), calls)
  }
}

private struct WatchedStream<Inner: DeviceStream>: DeviceStream {
  var inner: Inner
  let watch: HeapWatch

  mutating func ingest(_ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) -> StreamOutput {
    watch.read()
    return inner.ingest(report, endpoint: endpoint, at: arrival)
  }
}
