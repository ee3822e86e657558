import ArgumentParser
import Foundation
import Ledger

@main
struct LedgerBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger-benchmarks",
    abstract: "A ledger of ten years: what an append takes, and what a full verification.",
    discussion: """
      Grows one ledger by seeded session entries, in batches, to each of the sizes, and at each size measures \
      single durable appends, proofs, the quick check and the full verification from the file. Verification is timed by \
      the thread's processor time, appends by the clock, for they wait for the disk.
      """)

  @Option(help: "The folder for the database; on the disk that is to be measured.")
  var folder = "."
  @Option(help: "Entries of a batch.")
  var batch = 1000
  @Option(help: "Single durable appends that are timed, in all.")
  var singles = 2000
  @Option(parsing: .upToNextOption, help: "Sizes at which to measure, ascending.")
  var sizes = [10_000, 100_000, 1_000_000]
  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    guard (1...100_000).contains(batch) else { throw ValidationError("--batch lies between 1 and 100000.") }
    guard sizes == sizes.sorted(), let last = sizes.last, last <= 10_000_000, singles >= sizes.count else {
      throw ValidationError(
        "--sizes ascend, up to 10000000; --singles is at least as many as there are sizes.")
    }
  }

  func run() throws {
    let path = folder + "/ledger-benchmark-\(getpid()).db"
    defer {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
    var growth = try Growth(path: path)
    var rows: [Row] = []
    for size in sizes {
      rows.append(try growth.measure(at: size, batch: batch, singles: singles / sizes.count))
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(rows), as: UTF8.self))
    } else {
      print(Row.heading)
      for row in rows { print(row.text) }
    }
  }
}

/// What was measured at one size.
struct Row: Encodable {
  var entryCount = 0
  var batchMicrosecondsAnEntry = 0.0
  var batchMillisecondsP50 = 0.0
  var batchMillisecondsP99 = 0.0
  var singleMillisecondsP50 = 0.0
  var singleMillisecondsP99 = 0.0
  var singleMillisecondsMax = 0.0
  var quickCheckMicroseconds = 0.0
  var proofMicroseconds = 0.0
  var verificationSecondsAMillion = 0.0
  var bytesAnEntry = 0.0
  var memoryPeakMebibytes = 0.0

  static let heading = """
    entries | batch us an entry | batch p50, p99 ms | single p50, p99, longest ms | quick check us | proof us \
    | verification s a million | bytes an entry | memory MiB
    """

  var text: String {
    func figure(_ value: Double) -> String { value.formatted(.number.precision(.fractionLength(2))) }
    return [
      String(entryCount), figure(batchMicrosecondsAnEntry),
      "\(figure(batchMillisecondsP50)), \(figure(batchMillisecondsP99))",
      "\(figure(singleMillisecondsP50)), \(figure(singleMillisecondsP99)), \(figure(singleMillisecondsMax))",
      figure(quickCheckMicroseconds), figure(proofMicroseconds), figure(verificationSecondsAMillion),
      figure(bytesAnEntry), figure(memoryPeakMebibytes),
    ].joined(separator: " | ")
  }
}
