import ArgumentParser
import DeviceIO
import PoseMath
import PoseSharedMemory

struct CapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "How many 1 kHz headsets one core carries.",
    discussion: """
      Every headset has a transport in memory and sends one report a millisecond. The loop carries them if 99 of \
      100 ticks end within their millisecond. "With transports" counts making and pushing the reports too, all on \
      one core. The layout has at most 1,024 slots, so more headsets are spread over several services, whose loops \
      then take turns on the core.
      """)

  @Flag(help: "Print one line of JSON.") var json = false
  @Option(help: "Milliseconds of each trial.") var milliseconds = 3_000

  fileprivate struct Trial: Encodable {
    var headsets: Int
    var tick: Durations.Summary
    var tickWithTransports: Durations.Summary
    var nanosecondsPerReport: Double
    var droppedReports: UInt64
  }

  private struct Figures: Encodable {
    var headsetsPerCore: Int
    var headsetsPerCoreWithTransports: Int
    var scheduling: String
    var trials: [Trial]
  }

  /// Where the search ends if nothing ends it before.
  private static let headsetCountMax = 8_192

  func run() throws {
    let scheduling = RealTimeRequest.make()
    var trials: [Trial] = []
    let loop = try largest(in: &trials) { $0.tick.p99 }
    let all = try largest(in: &trials) { $0.tickWithTransports.p99 }
    trials.sort { $0.headsets < $1.headsets }
    let figures = Figures(
      headsetsPerCore: loop, headsetsPerCoreWithTransports: all, scheduling: scheduling,
      trials: trials)
    try Report(
      title: "capacity: 1 kHz headsets on one core", figures: figures,
      lines: [
        ("loop alone", "\(loop) headsets"), ("with transports", "\(all) headsets"),
        ("thread", scheduling),
      ] + trials.map { ("\($0.headsets) headsets", $0.text) }
    ).print(asJSON: json)
  }

  /// The largest count, to 32, whose 99th percentile stays within a millisecond; trials are measured once.
  private func largest(in trials: inout [Trial], by duration: (Trial) -> Int64) throws -> Int {
    func carries(_ headsets: Int) throws -> Bool {
      if let known = trials.first(where: { $0.headsets == headsets }) { return duration(known) <= 1_000_000 }
      let trial = try measure(headsets)
      trials.append(trial)
      return duration(trial) <= 1_000_000
    }
    var (good, bad) = (0, Self.headsetCountMax + 32)
    for headsets in [1, 32, 128, 512, 1_024, 2_048, 4_096, Self.headsetCountMax] {
      guard try carries(headsets) else {
        bad = headsets
        break
      }
      good = headsets
    }
    while bad - good > 32 {
      let middle = (good + bad) / 64 * 32
      if try carries(middle) { good = middle } else { bad = middle }
    }
    return good
  }

  private func measure(_ headsets: Int) throws -> Trial {
    var benches: [Bench] = []
    for first in stride(from: 0, to: headsets, by: PosePublisher.slotCountMax) {
      benches.append(try Bench(headsetCount: min(headsets - first, PosePublisher.slotCountMax)))
    }
    for _ in 0..<200 {
      for bench in benches { bench.send() }
      for bench in benches { bench.step() }
    }
    var ticks = Durations(capacity: milliseconds)
    var whole = Durations(capacity: milliseconds)
    for _ in 0..<milliseconds {
      let begin = MonotonicClock.now
      for bench in benches { bench.send() }
      let sent = MonotonicClock.now
      for bench in benches { bench.step() }
      let end = MonotonicClock.now
      ticks.append(end.nanoseconds(since: sent))
      whole.append(end.nanoseconds(since: begin))
    }
    let tick = ticks.summary()
    return Trial(
      headsets: headsets, tick: tick, tickWithTransports: whole.summary(),
      nanosecondsPerReport: tick.mean / Double(headsets),
      droppedReports: benches.reduce(0) { $0 + $1.droppedCount })
  }
}

extension CapacityCommand.Trial {
  fileprivate var text: String {
    "tick p50 \(tick.p50 / 1_000) us, p99 \(tick.p99 / 1_000) us, "
      + "with transports p99 \(tickWithTransports.p99 / 1_000) us, "
      + "\(Int(nanosecondsPerReport)) ns a report, \(droppedReports) dropped"
  }
}
