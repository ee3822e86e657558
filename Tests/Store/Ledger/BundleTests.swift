import FaultyDisk
import Foundation
import GRDB
import HeadsetTestSupport
import Testing

@testable import Ledger

/// A bundle is believed as far as its heads are, whatever somebody made of the file.
@Suite(.serialized) struct BundleTests {
  /// 10 entries by themselves, a batch of 20, a change of keys, four more.
  private final class Stick {
    let shelf: Shelf
    let keys: [LedgerSigningKey]
    let head: SignedTreeHead
    let text: String
    var path: String { shelf.folder + "/rig.bundle" }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
    var publicKeys: [LedgerPublicKey] { keys.map(\.publicKey) }

    init() throws {
      let shelf = try Shelf()
      let keys = [shelf.key, try LedgerSigningKey.test(2)]
      var file = try shelf.begun(size: 10)
      _ = try file.append((10..<30).map { index throws(LedgerError) in try LedgerEntry.numbered(index) })
      _ = try file.change(to: keys[1], actor: "administrator/0", time: .at(30))
      var next = LedgerFile(path: shelf.path, key: keys[1])
      for index in 31...34 { _ = try next.append([.numbered(index)]) }
      let path = shelf.folder + "/rig.bundle"
      head = try LedgerReader(path: shelf.path).export(toPath: path)
      text = try String(contentsOfFile: path, encoding: .utf8)
      self.shelf = shelf
      self.keys = keys
    }

    func verdict(
      of text: String? = nil, exported: [SignedTreeHead] = [], trusting: [LedgerPublicKey]? = nil
    ) throws -> LedgerVerdict {
      let path = shelf.folder + "/tampered.bundle"
      try Data((text ?? self.text).utf8).write(to: URL(filePath: path))
      return try LedgerVerification(
        trusting: trusting ?? publicKeys, exported: exported, checksEverySignature: true
      ).run(onBundle: path)
    }

    func verdict(of lines: [String], exported: [SignedTreeHead] = []) throws -> LedgerVerdict {
      try verdict(of: lines.map { $0 + "\n" }.joined(), exported: exported)
    }
  }

  @Test func `what was exported verifies as the ledger does, entry by entry`() throws {
    let stick = try Stick()
    var leaves: [Data] = []
    let verdict = try LedgerVerification(trusting: [stick.publicKeys[0]], exported: [stick.head])
      .run(onBundle: stick.path) { sequence, leaf in
        #expect(sequence == leaves.count)
        leaves.append(leaf)
      }
    let original = try stick.shelf.verdict(exported: [stick.head])
    #expect(verdict == original)
    #expect(verdict.isIntact && verdict.isAnchored && verdict.size == 35 && verdict.keys.count == 2)
    let stored = try LedgerReader(path: stick.shelf.path).read { db in
      try (0..<35).map { try Ledger.leaf($0, in: db) }
    }
    #expect(leaves == stored)
  }

