import Foundation
import Ledger

/// A ledger that grows from size to size, and is measured at each.
struct Growth: ~Copyable {
  private let path: String
  private let key: LedgerSigningKey
  private var file: LedgerFile
  private var random = SplitMix(state: 400_000)
  private var size: Int

  init(path: String) throws {
    let key = try LedgerSigningKey()
    var begun = LedgerFile(path: path, key: key)
    size = try begun.begin(origin: "benchmark", actor: "service", time: Self.time(0)).head.size
    self.path = path
    self.key = key
    file = begun
  }

  mutating func measure(at target: Int, batch: Int, singles: Int) throws -> Row {
    var row = Row()
    let begun = size
    let batches = try grow(to: target - singles, batch: batch)
    row.batchMicrosecondsAnEntry = batches.reduce(0, +) / Double(max(1, size - begun)) * 1e6
    (row.batchMillisecondsP50, row.batchMillisecondsP99, _) = Self.quantiles(batches)
    var single: [Double] = []
    for _ in 0..<singles { single.append(try append(1)) }
    (row.singleMillisecondsP50, row.singleMillisecondsP99, row.singleMillisecondsMax) = Self.quantiles(single)
    try measureReading(&row)
    row.entryCount = size
    row.memoryPeakMebibytes = try Self.memoryPeakMebibytes()
    return row
  }

  /// - Returns: seconds of each batch.
  private mutating func grow(to target: Int, batch: Int) throws -> [Double] {
    var seconds: [Double] = []
    while size < target { seconds.append(try append(min(batch, target - size))) }
    return seconds
  }

  /// Seconds by the clock, from the entries as values to their head in hand.
  private mutating func append(_ count: Int) throws -> Double {
    var entries: [LedgerEntry] = []
    for index in 0..<count { entries.append(try entry(size + index)) }
    let begin = Self.clock(CLOCK_MONOTONIC)
    guard let head = try file.append(entries) else { return 0 }
    size = head.head.size
    return Self.clock(CLOCK_MONOTONIC) - begin
  }

  private func measureReading(_ row: inout Row) throws {
    let reader = try LedgerReader(path: path)
    let size = size
    row.quickCheckMicroseconds =
      try Self.processorSeconds { for _ in 0..<200 { _ = try reader.read { try Ledger.head(of: $0) } } } / 200
      * 1e6
    row.proofMicroseconds =
      try Self.processorSeconds {
        for round in 0..<200 {
          _ = try reader.read { try Ledger.inclusionProof(of: round * size / 200, inFirst: size, of: $0) }
        }
      } / 200 * 1e6
    // The median of five: by the processor's time, but others share its caches.
    let passes = try (0..<5).map { _ in
      try Self.processorSeconds {
        let verdict = try reader.verify(LedgerVerification(trusting: [key.publicKey]))
        guard verdict.isIntact, verdict.size == size else { throw Broken() }
      }
    }
    row.verificationSecondsAMillion = passes.sorted()[2] / Double(size) * 1e6
    let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
    row.bytesAnEntry = (bytes?.doubleValue ?? 0) / Double(size)
  }

  private struct Broken: Error {}

  // MARK: - Entries

  /// What a session leaves: 0.3 kB.
  private mutating func entry(_ number: Int) throws(LedgerError) -> LedgerEntry {
    let session = UUID(
      uuid: (
        UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
        UInt8(truncatingIfNeeded: number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
      ))
    let worn = Int64(random.next() % 3_600_000)
    return try LedgerEntry(
      kind: "session.stopped", actor: "kiosk/1000", time: Self.time(number),
      payload: [
        "ending": .string("stopped"), "purpose": .string("training"), "session": .string(session.uuidString),
        "units": .array([
          .object([
            "family": .string("vive"), "serial": .string("LHR-\(random.next() % 8)"),
            "tracked_ms": .integer(worn + 1000), "worn_ms": .integer(worn),
          ])
        ]),
      ])
  }

  private static func time(_ number: Int) -> LedgerTime {
    LedgerTime(milliseconds: 1_772_000_000_000 + Int64(number) * 300_000, isTrusted: true)
  }

  private struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      let mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      return mixed ^ (mixed >> 27)
    }
  }

  // MARK: - Figures

  private static func quantiles(_ seconds: [Double]) -> (p50: Double, p99: Double, max: Double) {
    let sorted = seconds.sorted()
    guard let last = sorted.last else { return (0, 0, 0) }
    return (sorted[sorted.count / 2] * 1e3, sorted[sorted.count * 99 / 100] * 1e3, last * 1e3)
  }

  private static func processorSeconds(_ body: () throws -> Void) throws -> Double {
    let begin = clock(CLOCK_PROCESS_CPUTIME_ID)
    try body()
    return clock(CLOCK_PROCESS_CPUTIME_ID) - begin
  }

  private static func clock(_ identifier: clockid_t) -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(identifier, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most this process ever held (VmHWM of proc(5)).
  private static func memoryPeakMebibytes() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }.first
    return (kibibytes ?? 0) / 1024
  }
}
