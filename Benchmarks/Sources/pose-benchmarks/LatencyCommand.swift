import ArgumentParser
import DeviceIO
import PoseMath
import PoseService

struct LatencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "latency",
    abstract: "Nanoseconds from the bytes of a report in its ring to the pose in shared memory.",
    discussion: """
      One headset. Flat out, tick follows tick; at 1000 Hz the thread sleeps until the next millisecond, as the \
      service does, and finds its caches cold. A tick is timed from its begin to its end, so the figures hold \
      the whole loop: ring, decoding, filter, body model, seqlock, heartbeat.
      """)

  @Flag(help: "Print one line of JSON.") var json = false
  @Option(help: "Reports flat out.") var reports = 1_000_000
  @Option(help: "Seconds at 1000 Hz.") var seconds = 20

  private struct Figures: Encodable {
    var flatOut: Durations.Summary
    var at1000Hz: Durations.Summary
    var idleTick: Durations.Summary
    var clockNanoseconds: Int64
    var scheduling: String
  }

  func run() throws {
    let bench = try Bench(headsetCount: 1)
    for _ in 0..<10_000 {
      bench.send()
      bench.step()
    }
    let scheduling = RealTimeRequest.make()
    let flatOut = measureFlatOut(bench, reportsEach: 1)
    let idle = measureFlatOut(bench, reportsEach: 0)
    let paced = measurePaced(bench)
    let figures = Figures(
      flatOut: flatOut, at1000Hz: paced, idleTick: idle, clockNanoseconds: Self.clockCost(),
      scheduling: scheduling)
    try Report(
      title: "latency: bytes of one report to published pose", figures: figures,
      lines: [
        ("flat out", flatOut.text), ("at 1000 Hz", paced.text), ("tick without report", idle.text),
        ("included clock", "\(figures.clockNanoseconds) ns"), ("thread", scheduling),
      ]
    ).print(asJSON: json)
  }

  private func measureFlatOut(_ bench: Bench, reportsEach: Int) -> Durations.Summary {
    var durations = Durations(capacity: reports)
    for _ in 0..<reports {
      bench.send(reportsEach: reportsEach)
      durations.append(Self.time { bench.step() })
    }
    return durations.summary()
  }

  private func measurePaced(_ bench: Bench) -> Durations.Summary {
    var durations = Durations(capacity: seconds * 1_000)
    var pacer = Pacer()
    for _ in 0..<(seconds * 1_000) {
      pacer.waitForNextMillisecond()
      bench.send()
      durations.append(Self.time { bench.step() })
    }
    return durations.summary()
  }

  private static func time(_ body: () -> Void) -> Int64 {
    let begin = MonotonicClock.now
    body()
    return MonotonicClock.now.nanoseconds(since: begin)
  }

  /// What reading the clock adds to every figure: the median of an empty measurement.
  private static func clockCost() -> Int64 {
    var durations = Durations(capacity: 10_000)
    for _ in 0..<10_000 { durations.append(time {}) }
    return durations.summary().p50
  }
}
