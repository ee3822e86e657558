import ArgumentParser
import Foundation

/// What an auditor waits for: whole programs, from the shell's side, on files as `audit-benchmarks --keep` leaves them.
@main
struct ProgramBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "program-benchmarks",
    abstract: "Run 'headsetctl' on the files of made-up academies: time and memory of each program.",
    discussion: """
      Seconds by the clock, behind them those of the processors, which another load changes less, and which --check compares \
      with the limits; and the most memory that the program held. Start and output are part of it.
      """)

  @Option(help: "The program.")
  var headsetctl: String
  @Option(help: "A folder that 'audit-benchmarks --keep' left: rig-N.db and rig-N.bundle, the busiest 0.")
  var academies: String
  @Option(help: "Another, of one academy that has all the events.")
  var single: String
  @Flag(help: "End with 1 where a limit was missed.")
  var check = false

  /// Twice what a program needs for a million events of 32 academies.
  static let memoryMebibytesMax = 128

  func run() throws {
    let shelf = try Shelf(academies)
    var bench = ProgramBench(path: headsetctl)
    let busiest = shelf.database(0)
    try bench.measure("audit verify, a million events in one file", atMost: 3) {
      ["audit", "verify", "--database", single + "/rig-0.db"]
    }
    try bench.measure("audit verify, the busiest academy's file", atMost: 3) {
      ["audit", "verify", "--database", busiest]
    }
    try bench.measure("audit verify, its bundle", atMost: 10) { ["audit", "verify", shelf.bundles[0]] }
    try bench.measure("audit verify, \(shelf.bundles.count) bundles", atMost: 10) {
      ["audit", "verify"] + shelf.bundles
    }
    let merged = try bench.place("merged.register")
    try bench.measure("audit merge, \(shelf.bundles.count) bundles", atMost: 60) {
      ["audit", "merge", "--output", merged] + shelf.bundles
    }
    let again = try bench.place("again.bundle")
    try bench.measure("audit export, the busiest academy", atMost: 10) {
      ["audit", "export", "--database", busiest, "--output", again]
    }
    try report(&bench, shelf)
    guard check, !bench.missed.isEmpty else { return }
    bench.say("missed", bench.missed.joined(separator: ", "))
    throw ExitCode.failure
  }

  private static let reports = [
    "register", "verification", "reconciliation", "end-use", "usage", "idle", "exceptions", "labels",
  ]

  /// Each from the busiest academy's own file, and over the bundles of all side by side.
  private func report(_ bench: inout ProgramBench, _ shelf: Shelf) throws {
    let busiest = ["--database", shelf.database(0)]
    for name in Self.reports + ["proof"] {
      try bench.measure("report \(name), the busiest academy", atMost: 5) {
        ["report", name, "--language", "fr"] + busiest + (name == "proof" ? ["--entry", "1000"] : [])
      }
    }
    for name in Self.reports where name != "reconciliation" {
      try bench.measure("report \(name), \(shelf.bundles.count) bundles", atMost: 5) {
        ["report", name] + shelf.bundles.flatMap { ["--bundle", $0] }
      }
    }
  }
}

/// What `audit-benchmarks --keep` left.
private struct Shelf {
  let folder: String
  /// The busiest academy's first.
  let bundles: [String]

  init(_ folder: String) throws {
    self.folder = folder
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let count = names.count { $0.hasSuffix(".bundle") }
    guard count > 0 else { throw ValidationError("No bundle is in \(folder).") }
    bundles = (0..<count).map { "\(folder)/rig-\($0).bundle" }
  }

  func database(_ index: Int) -> String { "\(folder)/rig-\(index).db" }
}
