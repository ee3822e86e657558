import Foundation
import GRDB
import HeadsetTestSupport
import Testing

@testable import Ledger

/// A ledger of a few hundred events in the hands of somebody who owns the file and not the key.
@Suite struct TamperingTests {
  enum Tampering: CaseIterable {
    case flip, insert, delete, reorder, truncate, olderCopy, dropTriggers
  }

  /// How far the traces are covered.
  enum Cover {
    case none, nodes, nodesAndHeads, foreignSignatures
    /// Signing every head anew takes 50 ms in a debug build: one in nine with --long, else one in 81.
    static let weighted: [Cover] =
      Array(
        repeating: [.none, .none, .none, .nodes, .nodes, .nodes, .nodesAndHeads, .nodesAndHeads],
        count: Tier.isLong ? 1 : 10
      )
      .flatMap(\.self) + [.foreignSignatures]
  }

  /// 100 events by themselves, ten batches of ten, a change of keys between, 40 by themselves.
  private final class Victim {
    let queue: DatabaseQueue
    let keys: [LedgerSigningKey]
    let original: Attack
    let triggers: [String]
    let exported: [SignedTreeHead]
    /// For each event, those it was appended with.
    let commits: [Range<Int>]

    init() throws {
      let queue = try DatabaseQueue()
      let keys = [try LedgerSigningKey.test(1), try LedgerSigningKey.test(2)]
      self.keys = keys
      self.queue = queue
      (original, triggers) = try queue.write { db in
        try LedgerSchema.install(in: db)
        let first = Ledger(key: keys[0])
        try first.begin(origin: "victim", actor: "service", time: .at(0), in: db)
        for index in 1..<100 { try first.append([.numbered(index)], to: db) }
        for batch in 10..<20 {
          try first.append((batch * 10..<batch * 10 + 10).map(LedgerEntry.numbered), to: db)
        }
        try first.change(to: keys[1], actor: "administrator/0", time: .at(200), in: db)
        for index in 201..<241 { try Ledger(key: keys[1]).append([.numbered(index)], to: db) }
        return (try Attack(db), try Attack.triggers(db))
      }
      exported = [original.heads[49], original.heads[original.heads.count - 1]]
      var ranges: [Range<Int>] = []
      var start = 0
      for head in original.heads {
        ranges += (start..<head.head.size).map { _ in start..<head.head.size }
        start = head.head.size
      }
      commits = ranges
    }

    /// The verdict over a tampered state, which is then undone.
    func verdict(
      exported: [SignedTreeHead], everySignature: Bool = false, after change: (Database) throws -> Void
    ) throws -> LedgerVerdict {
      try queue.writeWithoutTransaction { db in
        var verdict: LedgerVerdict?
        try db.inTransaction {
          try change(db)
          verdict = try LedgerVerification(
            trusting: keys.map(\.publicKey), exported: exported, checksEverySignature: everySignature
          ).run(on: db)
          return .rollback
        }
        try db.execute(sql: "PRAGMA ignore_check_constraints = OFF")
        return try #require(verdict)
      }
    }
  }

  /// What was done, so that a failure can be read.
  private struct Deed {
    let tampering: Tampering
    let cover: Cover
    /// The first event that is another than it was; nil where none is.
    var firstBad: Int?
    var isRestored = false

    /// The last event taken out, with its head, is an end that was cut off.
    var cutsTheEnd: Bool { tampering == .delete && ![.none, .nodes].contains(cover) }
  }

  /// In four lanes, so that no core waits; each has a ledger and a seed of its own.
  @Test func `every seeded tampering is found, and the first bad event named`() async throws {
    let rounds = Tier.rounds(default: 3000, long: 300_000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<4 {
        group.addTask { try Self.tamper(rounds: rounds / 4, seed: UInt64(2025 + lane)) }
      }
      try await group.waitForAll()
    }
  }

