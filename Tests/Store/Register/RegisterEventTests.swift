import Foundation
import Ledger
import Testing

@testable import Register

@Suite struct RegisterEventTests {
  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  /// One of each that people declare, with all that is optional.
  private static func declared() throws -> [RegisterEvent] {
    let world = try World()
    var facts = try world.enrolment(1, serial: "S").facts
    facts.photographs = [try world.digest("a")]
    facts.conversion = Conversion(
      from: try world.money(5, "KES"), rateMillionths: 7, day: try world.day("2026-01-01"),
      source: try world.text("Bank /é\""))
    var enrolled = try world.enrolment(1, parent: 2)
    enrolled.facts = facts
    enrolled.unit = world.unit("LHR-1")
    enrolled.origin = ImportOrigin(file: try world.digest("f"), line: 3)
    enrolled.from = PeerReference(head: try world.text("HSTH1:X"), event: 4)
    let programme = try #require(world.register.programmes[try world.word("KCF")])
    let tag = try world.tag(1)
    let text = try world.text("Why")
    var sample = CampaignOpened(
      scope: CampaignScope(site: try World.nairobi), team: [try world.word("P-4")], count: 3)
    sample.sample = CampaignOpened.Sample(seed: -7, size: 3)
    return [
      .programme(programme), .site(try #require(world.register.sites[try World.nairobi])),
      .party(PartyDeclared(party: try world.word("P"), role: .donor, organisation: text, uid: 7)),
      .model(try #require(world.register.models[try world.word("pc")])),
      .document(DocumentAdded(document: try world.digest("b"), type: .policeReport, kept: text)),
      .enrolled(enrolled), .corrected(AssetCorrected(tag: tag, corrects: 3, facts: facts, reason: text)),
      .linked(AssetLinked(tag: tag, unit: UnitKey(family: "vive", model: "m", serial: nil, emulated: true))),
      .kitted(AssetKitted(tag: tag, parent: nil)), .placed(AssetPlaced(tag: tag, room: text)),
      .examined(AssetExamined(tag: tag, condition: .fair)),
      .moved(AssetMoved(tag: tag, status: .underRepair, reason: text)),
      .title(
        TitleChanged(
          tag: tag, holder: try world.word("P"), title: .full, since: try world.day("2026-01-01"),
          document: try world.digest("c"), signed: [try world.word("P"), try world.word("Q")])),
      .valued(
        AssetValued(tag: tag, value: try world.money(1), basis: .fairValue, day: try world.day("2026-01-01"))),
      .maintained(AssetMaintained(tag: tag, day: try world.day("2026-01-01"), work: text)),
      .disposed(
        AssetDisposed(
          tag: tag, method: .writtenOff, day: try world.day("2026-01-01"),
          approvals: [.init(party: try world.word("P"), document: try world.digest("d"))])),
      .imported(FileImported(file: try world.digest("e"), format: try world.word("glpi"), rows: 9)),
      .offered(CustodyOffered(tag: tag, to: try world.word("P"), site: try World.nairobi, room: text)),
      .accepted(CustodyAccepted(offer: 3, by: try world.word("P"))),
      .rejected(CustodyRejected(offer: 3, reason: text)), .campaignOpened(sample),
      .campaignVisited(CampaignVisited(campaign: 4, site: try World.nairobi, room: text)),
      .campaignCounted(CampaignCounted(campaign: 4, method: .notFound, tag: tag)),
      .campaignClosed(CampaignClosed(campaign: 4)),
      .findingOpened(FindingOpened(finding: .other, tag: nil, note: text)),
      .findingDecided(
        FindingDecided(finding: FindingName(event: 9, index: 2), outcome: .writtenOff, note: text)),
    ]
  }

  @Test func `every declared event is read back from the canonical bytes of its payload`() throws {
    let events = try Self.declared()
    #expect(Set(events.map(\.kind)) == Set(RegisterKind.allCases.filter { $0.right != .witness }))
    for event in events {
      let payload = try #require(event.payload)
      let text = try CanonicalJSON.object(payload).encode()
      #expect(try RegisterEvent(kind: event.kind, payload: bytes(text)) == event, "\(text)")
    }
  }

  @Test func `an entry is read from its bytes as the ledger reads it`() throws {
    for event in try Self.declared() {
      let entry = try LedgerEntry(
        kind: event.kind.rawValue, actor: "technician/1000",
        time: LedgerTime(milliseconds: 1_772_000_000_123, isTrusted: event.kind == .site),
        payload: try #require(event.payload))
      let reader = try #require(EntryReader(leaf: Data(try entry.leaf().utf8)))
      #expect(reader.kind == entry.kind && reader.time == entry.time && reader.actor.text == entry.actor)
      #expect(try reader.payload == EntryReader(entry).payload)
    }
  }

  @Test func `a payload cut anywhere, or with another byte anywhere, is refused or is an event`() throws {
    for event in try Self.declared() {
      let text = Array(try CanonicalJSON.object(try #require(event.payload)).encode().utf8)
      for index in stride(from: 0, to: text.count, by: 3) {
        #expect(throws: RegisterRefusal.self) {
          try RegisterEvent(kind: event.kind, payload: text[..<index])
        }
        var damaged = text
        damaged[index] = 0x22
        _ = try? RegisterEvent(kind: event.kind, payload: damaged[...])
      }
    }
  }

  @Test func `what the service witnesses is read from its one form`() throws {
    let unit = #"{"emulated":false,"family":"vive","model":"HTC \"V\"","serial":null}"#
    let key = UnitKey(family: "vive", model: "HTC \"V\"", serial: nil, emulated: false)
    let plugged = UnitPlugged(unit: key, busPath: "1-1")
    func read(_ kind: RegisterKind, _ text: String) throws -> RegisterEvent {
      try RegisterEvent(kind: kind, payload: bytes(text))
    }
    #expect(try read(.firstSeen, #"{"unit":\#(unit)}"#) == .firstSeen(key))
    #expect(try read(.attached, #"{"bus_path":"1-1","unit":\#(unit)}"#) == .attached(plugged))
    #expect(
      try read(.detached, #"{"bus_path":"1-1","cause":"unplugged","unit":\#(unit)}"#) == .detached(plugged))
    #expect(
      try read(.learned, #"{"fact":"firmware","unit":\#(unit),"value":"16"}"#)
        == .learned(UnitLearned(unit: key, fact: "firmware", value: "16")))
    let use = #"{"tracked_ms":5,"unit":\#(unit),"worn_ms":4}"#
    let session =
      #"{"duration_ms":9,"ending":"stopped","fee":true,"purpose":"training","session":"x","units":[\#(use),\#(use)]}"#
    guard case .session(let ended) = try read(.session, session) else { throw RegisterRefusal(.unreadable) }
    #expect(ended.isForFee && ended.uses.count == 2 && ended.uses[1].trackedMilliseconds == 5)
    for cut in 0..<session.utf8.count {
      #expect(throws: RegisterRefusal.self) {
        try RegisterEvent(kind: .session, payload: bytes(session)[..<cut])
      }
    }
    let calibration =
      #"{"calibration":1,"grade":"good","kind":"calibrated","part":"headset","unit":\#(unit)}"#
    guard case .calibration(let event) = try read(.calibration, calibration) else {
      throw RegisterRefusal(.unreadable)
    }
    #expect(event.grade == "good" && event.unit == key)
  }

  @Test func `a leaf of any bytes is an entry or none`() {
    let leaf = Array(#"{"actor":"a","kind":"k","payload":{},"time":1,"trusted":true}"#.utf8)
    #expect(EntryReader(leaf: Data(leaf)) != nil)
    for index in leaf.indices {
      for byte: UInt8 in [0, 0x22, 0x2C, 0x39, 0x7B, 0x7D, 0xFF] {
        var damaged = leaf
        damaged[index] = byte
        _ = EntryReader(leaf: Data(damaged))
      }
      #expect(EntryReader(leaf: Data(leaf[..<index])) == nil)
    }
  }
}
