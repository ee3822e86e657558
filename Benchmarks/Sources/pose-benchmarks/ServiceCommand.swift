import ArgumentParser
import ByteLayout
import DeviceIO
import Drivers
import Glibc
import HeadsetTestSupport
import PoseMath
import PoseService
import PoseSharedMemory

struct ServiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service",
    abstract: "What the service's own thread measures of itself, with headsets at 1000 Hz.",
    discussion: """
      The loop runs on its thread as in headsetd; another thread pushes one report a headset each millisecond. \
      "Wait" is from a report's arrival to the tick that takes it, "tick" that tick's length: their sum bounds \
      what the service adds to a report's way.
      """)

  @Flag(help: "Print one line of JSON.") var json = false
  @Option(help: "Headsets.") var headsets = 1
  @Option(help: "Seconds.") var seconds = 20

  private struct Latency: Encodable {
    var p50, p99, p999, maximum: UInt64

    init(_ summary: LatencySummary) {
      p50 = summary.nanoseconds(at: 0.5)
      p99 = summary.nanoseconds(at: 0.99)
      p999 = summary.nanoseconds(at: 0.999)
      maximum = summary.maximumNanoseconds
    }

    var text: String {
      "p50 \(p50 / 1_000) us, p99 \(p99 / 1_000) us, p99.9 \(p999 / 1_000) us, max \(maximum / 1_000) us"
    }
  }

  private struct Figures: Encodable {
    var headsets: Int
    var ticks: UInt64
    var missedTicks: UInt64
    var reports: UInt64
    var droppedReports: UInt64
    var wakeLateness: Latency
    var wait: Latency
    var tick: Latency
    var grants: String
  }

  func run() throws {
    var configuration = PoseServiceConfiguration()
    configuration.segmentName = "/headsetd-benchmark-\(UInt64.random(in: 0...UInt64.max))"
    configuration.slotCount = headsets
    let service = try PoseService(configuration)
    var rings: [ReportRing] = []
    for index in 0..<headsets {
      let ring = ReportRing(capacity: 64)
      let description = makeMeasuredDescription(of: index)
      _ = try service.attach(description, stream: makeMeasuredStream(), rings: [ring])
      rings.append(ring)
    }
    try service.start()
    send(to: rings)
    let status = service.loopStatus
    let counts = service.devices.map(\.counts)
    let figures = Figures(
      headsets: headsets, ticks: status.tickCount, missedTicks: status.missedTickCount,
      reports: counts.reduce(0) { $0 + $1.reports },
      droppedReports: counts.reduce(0) { $0 + $1.droppedReports },
      wakeLateness: Latency(status.wakeLateness), wait: Latency(status.reportWait),
      tick: Latency(status.tickDuration),
      grants: service.grants.map { "\($0.scheduling), memory \($0.memory)" } ?? "never ran")
    service.stop()
    try Report(
      title: "service: \(headsets) headsets at 1000 Hz for \(seconds) s", figures: figures,
      lines: [
        ("ticks", "\(figures.ticks), \(figures.missedTicks) missed"),
        ("reports", "\(figures.reports), \(figures.droppedReports) dropped"),
        ("wake-up lateness", figures.wakeLateness.text), ("wait", figures.wait.text),
        ("tick", figures.tick.text), ("granted", figures.grants),
      ]
    ).print(asJSON: json)
  }

  private func send(to rings: [ReportRing]) {
    var heads = rings.indices.map { HeadMotion(phase: $0) }
    var pacer = Pacer()
    for _ in 0..<(seconds * 1_000) {
      pacer.waitForNextMillisecond()
      for index in rings.indices {
        let report = heads[index].nextReport()
        rings[index].received(report.span, endpoint: 0x81, at: MonotonicClock.now)
      }
    }
  }
}
