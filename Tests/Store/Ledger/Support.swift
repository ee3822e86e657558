import Foundation
import GRDB
import HeadsetTestSupport
import Testing

@testable import Ledger

/// A ledger in a folder of its own, and short words for what tests do with it.
final class Shelf {
  let folder: String
  let key: LedgerSigningKey
  var path: String { folder + "/ledger.db" }

  init(seed: UInt8 = 1, in place: String = TemporaryPlace.databaseFolder) throws {
    folder = place + "/ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    key = try .test(seed)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func file() -> LedgerFile { LedgerFile(path: path, key: key) }

  /// Begun, with entries 1..<size appended one by one.
  func begun(size: Int = 1) throws -> LedgerFile {
    var file = file()
    _ = try file.begin(origin: "rig-1", actor: "service", time: .at(0))
    for index in 1..<max(1, size) { _ = try file.append([.numbered(index)]) }
    return file
  }

  func verdict(
    trusting keys: [LedgerPublicKey]? = nil, exported: [SignedTreeHead] = [], everySignature: Bool = false
  ) throws -> LedgerVerdict {
    try LedgerReader(path: path).verify(
      LedgerVerification(
        trusting: keys ?? [key.publicKey], exported: exported, checksEverySignature: everySignature))
  }

  /// The database and its log, elsewhere.
  func copy() throws -> Shelf {
    let copy = try Shelf()
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.path + suffix)
    }
    return copy
  }

  /// A connection of a stranger, with SQLite's defaults.
  func stranger() throws -> DatabaseQueue { try DatabaseQueue(path: path) }
}

extension LedgerSigningKey {
  static func test(_ seed: UInt8) throws -> Self { try Self(seed: Data(repeating: seed, count: 32)) }
}

extension LedgerTime {
  /// Seconds after a day in 2026.
  static func at(_ seconds: Int) -> Self {
    Self(milliseconds: 1_772_000_000_000 + Int64(seconds) * 1000, isTrusted: true)
  }
}

extension LedgerEntry {
  static func numbered(_ index: Int) throws(LedgerError) -> Self {
    try Self(
      kind: "session.ended", actor: "service", time: .at(index),
      payload: [
        "number": .integer(Int64(index)), "serial": .string("LHR-\(index % 7)"), "worn_ms": .integer(123_456),
      ])
  }
}

/// How thorough a run is.
enum Tier {
  static let isLong = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1"
  static let isSoak = ProcessInfo.processInfo.environment["HEADSET_TESTS_SOAK"] == "1"

  static func rounds(default few: Int, long: Int, soak: Int? = nil) -> Int {
    isSoak ? soak ?? long : isLong ? long : few
  }
}

/// Nodes in memory, made by the definition of RFC 9162 section 2.1.1 alone: slow, and independent of what is
/// tested.
struct DefinedTree: MerkleNodeSource {
  let leaves: [MerkleHash]

  func node(level: Int, index: Int) -> MerkleHash {
    root(of: leaves[(index << level)..<((index + 1) << level)])
  }

  func root(of leaves: ArraySlice<MerkleHash>) -> MerkleHash {
    guard leaves.count > 1 else { return leaves.first ?? .emptyTree }
    var left = 1
    while left * 2 < leaves.count { left *= 2 }
    return .ofNode(
      root(of: leaves.prefix(left)), root(of: leaves.dropFirst(left)))
  }
}
