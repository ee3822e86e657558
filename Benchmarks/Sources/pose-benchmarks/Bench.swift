import ByteLayout
import DeviceIO
import Drivers
import HeadsetTestSupport
import PoseMath
import PoseService
import PoseSharedMemory
import USBProtocol

/// A service that is stepped, with headsets on in-memory transports, in time of its own: one step is one
/// millisecond, however long it takes.
final class Bench {
  let service: PoseService
  private var now = Timestamp.zero
  private var heads: [HeadMotion] = []
  private var transports: [InMemoryTransport] = []

  init(headsetCount: Int, stream: () -> some DeviceStream) throws {
    var configuration = PoseServiceConfiguration()
    configuration.segmentName = "/headsetd-benchmark-\(UInt64.random(in: 0...UInt64.max))"
    configuration.slotCount = max(headsetCount, 1)
    service = try PoseService(configuration)
    for index in 0..<headsetCount {
      let ring = ReportRing(capacity: 64)
      let transport = InMemoryTransport(identity: USBIdentity(vendorID: 0x28de, productID: 0x2000))
      try transport.startReading(endpoint: 0x81, into: ring)
      let description = makeMeasuredDescription(of: index)
      _ = try service.attach(description, stream: stream(), rings: [ring])
      transports.append(transport)
      heads.append(HeadMotion(phase: index))
    }
    // The loop takes eight devices a tick.
    for _ in 0...(headsetCount / 8) { step() }
  }

  convenience init(headsetCount: Int) throws {
    try self.init(headsetCount: headsetCount, stream: makeMeasuredStream)
  }

  deinit { service.stop() }

  /// Every headset sends its next reports; they arrive at once.
  func send(reportsEach count: Int = 1) {
    for index in heads.indices {
      for _ in 0..<count {
        let report = heads[index].nextReport()
        transports[index].push(report.span, at: now)
      }
    }
  }

  /// One millisecond goes by and the loop runs once.
  func step() {
    now = now.advanced(byNanoseconds: 1_000_000)
    service.step(at: now)
  }

  /// Reports that reached their stream, of all headsets.
  var reportCount: UInt64 { service.devices.reduce(0) { $0 + $1.counts.reports } }
  var sampleCount: UInt64 { service.devices.reduce(0) { $0 + $1.counts.samples } }
  var droppedCount: UInt64 { service.devices.reduce(0) { $0 + $1.counts.droppedReports } }
}

/// Durations, each kept, so that percentiles are exact.
struct Durations {
  private var values: [Int64] = []

  init(capacity: Int) { values.reserveCapacity(capacity) }

  mutating func append(_ nanoseconds: Int64) { values.append(nanoseconds) }

  func summary() -> Summary {
    let sorted = values.sorted()
    func at(_ share: Double) -> Int64 {
      sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
    let mean = sorted.isEmpty ? 0 : Double(sorted.reduce(0, +)) / Double(sorted.count)
    return Summary(
      count: sorted.count, minimum: at(0), p50: at(0.5), p99: at(0.99), p999: at(0.999),
      maximum: sorted.last ?? 0, mean: mean)
  }

  /// Nanoseconds.
  struct Summary: Encodable {
    var count: Int
    var minimum: Int64
    var p50: Int64
    var p99: Int64
    var p999: Int64
    var maximum: Int64
    var mean: Double
  }
}
