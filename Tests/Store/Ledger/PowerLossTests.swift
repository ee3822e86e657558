import Foundation
import GRDB
import HeadsetTestSupport
import Testing

@testable import Ledger

/// What was acknowledged is there, whatever ended the writer.
@Suite struct PowerLossTests {
  /// Kills the writer, checks what it left, and lets the next one go on with it.
  @Test func `a writer killed at random moments loses nothing it acknowledged`() throws {
    let shelf = try Shelf()
    var random = SeededGenerator(seed: 9)
    var acknowledged = 0
    for round in 0..<Tier.rounds(default: 30, long: 300, soak: 1000) {
      let milliseconds = Int.random(in: 0...80, using: &random)
      acknowledged = max(acknowledged, try Self.size(acknowledgedBeforeDeathAfter: milliseconds, shelf.path))
      let verdict = try shelf.verdict()
      #expect(verdict.isIntact, "round \(round): \(verdict.faults)")
      #expect(verdict.size >= acknowledged, "round \(round)")
      #expect(try Self.integrity(shelf.path) == "ok", "round \(round)")
    }
    #expect(acknowledged > 30)
  }

  /// The last size that a load process said before it was killed, so long after its first word.
  private static func size(acknowledgedBeforeDeathAfter milliseconds: Int, _ path: String) throws -> Int {
    let bundle = URL(filePath: CommandLine.arguments[0])
    let process = Process()
    process.executableURL = bundle.deletingLastPathComponent().appending(path: "ledger-load")
    process.arguments = [path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var said = output.fileHandleForReading.availableData
    usleep(UInt32(milliseconds) * 1000)
    kill(process.processIdentifier, SIGKILL)
    said += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // A line without its end may have been cut.
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.dropLast().last.flatMap { Int($0) })
  }

  private static func integrity(_ path: String) throws -> String? {
    try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
  }

  // MARK: - The log, cut

  /// What a power cut may leave of the write-ahead log: any beginning of it. Every 64th length, with --long all.
  @Test func `a log cut at any byte opens with all that its length had acknowledged`() throws {
    let shelf = try Shelf()
    let (log, sizes) = try Self.writeLog(shelf)
    let step = Tier.isLong ? 1 : 64
    for (round, length) in stride(from: log.count, through: 0, by: -step).enumerated() {
      try Self.restore(log.prefix(length), of: shelf)
      let acknowledged = sizes.last { $0.logByteCount <= length }?.size ?? 1
      let verdict = try shelf.verdict()
      #expect(verdict.isIntact && verdict.size == acknowledged, "\(length): \(verdict)")
      // The next writer goes on: now and then, for it takes a copy.
      guard round.isMultiple(of: 61) else { continue }
      let copy = try shelf.copy()
      #expect(try Self.integrity(copy.path) == "ok")
      var file = copy.file()
      #expect(try file.append([.numbered(acknowledged)])?.head.size == acknowledged + 1)
      #expect(try copy.verdict().isIntact)
    }
  }

  @Test func `a log with a damaged byte opens with a beginning of what was acknowledged`() throws {
    let shelf = try Shelf()
    let (log, sizes) = try Self.writeLog(shelf)
    var random = SeededGenerator(seed: 77)
    for _ in 0..<Tier.rounds(default: 200, long: 5000) {
      var damaged = log
      let place = Int.random(in: 0..<damaged.count, using: &random)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try Self.restore(damaged, of: shelf)
      let before = sizes.last { $0.logByteCount <= place }?.size ?? 1
      let verdict = try shelf.verdict()
      #expect(verdict.isIntact && verdict.size >= before && verdict.size <= sizes.last?.size ?? 1, "\(place)")
    }
  }

  // MARK: - The database, damaged

  /// A page of zeros or of noise anywhere in the file: a verdict or an error, never a trap, and never a pass of
  /// other entries than there were.
  @Test func `a database with a page of zeros or noise is found out, or has all its entries`() throws {
    let shelf = try Shelf()
    var file = try shelf.begun()
    _ = try file.append((1..<200).map { number throws(LedgerError) in try LedgerEntry.numbered(number) })
    try file.checkpoint()
    let root = try file.read { db in try Ledger.head(of: db).head.root }
    let whole = try Data(contentsOf: URL(filePath: shelf.path))
    var random = SeededGenerator(seed: 18)
    for round in 0..<Tier.rounds(default: 60, long: 2000) {
      let copy = try Shelf()
      var damaged = whole
      let start = Int.random(in: 0..<whole.count / 4096, using: &random) * 4096
      for index in start..<start + 4096 {
        damaged[index] = round.isMultiple(of: 2) ? 0 : UInt8(truncatingIfNeeded: random.next())
      }
      try damaged.write(to: URL(filePath: copy.path))
      guard let verdict = try? copy.verdict(), verdict.isIntact else { continue }
      #expect(verdict.size == 200 && verdict.root == root, "page \(start / 4096)")
    }
  }

  /// A small ledger whose first entry is in the database and the others in the log; how long the log was when
  /// each size was acknowledged.
  private static func writeLog(_ shelf: Shelf) throws -> (log: Data, sizes: [(size: Int, logByteCount: Int)])
  {
    var file = try shelf.begun()
    try file.checkpoint()
    var sizes: [(size: Int, logByteCount: Int)] = []
    for index in 1...6 {
      let head = try file.append([.numbered(index)])
      let log = try Data(contentsOf: URL(filePath: shelf.path + "-wal"))
      sizes.append((head?.head.size ?? 0, log.count))
    }
    let log = try Data(contentsOf: URL(filePath: shelf.path + "-wal"))
    try Data(contentsOf: URL(filePath: shelf.path)).write(to: URL(filePath: shelf.path + ".kept"))
    // Closed only now: closing moves the log into the database.
    _ = try file.read { db in try Ledger.size(of: db) }
    return (log, sizes)
  }

  /// The database as it was, with another log and no index of it.
  private static func restore(_ log: Data, of shelf: Shelf) throws {
    try? FileManager.default.removeItem(atPath: shelf.path + "-shm")
    try Data(contentsOf: URL(filePath: shelf.path + ".kept")).write(to: URL(filePath: shelf.path))
    try Data(log).write(to: URL(filePath: shelf.path + "-wal"))
  }
}

extension LedgerFile {
  /// Moves all that is in the log into the database and begins the log anew.
  mutating func checkpoint() throws(LedgerError) {
    try withoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }
}