  private static func tamper(rounds: Int, seed: UInt64) throws {
    let victim = try Victim()
    #expect(try victim.verdict(exported: victim.exported) { _ in }.isIntact)
    var random = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      var deed = Deed(
        tampering: Tampering.allCases[round % Tampering.allCases.count],
        cover: try #require(Cover.weighted.randomElement(using: &random)))
      deed.isRestored = deed.tampering != .dropTriggers && Bool.random(using: &random)
      // Where the stored heads cannot know, one that was exported does; else half of the time there is none.
      let needsExport = [.olderCopy, .truncate].contains(deed.tampering) || deed.cutsTheEnd
      let exported = needsExport || Bool.random(using: &random) ? victim.exported : []
      let verdict = try victim.verdict(exported: exported) { db in
        try Attack.dropTriggers(db)
        var attack = victim.original
        deed.firstBad = try perform(deed, on: &attack, of: victim, &random)
        if let firstBad = deed.firstBad { try #require(firstBad < 241) }
        try attack.write(over: victim.original, db)
        if deed.isRestored { try Attack.restoreTriggers(victim.triggers, db) }
      }
      guard isFound(deed, verdict, victim) else {
        Issue.record("seed \(seed), round \(round): \(deed): \(verdict.faults)")
        return
      }
    }
  }

  private static func isFound(_ deed: Deed, _ verdict: LedgerVerdict, _ victim: Victim) -> Bool {
    guard !verdict.isIntact else { return false }
    if !deed.isRestored {
      guard verdict.faults.contains(where: { if case .schema = $0.cause { true } else { false } }) else {
        return false
      }
    }
    guard let firstBad = deed.firstBad else { return verdict.firstBadEvents == nil }
    guard let named = verdict.firstBadEvents else { return false }
    switch deed.tampering {
    // Of what is missing at the end, the first is named; or, where its batch lost its head, that batch.
    case .truncate, .olderCopy:
      return [firstBad, victim.commits[firstBad].lowerBound].contains(named.lowerBound)
    default:
      let commit = victim.commits[firstBad]
      return named.contains(firstBad) && named.lowerBound >= commit.lowerBound
        && named.upperBound <= commit.upperBound - 1
    }
  }

  // MARK: - Deeds

  /// - Returns: the first event that is not what it was.
  private static func perform(
    _ deed: Deed, on attack: inout Attack, of victim: Victim, _ random: inout SeededGenerator
  ) throws -> Int? {
    let count = attack.entries.count
    let place = Int.random(in: 0..<count, using: &random)
    var firstBad: Int? = place
    switch deed.tampering {
    case .flip:
      let bit = Int.random(in: 0..<attack.entries[place].leaf.count * 8, using: &random)
      attack.entries[place].leaf[bit / 8] ^= 1 << (bit % 8)
      // A NUL would end the text that SQLite makes of it.
      if attack.entries[place].leaf[bit / 8] == 0 { attack.entries[place].leaf[bit / 8] = 0x7F }
    case .insert:
      var forged = attack.entries[place]
      forged.leaf = Data(try LedgerEntry.numbered(Int.random(in: 1000...9999, using: &random)).leaf().utf8)
      forged.key = nil
      forged.nodes = MerkleHash.ofLeaf(forged.leaf).bytes
      attack.entries.insert(forged, at: place)
      attack.renumber()
    case .delete:
      let isLast = place == count - 1
      attack.entries.remove(at: place)
      if deed.cover != .none || isLast || Bool.random(using: &random) { attack.renumber() }
    case .reorder:
      let other = (place + Int.random(in: 1..<count, using: &random)) % count
      attack.entries.swapAt(place, other)
      if deed.cover == .none, Bool.random(using: &random) {
        // Leaves alone change places, or with all that belongs to them.
        (attack.entries[place].nodes, attack.entries[other].nodes) = (
          attack.entries[other].nodes, attack.entries[place].nodes
        )
      }
      attack.renumber()
      firstBad = min(place, other)
    case .truncate:
      firstBad = max(1, place)
      attack.entries.removeSubrange(max(1, place)...)
      if deed.cover != .none { attack.heads.removeAll { $0.head.size > max(1, place) } }
    case .olderCopy:
      let head = Int.random(in: 0..<attack.heads.count - 1, using: &random)
      attack.heads.removeSubrange((head + 1)...)
      firstBad = attack.heads[head].head.size
      attack.entries.removeSubrange(attack.heads[head].head.size...)
    case .dropTriggers:
      // Half of the time with an edit, which is then named as well.
      guard Bool.random(using: &random) else { return nil }
      attack.entries[place].leaf.append(0x20)
    }
    try cover(deed, &attack)
    return firstBad
  }

  private static func cover(_ deed: Deed, _ attack: inout Attack) throws {
    switch deed.cover {
    case .none: break
    case .nodes: attack.recomputeNodes()
    case .nodesAndHeads:
      attack.recomputeNodes()
      try attack.recomputeHeads()
    case .foreignSignatures:
      attack.recomputeNodes()
      try attack.recomputeHeads(signing: .test(9))
    }
  }
}
