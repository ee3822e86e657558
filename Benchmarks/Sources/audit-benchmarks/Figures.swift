import Foundation

/// What was measured, a line each; and which of the issue's musts were missed.
final class Figures {
  private(set) var missed: [String] = []

  /// Seconds of a body: by the clock, and of the processors, which another load changes less.
  struct Cost {
    var clock = 0.0
    var processor = 0.0
    var text: String { "\(Figures.text(clock)) s (\(Figures.text(processor)) s of processors)" }
  }

  func say(_ what: String, _ value: String) {
    FileHandle.standardOutput.write(Data("\(what): \(value)\n".utf8))
  }

  /// A cost that must not be more than so many seconds of processors.
  func say(_ what: String, _ cost: Cost, of count: Int? = nil, atMost limit: Double, note: String = "") {
    let seconds = count.map { cost.processor / Double(max(1, $0)) * 1e6 } ?? cost.processor
    let share = count.map { ", \(Self.text(seconds)) s a million of \($0)" } ?? ""
    say(what, "\(cost.text)\(share)\(note); at most \(Self.text(limit)) s")
    if seconds > limit { missed.append(what) }
  }

  func quantiles(_ what: String, _ values: [Double], _ unit: String) {
    let sorted = values.sorted()
    guard let last = sorted.last else { return }
    let (half, most) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
    say(
      what,
      "p50 \(Self.text(half)), p99 \(Self.text(most)), longest \(Self.text(last)) \(unit) (\(sorted.count))"
    )
  }

  static func text(_ value: Double) -> String { String(format: value < 0.1 ? "%.4f" : "%.2f", value) }

  // MARK: - Clocks

  func cost(of body: () throws -> Void) rethrows -> Cost {
    let (begin, used) = (Self.clock(), Self.clock(CLOCK_PROCESS_CPUTIME_ID))
    try body()
    return Cost(clock: Self.clock() - begin, processor: Self.clock(CLOCK_PROCESS_CPUTIME_ID) - used)
  }

  static func clock(_ identifier: clockid_t = CLOCK_MONOTONIC) -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(identifier, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most this process ever held (VmHWM of proc(5)), and holds now (VmRSS).
  func sayMemory(_ when: String, atMost limit: Int) throws {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    func mebibytes(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
      return (line?.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0) / 1024
    }
    let most = mebibytes("VmHWM")
    say("memory \(when)", "\(mebibytes("VmRSS")) MiB, at most \(most) MiB so far; at most \(limit) MiB")
    if most > limit { missed.append("memory \(when)") }
  }
}
