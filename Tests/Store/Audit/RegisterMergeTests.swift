import AcademyLedgers
import Foundation
import Ledger
import Register
import Testing

@testable import Audit

@Suite struct RegisterMergeTests {
  private let shelf: AcademyShelf

  init() throws { shelf = try AcademyShelf() }

  private func audit(_ path: String) throws -> BundleAudit {
    try BundleAudit(path: path, by: LedgerVerification(trusting: []))
  }

  private func academy(_ index: Int) throws -> Academy {
    try Academy(index: index, rigs: 1, years: 1, sessionsADay: 0)
  }

  /// The entry with one text in it replaced.
  private func altered(_ entry: LedgerEntry, _ old: String, _ new: String) throws -> LedgerEntry {
    try LedgerEntry(leaf: Data(try entry.leaf().replacing(old, with: new).utf8))
  }

  @Test func `academies that have nothing in common have no conflict`() throws {
    let audits = try (0..<3).map { try audit(try shelf.bundle(try academy($0).entries, index: $0)) }
    let merge = RegisterMerge(audits)
    #expect(merge.conflicts == [] && merge.sources.map(\.origin) == ["rig-0", "rig-1", "rig-2"])
    #expect(merge.assets.count == 18)
  }

  @Test func `one serial that is live at two sites is a conflict with both histories`() throws {
    let first = try academy(0)
    // The second academy has the first one's headset as well.
    let second = try academy(1).entries.map { try altered($0, "LHR-001000", "LHR-000000") }
    let merge = RegisterMerge([
      try audit(try shelf.bundle(first.entries, index: 0)), try audit(try shelf.bundle(second, index: 1)),
    ])
    let conflict = try #require(merge.conflicts.first)
    #expect(merge.conflicts.count == 1 && conflict.kind == .serialTwice && conflict.subject == "LHR-000000")
    #expect(conflict.sides.map(\.source) == [0, 1])
    let output = shelf.path("merged.register")
    try MergedRegisterFile(merge).write(toPath: output)
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.first == MergedRegisterFile.firstLine)
    let line = try #require(lines.first { $0.contains("\"serial_twice\"") })
    // Both enrolments and both counts, as their ledgers have them.
    #expect(line.components(separatedBy: "\"kind\":\"asset.enrolled\"").count == 3)
    #expect(line.components(separatedBy: "\"kind\":\"campaign.counted\"").count == 5)
    #expect(throws: LedgerError.exists) { try MergedRegisterFile(merge).write(toPath: output) }
  }

  @Test func `the same bundles give the same file in any order`() throws {
    let paths = try (0..<3).map { index in
      let entries = try academy(index).entries.map { try altered($0, "LHR-002000", "LHR-000000") }
      return try shelf.bundle(entries, index: index)
    }
    let audits = try paths.map(audit)
    for (name, order) in [("a", audits), ("b", audits.reversed())] {
      try MergedRegisterFile(RegisterMerge(order)).write(toPath: shelf.path(name))
    }
    #expect(
      try Data(contentsOf: URL(filePath: shelf.path("a"))) == Data(contentsOf: URL(filePath: shelf.path("b")))
    )
  }

  @Test func `a unit that another rig saw later without a transfer is a conflict`() throws {
    let first = try academy(0)
    let last = try #require(first.entries.last)
    let unit: CanonicalJSON = .object([
      "emulated": .bool(false), "family": .string("vive"), "model": .string("vive-pro"),
      "serial": .string("LHR-000000"),
    ])
    let seen = try LedgerEntry(
      kind: "unit.first_seen", actor: "service",
      time: LedgerTime(milliseconds: last.time.milliseconds + 86_400_000, isTrusted: true),
      payload: ["unit": unit])
    let merge = RegisterMerge([
      try audit(try shelf.bundle(first.entries, index: 0)),
      try audit(try shelf.bundle(try academy(1).entries + [seen], index: 1)),
    ])
    #expect(merge.conflicts.map(\.kind) == [.seenElsewhere])
    #expect(merge.conflicts.first?.sides.map(\.source) == [0, 1])
  }

  @Test func `one tag of two registers, and one name declared in two ways, are conflicts`() throws {
    let first = try academy(0)
    let other = try academy(0).entries.map {
      try altered(try altered($0, "LHR-000", "LHR-999"), "CCF/2016/07\"", "CCF/2016/08\"")
    }
    let merge = RegisterMerge([
      try audit(try shelf.bundle(first.entries, index: 0)),
      try audit(try shelf.bundle(other, index: 1)),
    ])
    #expect(merge.conflicts.count { $0.kind == .tagTwice } == 6)
    #expect(
      merge.conflicts.filter { $0.kind == .declaredDifferently }.map(\.subject) == ["programme KCF-2016"])
  }

  @Test func `of two versions of one ledger the longer counts, and two that went apart are a conflict`()
    throws
  {
    let academy = try academy(0)
    let (path, key) = (shelf.path("one.db"), try AcademyShelf.key(0))
    var file = LedgerFile(path: path, key: key)
    _ = try file.begin(origin: "rig-0", actor: "service", time: academy.entries[0].time)
    _ = try file.append(Array(academy.entries[..<40]))
    try LedgerReader(path: path).export(toPath: shelf.path("early.bundle"))
    _ = try file.append(Array(academy.entries[40...]))
    try LedgerReader(path: path).export(toPath: shelf.path("late.bundle"))
    let early = try audit(shelf.path("early.bundle"))
    let late = try audit(shelf.path("late.bundle"))
    let merge = RegisterMerge([late, early])
    #expect(merge.sources.map(\.path) == [late.path] && merge.conflicts == [])

    // The early one goes on otherwise, with the rig's own key.
    let lines = try String(contentsOfFile: shelf.path("early.bundle"), encoding: .utf8).split(separator: "\n")
    let entries = try lines.filter { $0.hasPrefix("{") }.map { try LedgerEntry(leaf: Data($0.utf8)) }
    var frontier = MerkleFrontier()
    var completed: [MerkleHash] = []
    var text = lines[0] + "\n"
    for entry in entries + [academy.entries[45]] {
      let leaf = try entry.leaf()
      frontier.append(.ofLeaf(Data(leaf.utf8)), completed: &completed)
      text += leaf + "\n"
    }
    text +=
      try key.sign(TreeHead(size: frontier.size, time: academy.entries[45].time, root: frontier.root)).text
      + "\n"
    try String(text).write(toFile: shelf.path("fork.bundle"), atomically: false, encoding: .utf8)
    let forked = RegisterMerge([late, try audit(shelf.path("fork.bundle"))])
    #expect(forked.conflicts.contains { $0.kind == .forked })
  }
}
