import Foundation
import GRDB
import Ledger
import Testing

@testable import Inventory

@Suite struct InventoryLedgerTests {
  private static let session = UUID(uuidString: "0F8FAD5B-D9CB-469F-A165-70867728950E")

  /// A unit that comes, is used in a session and goes.
  private func live(_ recorder: InventoryRecorder) throws {
    let session = try #require(Self.session)
    recorder.post(
      .attached(try .vive(), facts: [try .firmware("16")], busPath: try .place("1-1"), at: .at(1)))
    recorder.post(.sessionStarted(session, uid: 1000, purpose: .training, at: .at(2)))
    for _ in 0..<3 {
      recorder.add(UsageAmount(trackedMilliseconds: 500, wornMilliseconds: 400), of: try .vive(), in: session)
      recorder.heartbeat(at: .at(3))
    }
    recorder.post(.sessionStopped(session, at: .at(4, isTrusted: false)))
    recorder.post(.detached(busPath: try .place("1-1"), cause: .unplugged, at: .at(5)))
  }

  @Test func `what happens to a unit is witnessed, its use as one sum a session`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    try live(recorder)
    recorder.stopCleanly(at: .at(7))
    #expect(recorder.status.ledgerFault == nil)
    let leaves = try rig.leaves()
    #expect(
      leaves.map(\.kind) == [
        "ledger.begun", "unit.first_seen", "unit.learned", "unit.learned", "unit.attached", "session.ended",
        "unit.detached",
      ])
    let unit = #"{"emulated":false,"family":"vive","model":"HTC Vive","serial":"LHR-0001"}"#
    #expect(
      try leaves[5].leaf() == #"{"actor":"uid/1000","kind":"session.ended","payload":{"duration_ms":2000,"#
        + #""ending":"stopped","purpose":"training","session":"0f8fad5b-d9cb-469f-a165-70867728950e","#
        + #""units":[{"tracked_ms":1500,"unit":\#(unit),"worn_ms":1200}]},"time":1772000004000,"trusted":false}"#
    )
    #expect(
      try leaves[6].leaf() == #"{"actor":"service","kind":"unit.detached","payload":{"bus_path":"1-1","#
        + #""cause":"unplugged","unit":\#(unit)},"time":1772000005000,"trusted":true}"#)
    let verdict = try rig.verdict()
    #expect(verdict.isIntact && verdict.isAnchored)
  }

  @Test func `what a dead run left open is witnessed by the next`() throws {
    let rig = try Rig()
    let first = try rig.recorder()
    first.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    first.post(.sessionStarted(UUID(), uid: 0, purpose: .test, at: .at(2)))
    first.heartbeat(at: .at(9))
    first.flush()
    first.die()
    let second = try rig.recorder(boot: "boot-2")
    second.stopCleanly(at: .at(20))
    let lost = try rig.leaves().suffix(2)
    #expect(lost.map(\.kind) == ["unit.detached", "session.ended"])
    #expect(
      lost.map(\.time.milliseconds) == [Moment.at(9).wall.milliseconds, Moment.at(9).wall.milliseconds])
    #expect(lost.first?.payload["cause"] == .string("run_lost"))
    #expect(try rig.verdict().isIntact)
  }

  @Test func `a refused event leaves no entry but that something was refused`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(.detached(busPath: try .place("9-9"), cause: .unplugged, at: .at(1)))
    recorder.post(.sessionStopped(UUID(), at: .at(1)))
    recorder.stopCleanly(at: .at(2))
    #expect(recorder.status.refusedEventCount == 2)
    let gaps = try rig.leaves().dropFirst()
    #expect(gaps.allSatisfy { $0.kind == "record.gap" })
    #expect(Self.sum(gaps, "refused") == 2 && Self.sum(gaps, "dropped") == 0)
    #expect(try rig.verdict().isIntact)
  }

  private static func sum(_ gaps: some Sequence<LedgerEntry>, _ key: String) -> Int64 {
    gaps.reduce(0) { sum, gap in
      if case .integer(let count)? = gap.payload[key] { sum + count } else { sum }
    }
  }

  @Test func `what happened while the key was away is told as a number once it is back`() throws {
    let rig = try Rig()
    try rig.recorder().stopCleanly(at: .at(1))
    try FileManager.default.moveItem(atPath: rig.keyPath, toPath: rig.keyPath + ".away")
    let recorder = try rig.recorder(boot: "boot-2")
    try live(recorder)
    recorder.flush()
    try FileManager.default.moveItem(atPath: rig.keyPath + ".away", toPath: rig.keyPath)
    recorder.heartbeat(at: .at(8))
    recorder.stopCleanly(at: .at(9))
    let gaps = try rig.leaves().dropFirst()
    #expect(gaps.map(\.kind) == ["record.gap"])
    // First sight, two facts, attachment, session, detachment.
    #expect(Self.sum(gaps, "unwitnessed") == 6)
    #expect(try rig.verdict().isIntact)
  }

  @Test func `a tampered ledger is said and not written on, and the record goes on`() throws {
    let rig = try Rig()
    try rig.recorder().stopCleanly(at: .at(1))
    try rig.stranger().writeWithoutTransaction { db in
      try db.execute(sql: "DROP TRIGGER ledger_head_update; UPDATE ledger_head SET time_ms = 5")
    }
    let recorder = try rig.recorder(boot: "boot-2")
    try live(recorder)
    recorder.flush()
    guard case .broken = recorder.status.ledgerFault else {
      Issue.record("\(String(describing: recorder.status.ledgerFault))")
      return
    }
    recorder.stopCleanly(at: .at(9))
    #expect(try rig.reader().devices().map(\.trackedSeconds) == [1.5])
    #expect(try rig.leaves().count == 1)
    #expect(try !rig.verdict().isIntact)
  }

  @Test func `a key that is gone or not its owner's alone is said, and taken up when it is back`() throws {
    let rig = try Rig()
    try rig.recorder().stopCleanly(at: .at(1))
    try FileManager.default.moveItem(atPath: rig.keyPath, toPath: rig.keyPath + ".away")
    let recorder = try rig.recorder(boot: "boot-2")
    recorder.flush()
    #expect(recorder.status.ledgerFault == .missing)
    #expect(!FileManager.default.fileExists(atPath: rig.keyPath), "another key is not made")
    try FileManager.default.moveItem(atPath: rig.keyPath + ".away", toPath: rig.keyPath)
    try live(recorder)
    recorder.stopCleanly(at: .at(9))
    #expect(recorder.status.ledgerFault == nil)
    #expect(try rig.leaves().count == 7)
    #expect(try rig.verdict().isIntact)
  }
}

extension Rig {
  func verdict() throws -> LedgerVerdict {
    let key = try LedgerKeyFile(path: keyPath).load().publicKey
    return try LedgerReader(path: path).verify(LedgerVerification(trusting: [key]))
  }

  func leaves() throws -> [LedgerEntry] {
    try LedgerReader(path: path).read { db in
      try (0..<Ledger.size(of: db)).map { try LedgerEntry(leaf: try #require(try Ledger.leaf($0, in: db))) }
    }
  }
}