  @Test func `the same ledger gives the same bytes, and never over another file`() throws {
    let stick = try Stick()
    let again = stick.shelf.folder + "/again.bundle"
    try LedgerReader(path: stick.shelf.path).export(toPath: again)
    #expect(try String(contentsOfFile: again, encoding: .utf8) == stick.text)
    #expect(throws: LedgerError.exists) {
      try LedgerReader(path: stick.shelf.path).export(toPath: again)
    }
    #expect(try String(contentsOfFile: again, encoding: .utf8) == stick.text)
  }

  @Test func `a ledger that is broken does not leave as a bundle`() throws {
    let stick = try Stick()
    try stick.shelf.stranger().write { db in
      try Attack.dropTriggers(db)
      try db.execute(sql: "UPDATE ledger_entry SET leaf = leaf || ' ' WHERE sequence = 7")
    }
    let path = stick.shelf.folder + "/broken.bundle"
    #expect(throws: LedgerError.self) { try LedgerReader(path: stick.shelf.path).export(toPath: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `whichever call of an export fails, the name stays free`() throws {
    let stick = try Stick()
    // The reader first, so that the stick alone fails.
    for code in [ENOSPC, EIO, EROFS] {
      let folder = stick.shelf.folder + "/stick-\(code)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for call in 1... {
        let reader = try LedgerReader(path: stick.shelf.path)
        let path = folder + "/\(call).bundle"
        unsafe faulty_disk_arm(folder, call, call, code)
        let written = try? reader.export(toPath: path)
        let faults = faulty_disk_fault_count()
        faulty_disk_heal()
        guard faults > 0 else {
          #expect(written != nil && call > 2)
          break
        }
        #expect(written == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty, "call \(call)")
      }
    }
  }

  // MARK: - Tampering

  @Test func `every seeded tampering with a bundle's lines is found`() throws {
    let stick = try Stick()
    let lines = stick.lines
    var random = SeededGenerator(seed: 1818)
    for round in 0..<Tier.rounds(default: 150, long: 5_000) {
      var tampered = lines
      let place = Int.random(in: 1..<lines.count, using: &random)
      let other = Int.random(in: 1..<lines.count, using: &random)
      switch round % 5 {
      case 0: tampered[place] = Self.flipped(lines[place], &random)
      case 1: tampered.insert(lines[other], at: place)
      case 2: tampered.remove(at: place)
      case 3: tampered.swapAt(place, other)
      default: tampered.removeSubrange(place...)
      }
      guard tampered != lines else { continue }
      let verdict = try stick.verdict(of: tampered, exported: [stick.head])
      // A head in the middle that was taken out says nothing about any event (decision 0016).
      let isLostHead = round % 5 == 2 && lines[place].hasPrefix("HSTH1") && place < lines.count - 1
      #expect(verdict.isIntact == isLostHead, "round \(round), line \(place)")
      // What was in front of the first line that is another is not blamed, unless an exported head does not agree and no
      // head of its size stands beside it: then somebody with the key may have signed everything anew.
      let sameCount = zip(lines, tampered).prefix { $0 == $1 }.count
      let attested = lines[..<sameCount].last { $0.hasPrefix("HSTH1") }.flatMap {
        try? SignedTreeHead(text: $0)
      }
      let isAllSuspect = verdict.faults.first?.cause == .notAsExported(size: stick.head.head.size)
      if let first = verdict.firstBadEvents?.lowerBound {
        // Of a line too many behind all of them the last event is blamed.
        let innocent = min(attested?.head.size ?? 0, stick.head.head.size - 1)
        #expect(
          first >= innocent || isAllSuspect && first == 0, "round \(round): \(verdict.faults)"
        )
      }
    }
  }

  private static func flipped(_ line: String, _ random: inout SeededGenerator) -> String {
    var bytes = Array(line.utf8)
    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<7, using: &random)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `an entry that was rewritten with all heads behind it is named`() throws {
    let stick = try Stick()
    var lines = stick.lines
    let place = try #require(lines.firstIndex { $0.contains("\"number\":7,") })
    lines[place] = lines[place].replacingOccurrences(of: "\"number\":7,", with: "\"number\":8,")
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    let forger = try LedgerSigningKey.test(9)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("{") { frontier.append(.ofLeaf(Data(line.utf8)), completed: &completed) }
      guard index > place, let head = try? SignedTreeHead(text: line) else { continue }
      lines[index] = try forger.sign(
        TreeHead(size: head.head.size, time: head.head.time, root: frontier.root)
      ).text
    }
    // The change of keys behind it was signed over another root.
    #expect(try stick.verdict(of: lines).firstBadEvents == 7...7)
  }

  @Test func `an older copy, another rig's bundle and a stranger's head are found out`() throws {
    let stick = try Stick()
    let lines = stick.lines
    let end = try #require(lines.firstIndex { $0.hasPrefix("HSTH1") && $0.contains(":9:") })
    let older = try stick.verdict(of: Array(lines[...end]), exported: [stick.head])
    #expect(older.faults.map(\.cause) == [.olderThanExported(size: 35)])
    #expect(older.firstBadEvents?.lowerBound == 9)
    let stranger = try LedgerSigningKey.test(9)
    #expect(
      try stick.verdict(trusting: [stranger.publicKey]).faults.map(\.cause)
        == [.untrusted(stick.publicKeys[0].id)])
    #expect(
      try stick.verdict(exported: [stranger.sign(stick.head.head)]).faults.map(\.cause)
        == [.exportedByStranger(stranger.publicKey.id)])
  }

  // MARK: - Anybody's file

  @Test(arguments: ["", "\n", "headsetd-bundle 2\n", "headsetd-bundle 1", "SQLite format 3\0", "{}\n"])
  func `what does not begin as a bundle is none`(text: String) throws {
    let stick = try Stick()
    #expect(throws: LedgerError.notABundle) { try stick.verdict(of: text) }
    #expect(!LedgerBundle.isBundle(atPath: stick.shelf.folder))
    #expect(throws: LedgerError.missing) { try LedgerVerification(trusting: []).run(onBundle: "/no/such") }
    #expect(throws: LedgerError.notABundle) {
      try LedgerVerification(trusting: []).run(onBundle: stick.shelf.folder)
    }
  }

  @Test func `a bundle without a ledger in it does not pass`() throws {
    let stick = try Stick()
    let rests = [
      "", "\n", "\r\n", "{}\n", "{\"actor\":1}\n", "\u{FEFF}{}\n", "HSTH1:\n", "x\n",
      String(repeating: "{", count: 70_000) + "\n", String(repeating: "[", count: 300_000),
    ]
    for (index, rest) in rests.enumerated() {
      let verdict = try stick.verdict(of: BundleFile.firstLine + "\n" + rest)
      #expect(!verdict.isIntact && verdict.size == 0, "rest \(index)")
    }
  }

  @Test func `a bundle cut at any byte does not pass with more than it holds, nor trap`() throws {
    let stick = try Stick()
    let bytes = Array(stick.text.utf8)
    let step = Tier.isLong ? 1 : 127
    for length in stride(from: BundleFile.firstLine.utf8.count + 1, to: bytes.count, by: step) {
      let text = String(decoding: bytes[..<length], as: UTF8.self)
      let verdict = try stick.verdict(of: text, exported: [stick.head])
      #expect(!verdict.isIntact, "\(length)")
    }
  }

  @Test func `seeded noise in a bundle never passes, nor traps`() throws {
    let stick = try Stick()
    var random = SeededGenerator(seed: 4711)
    let path = stick.shelf.folder + "/noise.bundle"
    for round in 0..<Tier.rounds(default: 100, long: 8_000) {
      var bytes = Data(stick.text.utf8)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: BundleFile.firstLine.utf8.count + 1..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard bytes != Data(stick.text.utf8) else { continue }
      try bytes.write(to: URL(filePath: path))
      let verdict = try LedgerVerification(
        trusting: stick.publicKeys, exported: [stick.head], checksEverySignature: true
      ).run(onBundle: path)
      #expect(!verdict.isIntact, "round \(round)")
    }
  }
}
