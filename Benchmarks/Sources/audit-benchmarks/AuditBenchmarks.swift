import AcademyLedgers
import ArgumentParser
import Audit
import Foundation
import Ledger

/// What 32 academies' ten years cost: to append, to verify, to merge, to report on.
@main
struct AuditBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit-benchmarks",
    abstract: "Append, verify, merge and report on ledgers of made-up academies.",
    discussion: """
      The first academy is the busiest: four in ten of all events are its sessions; a single one has them all. Seconds by \
      the clock, behind them those of the processors, which another load changes less, and which --check compares with the \
      limits. A verification is of one processor, that of many bundles of as many as there are.
      """)

  @Option(help: "Academies.")
  var sites = 32
  @Option(help: "Years.")
  var years = 10
  @Option(help: "Events of all academies together, about.")
  var events = 1_000_000
  @Option(help: "Entries appended one by one with full durability, at the end.")
  var singles = 2_000
  @Option(help: "A new folder that keeps ledgers, keys and bundles; on the disk that is to be measured.")
  var keep: String?
  @Flag(help: "End with 1 where a limit was missed.")
  var check = false

  func validate() throws {
    guard (1...BundleAudit.bundleCountMax).contains(sites), (1...30).contains(years), events > 0, singles >= 0
    else { throw ValidationError("1 to \(BundleAudit.bundleCountMax) sites, 1 to 30 years.") }
  }

  func run() throws {
    let figures = Figures()
    let shelf = try keep.map { try AcademyShelf(keptAt: $0) } ?? AcademyShelf(onDisk: true)
    let ledgers = Ledgers(sites: sites, years: years, shelf: shelf, figures: figures)
    let sizes = try ledgers.grow(to: events)
    try ledgers.appendSingles(singles)
    try ledgers.verifyFiles(sizes)
    let bundles = try ledgers.export()
    try figures.sayMemory("after verification", atMost: Self.memoryMebibytesMax)
    let audits = try verifyBundles(bundles, figures)
    try merge(audits, shelf, figures)
    try Reporting(audits: audits, shelf: shelf, figures: figures).run()
    try figures.sayMemory("at the end", atMost: Self.memoryMebibytesMax)
    guard check, !figures.missed.isEmpty else { return }
    figures.say("missed", figures.missed.joined(separator: ", "))
    throw ExitCode.failure
  }

  /// Twice what a million events of 32 academies need.
  private static let memoryMebibytesMax = 128

  // MARK: - Verify, merge

  private func verifyBundles(_ paths: [String], _ figures: Figures) throws -> [BundleAudit] {
    var audits: [BundleAudit] = []
    let keys = try (0..<sites).map { try AcademyShelf.key($0).publicKey }
    let verification = LedgerVerification(trusting: keys)
    let cost = try figures.cost {
      audits = try BundleAudit.all(paths, by: verification).map { try $0.get() }
    }
    let count = audits.map(\.verdict.size).reduce(0, +)
    figures.say(
      "verify \(paths.count) bundles, 20 rules each", cost, atMost: 10,
      note: ", \(Figures.text(cost.processor / Double(count) * 1e6)) us an event")
    for audit in audits where !audit.passes {
      figures.say("  does not pass", audit.origin + " \(audit.rules.filter { $0.outcome == .fail })")
      throw ExitCode.failure
    }
    return audits
  }

  private func merge(_ audits: [BundleAudit], _ shelf: AcademyShelf, _ figures: Figures) throws {
    var count = 0
    let cost = try figures.cost {
      let merge = RegisterMerge(audits)
      count = merge.conflicts.count
      try MergedRegisterFile(merge).write(toPath: shelf.path("merged.register"))
    }
    figures.say("merge, once verified", cost, atMost: 60, note: ", \(count) conflicts")
  }
}
