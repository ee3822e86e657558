import AcademyLedgers
import ArgumentParser
import Audit
import Foundation
import Ledger
import Register
import Reports
import Wording

/// What 32 academies' ten years cost: to append, to verify, to merge, to report on.
@main
struct AuditBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit-benchmarks",
    abstract: "Append, verify, merge and report on ledgers of made-up academies.",
    discussion: """
      The first academy is the busiest: four in ten of all events are its sessions. Seconds by the clock, behind them those of \
      the processors, which another load changes less; memory is the most the process ever held.
      """)

  @Option(help: "Academies.")
  var sites = 32
  @Option(help: "Years.")
  var years = 10
  @Option(help: "Events of all academies together, about.")
  var events = 1_000_000
  @Option(help: "Entries appended one by one with full durability, at the end.")
  var singles = 2_000

  func run() throws {
    let shelf = try AcademyShelf()
    let bundles = try grow(shelf)
    try verifyFile(shelf)
    let audits = try verifyBundles(bundles)
    try merge(audits, shelf)
    try report(audits)
    Self.say("memory, the most ever held", "\(try Self.memoryPeakMebibytes()) MiB")
  }

  // MARK: - Append

  private func grow(_ shelf: AcademyShelf) throws -> [String] {
    let days = years * 250
    let busiest = max(1, events * 4 / 10 / days)
    let others = max(1, (events - busiest * days) / max(1, sites - 1) / days)
    var batches: [Double] = []
    var count = 0
    for index in 0..<sites {
      var file = LedgerFile(path: shelf.path("rig-\(index).db"), key: try AcademyShelf.key(index))
      _ = try file.begin(
        origin: "rig-\(index)", actor: "service",
        time: LedgerTime(milliseconds: 1_483_000_000_000, isTrusted: true))
      var pending: [LedgerEntry] = []
      func flush() throws {
        let begin = Self.clock()
        _ = try file.append(pending)
        batches.append((Self.clock() - begin) / Double(max(1, pending.count)))
        count += pending.count
        pending.removeAll(keepingCapacity: true)
      }
      _ = try Academy(
        index: index, rigs: 1 + (8 - index % 8) % 8 + (index == 0 ? 7 : 0), years: years,
        sessionsADay: index == 0 ? busiest : others
      ) { entry in
        pending.append(entry)
        if pending.count == 400 { try flush() }
      }
      try flush()
    }
    Self.say("events", "\(count)")
    Self.quantiles("append in batches of 400, an event", batches.map { $0 * 1e6 }, "us")
    try appendSingles(shelf)
    return try (0..<sites).map { index in
      let path = shelf.path("rig-\(index).bundle")
      try LedgerReader(path: shelf.path("rig-\(index).db")).export(toPath: path)
      return path
    }
  }

  private func appendSingles(_ shelf: AcademyShelf) throws {
    var file = LedgerFile(path: shelf.path("rig-0.db"), key: try AcademyShelf.key(0))
    var seconds: [Double] = []
    for number in 0..<singles {
      let entry = try LedgerEntry(
        kind: "benchmark.single", actor: "service",
        time: LedgerTime(milliseconds: 1_800_000_000_000 + Int64(number), isTrusted: true),
        payload: ["number": .integer(Int64(number))])
      let begin = Self.clock()
      _ = try file.append([entry])
      seconds.append(Self.clock() - begin)
    }
    Self.quantiles("append one, synced", seconds.map { $0 * 1e3 }, "ms")
  }

  // MARK: - Verify, merge, report

  private func verifyFile(_ shelf: AcademyShelf) throws {
    let reader = try LedgerReader(path: shelf.path("rig-0.db"))
    var size = 0
    let seconds = try Self.seconds {
      size = try reader.verify(LedgerVerification(trusting: [try AcademyShelf.key(0).publicKey])).size
    }
    Self.say(
      "verification of the busiest file",
      "\(Self.text(seconds)), \(Self.text(seconds.processor / Double(size) * 1e6)) s of processors a million")
  }

  private func verifyBundles(_ paths: [String]) throws -> [BundleAudit] {
    var audits: [BundleAudit] = []
    let keys = try (0..<sites).map { try AcademyShelf.key($0).publicKey }
    let seconds = try Self.seconds {
      audits = try BundleAudit.all(paths, by: LedgerVerification(trusting: keys)).map { try $0.get() }
    }
    Self.say("verify \(paths.count) bundles, 20 rules each", "\(Self.text(seconds))")
    for audit in audits where !audit.passes {
      Self.say("  does not pass", audit.origin + " \(audit.rules.filter { $0.outcome == .fail })")
    }
    return audits
  }

  private func merge(_ audits: [BundleAudit], _ shelf: AcademyShelf) throws {
    var count = 0
    let seconds = try Self.seconds {
      let merge = RegisterMerge(audits)
      count = merge.conflicts.count
      try MergedRegisterFile(merge).write(toPath: shelf.path("merged.register"))
    }
    Self.say("merge, once verified", "\(Self.text(seconds)), \(count) conflicts")
  }

  private func report(_ audits: [BundleAudit]) throws {
    let sources = try audits.map { audit in
      guard let head = audit.verdict.head else { throw ExitCode.failure }
      return ReportBasis.Source(origin: audit.origin, register: audit.register, head: head)
    }
    let basis = ReportBasis(sources)
    let year = basis.day.parts.year
    let reports: [(String, () throws -> Report)] = [
      ("register", { .assetRegister(basis, in: .english) }),
      ("verification", { .verificationSheet(basis, in: .english) }),
      ("reconciliation", { try .reconciliation(basis, since: basis, in: .english) }),
      ("end-use", { .endUse(basis, year: year - 1, in: .english) }),
      ("usage", { .usage(basis, year: year - 1, in: .english) }),
      ("idle", { .idleAndOverdue(basis, in: .english) }),
      ("exceptions", { .exceptions(basis, in: .english) }),
    ]
    for (name, make) in reports {
      var byteCount = 0
      let seconds = try Self.seconds {
        let report = try make()
        byteCount = try report.html().utf8.count + report.csv.utf8.count + report.json.utf8.count
      }
      Self.say("report \(name), in three forms", "\(Self.text(seconds)), \(byteCount / 1024) KiB")
    }
  }

  // MARK: - Figures

  private static func say(_ what: String, _ value: String) {
    FileHandle.standardOutput.write(Data("\(what): \(value)\n".utf8))
  }

  private static func quantiles(_ what: String, _ values: [Double], _ unit: String) {
    let sorted = values.sorted()
    guard let last = sorted.last else { return }
    say(
      what,
      "p50 \(text(sorted[sorted.count / 2])) \(unit), p99 \(text(sorted[sorted.count * 99 / 100])) \(unit), max \(text(last)) \(unit)"
    )
  }

  private static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  /// Of the clock, and of the processors.
  private static func seconds(_ body: () throws -> Void) rethrows -> (clock: Double, processor: Double) {
    let (begin, used) = (clock(), clock(CLOCK_PROCESS_CPUTIME_ID))
    try body()
    return (clock() - begin, clock(CLOCK_PROCESS_CPUTIME_ID) - used)
  }

  private static func text(_ seconds: (clock: Double, processor: Double)) -> String {
    "\(text(seconds.clock)) s (\(text(seconds.processor)) s of processors)"
  }

  private static func clock(_ identifier: clockid_t = CLOCK_MONOTONIC) -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(identifier, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// VmHWM of proc(5).
  private static func memoryPeakMebibytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return (line?.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0) / 1024
  }
}
