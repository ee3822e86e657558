import Foundation
import GRDB
import Ledger
import Testing

@testable import Inventory

@Suite struct LedgerKeyRotationTests {
  private let rig: Rig

  init() throws {
    rig = try Rig()
    let recorder = try rig.recorder()
    recorder.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(1)))
    recorder.stopCleanly(at: .at(2))
  }

  private func rotate() throws(LedgerKeyRotation.Refusal) -> LedgerKeyRotation {
    try LedgerKeyRotation.perform(
      database: rig.path, keyPath: rig.keyPath, actor: "administrator/0", at: Moment.at(3).wall)
  }

  @Test func `the new key goes on, and who knows the old one can verify all of it`() throws {
    let rotation = try rotate()
    #expect(try LedgerKeyFile(path: rig.keyPath).load().publicKey == rotation.new)
    #expect(!FileManager.default.fileExists(atPath: rig.keyPath + ".next"))
    #expect(rotation.head.isSigned(by: rotation.old) && rotation.old != rotation.new)
    let recorder = try rig.recorder(boot: "boot-2", startedAt: .at(4))
    recorder.post(.attached(try .vive("LHR-0002"), facts: [], busPath: try .place("1-2"), at: .at(5)))
    recorder.stopCleanly(at: .at(6))
    #expect(recorder.status.ledgerFault == nil)
    let verdict = try LedgerReader(path: rig.path).verify(
      LedgerVerification(trusting: [rotation.old], exported: [rotation.head], checksEverySignature: true))
    #expect(verdict.isIntact && verdict.isAnchored && verdict.exportedCount == 1)
    #expect(verdict.keys.map(\.key) == [rotation.old, rotation.new])
  }

  @Test func `no key is changed while a service records`() throws {
    let recorder = try rig.recorder(boot: "boot-2")
    recorder.flush()
    #expect(throws: LedgerKeyRotation.Refusal.inventory(.heldByAnotherWriter)) { try rotate() }
    recorder.stopCleanly(at: .at(9))
    #expect(try rig.verdict().keys.count == 1)
  }

  @Test func `a broken ledger is not taken over to a new key`() throws {
    try rig.stranger().writeWithoutTransaction { db in
      try db.execute(
        sql: "DROP TRIGGER ledger_entry_update; UPDATE ledger_entry SET leaf = leaf || ' ' WHERE sequence = 1"
      )
    }
    let before = try Data(contentsOf: URL(filePath: rig.keyPath))
    #expect(performing: { try rotate() }, throws: Self.isBroken)
    #expect(try Data(contentsOf: URL(filePath: rig.keyPath)) == before)
    #expect(!FileManager.default.fileExists(atPath: rig.keyPath + ".next"))
  }

  private static func isBroken(_ error: any Error) -> Bool {
    if case .ledger(.broken)? = error as? LedgerKeyRotation.Refusal { true } else { false }
  }

  @Test func `a wrong path makes no file, a key that is away changes nothing`() throws {
    #expect(throws: LedgerKeyRotation.Refusal.inventory(.missing)) {
      try LedgerKeyRotation.perform(
        database: rig.path + ".none", keyPath: rig.keyPath, actor: "administrator/0", at: Moment.at(3).wall)
    }
    #expect(!FileManager.default.fileExists(atPath: rig.path + ".none.writer"))
    try FileManager.default.moveItem(atPath: rig.keyPath, toPath: rig.keyPath + ".away")
    #expect(throws: LedgerKeyRotation.Refusal.ledger(.missing)) { try rotate() }
    try FileManager.default.moveItem(atPath: rig.keyPath + ".away", toPath: rig.keyPath)
    #expect(try rig.verdict().keys.count == 1)
  }

  /// A power cut between any two steps.
  @Test func `a change that was cut off at any step is ended by the next`() throws {
    let file = LedgerKeyFile(path: rig.keyPath)
    // The next key is made, the ledger has not heard of it.
    let next = try file.prepareNext()
    var recorder = try rig.recorder(boot: "boot-2")
    recorder.stopCleanly(at: .at(7))
    #expect(recorder.status.ledgerFault == nil)
    // The ledger names it, the files have not changed places.
    let key = try file.load()
    try rig.stranger().write { db in
      _ = try Ledger(key: key).change(
        to: next, actor: "administrator/0",
        time: LedgerTime(milliseconds: 1_772_000_008_000, isTrusted: true), in: db)
    }
    recorder = try rig.recorder(boot: "boot-3")
    recorder.post(.attached(try .vive("LHR-0003"), facts: [], busPath: try .place("1-3"), at: .at(9)))
    recorder.stopCleanly(at: .at(10))
    #expect(recorder.status.ledgerFault == nil)
    #expect(try file.load().publicKey == next.publicKey)
    #expect(try rig.verdict().isIntact)
  }
}
