import AcademyLedgers
import Foundation
import Ledger
import Register
import Testing

@testable import Audit

/// Anybody's file: a parser of bytes that no fuzzer's build reaches, for the rooms behind it need packages. 30 seeded
/// files of each kind by default, 1,000 with --long.
@Suite struct BundleMutationTests {
  private static let isLong = ProcessInfo.processInfo.environment["HEADSET_TESTS_LONG"] == "1"
  private static let rounds = isLong ? 1_000 : 30

  private let shelf: AcademyShelf
  private let entries: [LedgerEntry]
  private let bundle: String
  private let lines: [Data]
  private let head: SignedTreeHead

  init() throws {
    shelf = try AcademyShelf()
    entries = try Academy(index: 0, rigs: 1, years: 1, sessionsADay: 1).entries
    bundle = try shelf.bundle(entries, index: 0, batch: 7)
    lines = Self.lines(of: try Data(contentsOf: URL(filePath: bundle)))
    head = try SignedTreeHead(text: String(decoding: try #require(lines.last), as: UTF8.self))
  }

  private static func lines(of bytes: Data) -> [Data] { bytes.split(separator: 0x0A).map { Data($0) } }

  private func audit(_ path: String, everySignature: Bool) throws -> BundleAudit {
    try BundleAudit(
      path: path,
      by: LedgerVerification(
        trusting: [try AcademyShelf.key(0).publicKey], exported: [head], checksEverySignature: everySignature)
    )
  }

  /// What passes has every entry and the last head as they were: all that a change may have touched is heads in the middle,
  /// which say nothing that the last one does not (decision 0016), and with every signature checked not even those.
  @Test func `a bundle whose bytes were changed never passes, nor traps`() throws {
    #expect(try audit(bundle, everySignature: true).passes)
    let original = lines.map { $0 + [0x0A] }.reduce(Data(), +)
    #expect(original == (try Data(contentsOf: URL(filePath: bundle))))
    let path = shelf.path("changed.bundle")
    var changes = ByteChanges(seed: 2027)
    var passed = 0
    for round in 0..<Self.rounds {
      let bytes = changes.changed(original)
      guard bytes != original else { continue }
      try bytes.write(to: URL(filePath: path))
      let isStrict = round.isMultiple(of: 2)
      guard let audit = try? audit(path, everySignature: isStrict), audit.passes else { continue }
      passed += 1
      let found = Self.lines(of: bytes)
      func isHead(_ line: Data) -> Bool { line.first == UInt8(ascii: "H") }
      #expect(found.filter { !isHead($0) } == lines.filter { !isHead($0) }, "round \(round)")
      #expect(found.last == lines.last && bytes.last == 0x0A, "round \(round)")
      if isStrict { #expect(Set(found).isSubset(of: Set(lines)), "round \(round)") }
    }
    #expect(passed < Self.rounds / 10)
  }

  @Test
  func `entries that the rig's own key signed, whatever they say, are judged and merged without a trap`()
    throws
  {
    let original = try audit(bundle, everySignature: false)
    var hostile = HostileLedger(seed: 2028)
    var failed = 0
    for round in 0..<Self.rounds {
      let path = try shelf.forge(
        hostile.changed(entries), index: 0, after: bundle, name: "hostile.bundle")
      let audit = try BundleAudit(path: path, by: LedgerVerification(trusting: []))
      #expect(audit.verdict.isIntact, "round \(round): \(audit.verdict.faults)")
      #expect(audit.rules.count == RegisterRule.allCases.count)
      if !audit.passes { failed += 1 }
      let merge = RegisterMerge([original, audit])
      let output = shelf.path("hostile.register")
      try MergedRegisterFile(merge).write(toPath: output)
      try FileManager.default.removeItem(atPath: output)
    }
    #expect(failed > Self.rounds / 4)
  }
}

/// What becomes of a file on somebody's stick, in bytes and in lines.
private struct ByteChanges {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// One to three changes behind the first line.
  mutating func changed(_ original: Data) -> Data {
    var bytes = original
    for _ in 0...below(3) where bytes.count > 40 { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout Data) {
    let place = 18 + below(bytes.count - 18)
    let end = min(bytes.count, place + 1 + below(below(2) == 0 ? 8 : 600))
    switch below(9) {
    case 0: bytes[place] ^= 1 << UInt8(below(8))
    case 1: bytes[place] = UInt8(below(256))
    case 2: bytes.insert(UInt8(below(256)), at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: Data(bytes[place..<end]), at: place)
    case 5: bytes.removeSubrange(place...)
    case 6: bytes.append(contentsOf: Data(bytes[place..<end]))
    case 7: bytes.insert(contentsOf: Data(repeating: UInt8(below(256)), count: below(70_000)), at: place)
    default: moveLine(&bytes)
    }
  }

  /// A whole line, so that what is left still reads as a bundle: taken out, repeated or moved.
  private mutating func moveLine(_ bytes: inout Data) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Data($0) }
    guard lines.count > 3 else { return }
    let place = 1 + below(lines.count - 2)
    let line = lines[place]
    switch below(3) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(line, at: 1 + below(lines.count - 1))
    default: lines.insert(lines.remove(at: place), at: 1 + below(lines.count - 2))
    }
    bytes = Data(lines.joined(separator: [0x0A]))
  }

  /// SplitMix64 (G. Steele et al., OOPSLA 2014).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
  }
}
