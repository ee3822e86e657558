import AcademyLedgers
import Foundation
import Ledger

/// The academies' ledgers, grown on disk, verified and exported.
struct Ledgers {
  let sites: Int
  let years: Int
  let shelf: AcademyShelf
  let figures: Figures

  /// Entries of a batch; a batch ends with a signed head and a sync.
  private static let batch = 400

  // MARK: - Append

  /// - Returns: entries of each, in their order.
  func grow(to events: Int) throws -> [Int] {
    let days = years * Academy.daysAYear
    let share = sites == 1 ? events : events * 4 / 10
    // Rounded up: not fewer than was asked for.
    let busiest = (share + days - 1) / days
    let others = sites == 1 ? 0 : max(1, (events - busiest * days) / (sites - 1) / days + 1)
    var batches: [Double] = []
    var sizes: [Int] = []
    let cost = try figures.cost {
      for index in 0..<sites {
        let grown = try grow(index, sessionsADay: index == 0 ? busiest : others)
        sizes.append(grown.size)
        batches += grown.batches
      }
    }
    let count = sizes.reduce(0, +)
    figures.say("events", "\(count) of \(sites) sites over \(years) years")
    figures.say("sessions at the busiest site", "\(busiest * days) of \(sizes[0]) events")
    figures.say(
      "made and appended", "\(cost.text), \(Figures.text(cost.processor / Double(count) * 1e6)) us an event")
    figures.quantiles(
      "append in batches of \(Self.batch), an event",
      batches.map { $0 * 1e6 / Double(Self.batch) }, "us")
    figures.quantiles("append in batches of \(Self.batch), a batch", batches.map { $0 * 1e3 }, "ms")
    return sizes
  }

  /// - Returns: entries, and the seconds of each full batch by the clock.
  private func grow(_ index: Int, sessionsADay: Int) throws -> (size: Int, batches: [Double]) {
    var batches: [Double] = []
    var file = LedgerFile(path: shelf.path("rig-\(index).db"), key: try AcademyShelf.key(index))
    _ = try file.begin(
      origin: "rig-\(index)", actor: "service",
      time: LedgerTime(milliseconds: 1_483_000_000_000, isTrusted: true))
    var pending: [LedgerEntry] = []
    var size = 1
    func flush() throws {
      let begin = Figures.clock()
      _ = try file.append(pending)
      if pending.count == Self.batch { batches.append(Figures.clock() - begin) }
      size += pending.count
      pending.removeAll(keepingCapacity: true)
    }
    _ = try Academy(
      index: index, rigs: 1 + (8 - index % 8) % 8 + (index == 0 ? 7 : 0), years: years,
      sessionsADay: sessionsADay
    ) { entry in
      pending.append(entry)
      if pending.count == Self.batch { try flush() }
    }
    try flush()
    return (size, batches)
  }

  /// Each with its own head and its own sync, onto the fullest ledger.
  func appendSingles(_ count: Int) throws {
    var file = LedgerFile(path: shelf.path("rig-0.db"), key: try AcademyShelf.key(0))
    var seconds: [Double] = []
    for number in 0..<count {
      let entry = try LedgerEntry(
        kind: "benchmark.single", actor: "service",
        time: LedgerTime(milliseconds: 1_800_000_000_000 + Int64(number), isTrusted: true),
        payload: ["number": .integer(Int64(number))])
      let begin = Figures.clock()
      _ = try file.append([entry])
      seconds.append(Figures.clock() - begin)
    }
    figures.quantiles("append one, synced", seconds.map { $0 * 1e3 }, "ms")
  }

  // MARK: - Verify, export

  /// From the files, one after the other on one core: the fullest by itself, and all.
  func verifyFiles(_ sizes: [Int]) throws {
    func verify(_ range: Range<Int>, _ what: String) throws {
      var count = 0
      let cost = try figures.cost {
        for index in range {
          let verdict = try LedgerReader(path: shelf.path("rig-\(index).db")).verify(
            LedgerVerification(trusting: [try AcademyShelf.key(index).publicKey]))
          guard verdict.isIntact, verdict.size >= sizes[index] else { throw Broken() }
          count += verdict.size
        }
      }
      figures.say(what, cost, of: count, atMost: 3)
    }
    try verify(0..<1, "verification of the busiest file")
    if sites > 1 { try verify(0..<sites, "verification of all files") }
  }

  private struct Broken: Error {}

  /// - Returns: paths of the bundles.
  func export() throws -> [String] {
    var paths: [String] = []
    let cost = try figures.cost {
      for index in 0..<sites {
        let path = shelf.path("rig-\(index).bundle")
        try LedgerReader(path: shelf.path("rig-\(index).db")).export(toPath: path)
        paths.append(path)
      }
    }
    let bytes = try paths.map {
      (try FileManager.default.attributesOfItem(atPath: $0)[.size] as? NSNumber)?.intValue ?? 0
    }
    figures.say("export of all bundles", "\(cost.text), \(bytes.reduce(0, +) >> 20) MiB")
    return paths
  }
}
