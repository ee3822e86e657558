import ArgumentParser
import CAllocationCounter
import DeviceIO
import Drivers
import Glibc
import PoseMath
import PoseService
import Synchronization

struct AllocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocations",
    abstract: "Heap calls of the loop's thread per report; exits with 1 unless there are none.",
    discussion: """
      This program replaces malloc, calloc, realloc, memalign, aligned_alloc, posix_memalign and free for the \
      whole process by functions that count in a variable of the calling thread and go on to glibc's own. Each \
      report pushed and each tick run is counted on this thread, the first ticks too; then the service runs for a \
      second on its own thread, where its stream reads that thread's counter with every report. A hundred ticks in which \
      the loop tells what it learned are counted apart from the asking. A control run, \
      whose stream allocates one object a report, shows that the counter counts.
      """)

  @Flag(help: "Print one line of JSON.") var json = false
  @Option(help: "Reports counted.") var reports = 1_000_000

  private struct Figures: Encodable {
    var reports: Int
    var samples: UInt64
    var allocations: UInt64
    var releases: UInt64
    var firstTicksAllocations: UInt64
    var tellingAllocations: UInt64
    var serviceReports: UInt64
    var serviceAllocations: UInt64
    var controlAllocationsPerReport: Double
  }

  func run() throws {
    guard allocation_counter_is_active() != 0 else {
      throw ValidationError("a sanitizer has replaced the heap")
    }
    let bench = try Bench(headsetCount: 1)
    let first = Self.count { for _ in 0..<10_000 { Self.tick(bench) } }
    let samplesBefore = bench.sampleCount
    let used = Self.count { for _ in 0..<reports { Self.tick(bench) } }
    let telling = Self.countTelling(bench)
    let onThread = try HeapWatch.runService(reports: 1_000)
    let control = try Bench(headsetCount: 1) { AllocatingStream(inner: makeMeasuredStream()) }
    for _ in 0..<1_000 { Self.tick(control) }
    let controlled = Self.count { for _ in 0..<1_000 { Self.tick(control) } }
    let figures = Figures(
      reports: reports, samples: bench.sampleCount - samplesBefore, allocations: used.allocations,
      releases: used.releases, firstTicksAllocations: first.allocations, tellingAllocations: telling,
      serviceReports: onThread.reports, serviceAllocations: onThread.heapCalls,
      controlAllocationsPerReport: Double(controlled.allocations) / 1_000)
    try Report(
      title: "allocations: heap calls of the thread that runs the loop", figures: figures,
      lines: [
        ("reports", "\(reports), \(figures.samples) samples fused"), ("allocations", "\(used.allocations)"),
        ("releases", "\(used.releases)"), ("in the first 10,000 ticks", "\(first.allocations)"),
        ("while it tells what it learned", "\(telling) in 100 answers"),
        ("on the service's thread", "\(onThread.heapCalls) over \(onThread.reports) reports"),
        ("control", "\(figures.controlAllocationsPerReport) a report where the stream allocates one"),
      ]
    ).print(asJSON: json)
    guard used.allocations + used.releases + first.allocations + telling + onThread.heapCalls == 0,
      onThread.reports > 0, controlled.allocations >= 1_000
    else { throw ExitCode(1) }
  }

  private static func tick(_ bench: Bench) {
    bench.send()
    bench.step()
  }

  /// Allocations and releases of ticks in which the loop answers what it learned; asking and taking are the
  /// control side's.
  private static func countTelling(_ bench: Bench) -> UInt64 {
    var calls: UInt64 = 0
    for _ in 0..<100 {
      bench.service.askLearned()
      bench.send()
      let used = count { bench.step() }
      calls += used.allocations + used.releases
      _ = bench.service.takeLearned()
    }
    return calls
  }

  private static func count(_ body: () -> Void) -> allocation_counts {
    let before = allocation_counter_read()
    body()
    let after = allocation_counter_read()
    return allocation_counts(
      allocations: after.allocations - before.allocations, releases: after.releases - before.releases)
  }
}

private final class Waste: Sendable {}

/// The control: a stream that does what none may.
private struct AllocatingStream<Inner: DeviceStream>: DeviceStream {
  var inner: Inner
  private var waste = Waste()

  init(inner: Inner) { self.inner = inner }

  mutating func ingest(_ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp) -> StreamOutput {
    waste = Waste()
    return inner.ingest(report, endpoint: endpoint, at: arrival)
  }
}
