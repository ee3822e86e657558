import Foundation
import GRDB
import Ledger
import Register
import Testing

@testable import Inventory

/// The register behind the recorder: asked before anything is appended, shown in the tables with the events.
@Suite struct RegisterRecorderTests {
  /// A party, a site with a room, a model.
  static let references = """
    [{"kind": "party.declared", "payload": {"party": "P-2", "role": "custodian", "organisation": "Academy"}},
     {"kind": "site.declared", "payload": {"site": "KE-NBO", "english": "Nairobi", "rooms": ["Room 1"],
       "custodian": "P-2"}},
     {"kind": "model.declared", "payload": {"model": "vive", "maker": "HTC", "product": "Vive",
       "equipment": "headset", "family": "vive"}}]
    """
  static let enrolment = """
    [{"kind": "asset.enrolled", "payload": {"site": "KE-NBO", "room": "Room 1", "model": "vive",
      "condition": "new", "facts": {"label": "LHR-0001"}}}]
    """

  static func order(_ json: String, isTrial: Bool = false) throws -> RegisterOrder {
    RegisterOrder(
      drafts: try RegisterDraft.list(json: Data(json.utf8)), actor: RegisterActor("technician/1000"),
      at: .at(5),
      isTrial: isTrial)
  }

  private func carryOut(_ order: RegisterOrder, _ recorder: InventoryRecorder) throws -> RegisterReceipt {
    try recorder.carryOut(order, waitMilliseconds: InventoryRecorder.patienceMilliseconds).get()
  }

  private func rows(_ sql: String, _ rig: Rig) throws -> [[String?]] {
    try rig.stranger().read { db in
      try Row.fetchAll(db, sql: sql).map { row in row.map { String.fromDatabaseValue($0.1) } }
    }
  }

  @Test func `an asset comes into the ledger and the view in one transaction, and its unit fills it`() throws
  {
    let rig = try Rig()
    let recorder = try rig.recorder()
    _ = try carryOut(try Self.order(Self.references), recorder)
    let receipt = try carryOut(try Self.order(Self.enrolment), recorder)
    let tag = try #require(receipt.entries.first?.tag)
    #expect(tag.hasPrefix("KE-NBO-0001-") && receipt.entries.first?.sequence == 4 && receipt.size == 5)
    recorder.post(
      .attached(try .vive(), facts: [try .firmware("16")], busPath: try .place("1-1"), at: .at(6)))
    recorder.stopCleanly(at: .at(7))
    #expect(
      try rows("SELECT tag, custodian, unit_serial, firmware, status FROM assets", rig)
        == [[tag, "P-2", "LHR-0001", "16", "in_store"]])
    #expect(try rig.leaves().map(\.kind).dropFirst(4).first == "asset.enrolled")
    #expect(try rig.verdict().isIntact)
  }

  @Test func `a rule refuses all of an order, and nothing is written`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    _ = try carryOut(try Self.order(Self.references), recorder)
    let twice = Self.enrolment.dropLast() + ", " + Self.enrolment.dropFirst()
    let result = recorder.carryOut(
      try Self.order(String(twice)), waitMilliseconds: InventoryRecorder.patienceMilliseconds)
    guard case .failure(.refused(let draft, let refusal)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(draft == 1 && refusal.rule == .oneSerial)
    recorder.stopCleanly(at: .at(7))
    #expect(try rows("SELECT tag FROM assets", rig).isEmpty)
    #expect(try rig.leaves().count == 4)
  }

  @Test func `a trial says what would come and changes nothing`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    _ = try carryOut(try Self.order(Self.references), recorder)
    let receipt = try carryOut(try Self.order(Self.enrolment, isTrial: true), recorder)
    #expect(receipt.entries.count == 1)
    recorder.stopCleanly(at: .at(7))
    #expect(try rig.leaves().count == 4)
  }

  @Test func `the next run folds the ledger, and tables that were meddled with are written anew`() throws {
    let rig = try Rig()
    let first = try rig.recorder()
    _ = try carryOut(try Self.order(Self.references), first)
    _ = try carryOut(try Self.order(Self.enrolment), first)
    first.stopCleanly(at: .at(7))
    let before = try rows("SELECT * FROM assets", rig)
    try rig.stranger().write { db in
      try db.execute(sql: "UPDATE register_asset SET custodian = 'P-9'")
      try db.execute(sql: "UPDATE register_state SET size = size - 1")
    }
    let second = try rig.recorder(boot: "boot-2", startedAt: .at(60))
    let result = second.carryOut(
      try Self.order(Self.enrolment), waitMilliseconds: InventoryRecorder.patienceMilliseconds)
    #expect(throws: RegisterFailure.self) { try result.get() }
    second.stopCleanly(at: .at(61))
    #expect(try rows("SELECT * FROM assets", rig) == before)
  }

  @Test func `a session that is paid for is a finding about the unit's asset`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    _ = try carryOut(try Self.order(Self.references), recorder)
    _ = try carryOut(try Self.order(Self.enrolment), recorder)
    let session = UUID()
    recorder.post(.attached(try .vive(), facts: [], busPath: try .place("1-1"), at: .at(6)))
    recorder.post(.sessionStarted(session, uid: 7, purpose: .demonstration, isForFee: true, at: .at(7)))
    recorder.add(UsageAmount(trackedMilliseconds: 500, wornMilliseconds: 0), of: try .vive(), in: session)
    recorder.heartbeat(at: .at(8))
    recorder.post(.sessionStopped(session, at: .at(9)))
    recorder.stopCleanly(at: .at(10))
    #expect(
      try rows("SELECT kind, note, opened_by FROM findings", rig) == [["fee_use", "demonstration", "uid/7"]])
    #expect(try rows("SELECT tracked_ms || '', session_count || '' FROM assets", rig) == [["500", "1"]])
    #expect(throws: DatabaseError.self) {
      try rig.stranger().write { try $0.execute(sql: "UPDATE usage_session SET fee = 0") }
    }
  }

  @Test func `without a ledger there is no register`() throws {
    let rig = try Rig()
    let settings = try InventorySettings(
      path: rig.path, rig: "rig-1", version: "0.1.0", boot: "b", processID: getpid(), startedAt: .at(0))
    let recorder = InventoryRecorder(settings)
    let result = recorder.carryOut(
      try Self.order(Self.references), waitMilliseconds: InventoryRecorder.patienceMilliseconds)
    #expect(result == .failure(.noLedger))
    recorder.stopCleanly(at: .at(1))
  }
}
