import AcademyLedgers
import Foundation
import Ledger
import Register
import Testing

@testable import Audit

@Suite struct BundleAuditTests {
  private static let verification = LedgerVerification(trusting: [])

  private static func outcome(_ audit: BundleAudit, _ rule: RegisterRule) -> RuleVerdict.Outcome? {
    audit.rules.first { $0.rule == rule }?.outcome
  }

  @Test func `an academy that keeps the rules passes them, and what it has nothing of does not apply`() throws
  {
    let shelf = try AcademyShelf()
    let academy = try Academy(index: 3, rigs: 2, years: 2, sessionsADay: 1)
    let path = try shelf.bundle(academy.entries, index: 3)
    let audit = try BundleAudit(
      path: path, by: LedgerVerification(trusting: [try AcademyShelf.key(3).publicKey]))
    #expect(audit.passes && audit.verdict.isAnchored && audit.origin == "rig-3")
    #expect(audit.rules.map(\.rule) == RegisterRule.allCases)
    #expect(audit.rules.filter { $0.outcome == .fail } == [])
    let inapplicable = audit.rules.filter { $0.outcome == .notApplicable }.map(\.rule)
    #expect(inapplicable == [.presence, .missing, .importing])
    #expect(audit.register.assets.count == 12 && audit.register.size == academy.entries.count + 1)
    #expect(audit.strayCount == 0 && audit.foreignCount == 0)
  }

  @Test func `a rule that an event breaks fails with that event`() throws {
    let shelf = try AcademyShelf()
    let academy = try Academy(index: 0, rigs: 1, years: 1, sessionsADay: 0)
    // The same enrolment again under another tag: one serial, two live assets.
    let first = try #require(academy.entries.firstIndex { $0.kind == "asset.enrolled" })
    var payload = academy.entries[first].payload
    payload["tag"] = .string(try #require(AssetTag(site: academy.site, number: 77)).text)
    let forged = try LedgerEntry(
      kind: "asset.enrolled", actor: "technician/1000", time: academy.entries[first].time, payload: payload)
    let audit = try BundleAudit(
      path: try shelf.bundle(academy.entries + [forged], index: 0), by: Self.verification)
    let verdict = try #require(audit.rules.first { $0.rule == .oneSerial })
    #expect(verdict.outcome == .fail && verdict.event == academy.entries.count + 1)
    #expect(verdict.reason == "serial_taken" && !audit.passes)
  }

  @Test func `a name that slipped in fails rule 18, bytes that nobody reads are strays`() throws {
    let shelf = try AcademyShelf()
    let academy = try Academy(index: 0, rigs: 1, years: 1, sessionsADay: 1)
    let session = try #require(academy.entries.last { $0.kind == "session.ended" })
    var payload = session.payload
    payload["user"] = .string("somebody")
    let named = try LedgerEntry(
      kind: session.kind, actor: session.actor, time: session.time, payload: payload)
    let stray = try LedgerEntry(
      kind: "asset.status", actor: "technician/1000", time: session.time, payload: ["tag": .integer(1)])
    let audit = try BundleAudit(
      path: try shelf.bundle(academy.entries + [named, stray], index: 0), by: Self.verification)
    #expect(Self.outcome(audit, .personalData) == .fail)
    #expect(audit.strayCount == 1 && audit.firstStray?.sequence == academy.entries.count + 2)
  }

  @Test func `what was not counted for a year fails rule 7 with the event that the time runs from`() throws {
    let shelf = try AcademyShelf()
    let academy = try Academy(index: 0, rigs: 1, years: 1, sessionsADay: 0)
    let last = try #require(academy.entries.last)
    let late = LedgerTime(milliseconds: last.time.milliseconds + 500 * 86_400_000, isTrusted: true)
    let session = try LedgerEntry(kind: "foreign.kind", actor: "service", time: late, payload: [:])
    let audit = try BundleAudit(
      path: try shelf.bundle(academy.entries + [session], index: 0), by: Self.verification)
    let verdict = try #require(audit.rules.first { $0.rule == .dueDates })
    #expect(verdict.outcome == .fail && verdict.reason == "verification_overdue")
    let cause = try #require(verdict.event)
    #expect(academy.entries[cause - 1].kind == "campaign.counted")
    #expect(audit.foreignCount == 1)
  }

  @Test func `of a bundle that is not whole nothing is said but that`() throws {
    let shelf = try AcademyShelf()
    let academy = try Academy(index: 0, rigs: 1, years: 1, sessionsADay: 0)
    let path = try shelf.bundle(academy.entries, index: 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let tampered = shelf.path("tampered.bundle")
    try text.replacing("\"minor\":120000", with: "\"minor\":220000").write(
      toFile: tampered, atomically: false, encoding: .utf8)
    let audit = try BundleAudit(path: tampered, by: Self.verification)
    #expect(!audit.passes && Self.outcome(audit, .corrections) == .fail)
    #expect(audit.rules.dropFirst().allSatisfy { $0.outcome == .notApplicable && $0.reason == "not_intact" })
  }

  @Test func `a fold up to an entry is the register as of that entry`() throws {
    let shelf = try AcademyShelf()
    let academy = try Academy(index: 0, rigs: 1, years: 1, sessionsADay: 0)
    let path = try shelf.bundle(academy.entries, index: 0)
    let audit = try BundleAudit(path: path, by: Self.verification, upTo: 16)
    #expect(audit.register.size == 16 && audit.verdict.size == academy.entries.count + 1)
  }
}
