import ArgumentParser
import CAllocationCounter
import DeviceIO
import LighthouseModel
import PoseMath
import PoseService

struct LightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "light",
    abstract: "The loop with light in it: heap calls and time of a tick; exits with 1 if there are any.",
    discussion: """
      A headset on a trainee who walks round a container between two stations, of generation 1 (a Vive) or 2 (an \
      Index): the emulated devices' reports of the sensor and of the photodiodes, as they come in a millisecond, go \
      through ring, decoding, filter, tracker and shared memory. All ticks are counted and timed, those of the first fix too.
      """)

  @Flag(help: "Print one line of JSON.") var json = false
  @Option(help: "Seconds of light.") var seconds = 30
  @Option(help: "Which generation the stations are of, 1 or 2.") var generation: UInt8 = 1

  private struct Figures: Encodable {
    var generation: UInt8
    var reports: Int
    var allocations: UInt64
    var releases: UInt64
    var ticks: Durations.Summary
    var nanosecondsAReport: Double
    var placedAfterSeconds: Double?
    var placedShare: Double
    var errorMillimeters: Double
    var scheduling: String
  }

  func validate() throws {
    guard StationGeneration(rawValue: generation) != nil else {
      throw ValidationError("--generation takes 1 or 2.")
    }
    guard (1...600).contains(seconds) else { throw ValidationError("--seconds takes 1 to 600.") }
  }

  func run() throws {
    guard allocation_counter_is_active() != 0 else {
      throw ValidationError("a sanitizer has replaced the heap")
    }
    let bench = try LitHeadset(
      StationGeneration(rawValue: generation) ?? .first, milliseconds: seconds * 1_000)
    let scheduling = RealTimeRequest.make()
    var durations = Durations(capacity: bench.milliseconds)
    var (allocations, releases) = (UInt64(0), UInt64(0))
    var (placed, squares, first) = (0, 0.0, Int?.none)
    for millisecond in 0..<bench.milliseconds {
      _ = bench.send()
      let before = allocation_counter_read()
      let begin = MonotonicClock.now
      bench.step()
      let length = MonotonicClock.now.nanoseconds(since: begin)
      let after = allocation_counter_read()
      allocations += after.allocations - before.allocations
      releases += after.releases - before.releases
      durations.append(length)
      guard let error = bench.error else { continue }
      placed += 1
      squares += error * error
      first = first ?? millisecond
    }
    let ticks = durations.summary()
    let tracked = bench.milliseconds - (first ?? bench.milliseconds)
    let figures = Figures(
      generation: generation, reports: bench.reportCount, allocations: allocations, releases: releases,
      ticks: ticks, nanosecondsAReport: ticks.mean * Double(ticks.count) / Double(max(1, bench.reportCount)),
      placedAfterSeconds: first.map { Double($0) / 1_000 },
      placedShare: Double(placed) / Double(max(1, tracked)),
      errorMillimeters: 1_000 * (squares / Double(max(1, placed))).squareRoot(), scheduling: scheduling)
    try Report(
      title: "light: a headset tracked by light, generation \(generation)", figures: figures,
      lines: [
        ("reports", "\(figures.reports) in \(ticks.count) ticks"),
        ("allocations, releases", "\(allocations), \(releases)"), ("tick", ticks.text),
        ("a report, mean", "\(Int(figures.nanosecondsAReport)) ns"),
        ("placed", "after \(figures.placedAfterSeconds ?? -1) s, then \(figures.placedShare) of the time"),
        ("place off by", "\(figures.errorMillimeters) mm rms"), ("thread", scheduling),
      ]
    ).print(asJSON: json)
    guard allocations + releases == 0, placed > 0 else { throw ExitCode(1) }
  }
}
