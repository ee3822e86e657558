import Foundation
import Ledger
import Testing

@testable import Register

/// A register under test, with an academy in it, and short words for what happens.
struct World {
  var register = Register()
  /// Milliseconds since 1970: 2026-03-01T08:00:00Z.
  var now: Int64 = 1_772_352_000_000
  var isTrusted = true

  static let technician = RegisterActor("technician/1000")
  static let colleague = RegisterActor("technician/1001")
  static let auditor = RegisterActor("auditor/2000")
  static let otherAuditor = RegisterActor("auditor/2001")
  static let administrator = RegisterActor("administrator/0")

  /// A programme, a site with two rooms, seven parties, two models.
  init() throws {
    for (party, role, uid) in [
      ("P-1", PartyRole.donor, nil), ("P-2", .custodian, 1000), ("P-3", .custodian, 1001),
      ("P-4", .auditor, 2000), ("P-5", .auditor, 2001), ("P-6", .finance, nil), ("P-7", .recipient, nil),
    ] as [(String, PartyRole, UInt32?)] {
      try apply(
        .party(
          PartyDeclared(party: word(party), role: role, organisation: text("Customs academy"), uid: uid)))
    }
    var conditions = ProgrammeDeclared.Conditions()
    conditions.title = .conditional
    conditions.titleHolder = try word("P-1")
    conditions.reportDue = try word("01-31")
    try apply(
      .programme(ProgrammeDeclared(programme: word("KCF"), donor: word("P-1"), conditions: conditions)))
    var site = SiteDeclared(
      site: try World.nairobi, english: try text("Nairobi"), rooms: [try room1, try room2])
    site.custodian = try word("P-2")
    try apply(.site(site))
    var headset = ModelDeclared(
      model: try word("vive"), maker: try text("HTC"), product: try text("Vive"), equipment: .headset)
    headset.family = try word("vive")
    headset.lifeMonths = 60
    headset.calibrationMonths = 6
    try apply(.model(headset))
    var computer = ModelDeclared(
      model: try word("pc"), maker: try text("Maker"), product: try text("PC"), equipment: .computer)
    computer.storage = true
    computer.portable = true
    computer.lifeMonths = 36
    try apply(.model(computer))
  }

  @discardableResult
  mutating func apply(_ event: RegisterEvent, by actor: RegisterActor = World.technician) throws -> Int {
    let sequence = register.size
    try register.apply(
      event, at: sequence, time: LedgerTime(milliseconds: now, isTrusted: isTrusted), actor: actor)
    return sequence
  }

  /// What the register says against an event; nil where it takes it. A refusal changes nothing.
  mutating func refusal(
    of event: RegisterEvent, by actor: RegisterActor = World.technician
  ) -> RegisterRefusal? {
    let before = register
    do {
      try apply(event, by: actor)
      return nil
    } catch {
      #expect(register == before, "a refused event changed the register")
      return error as? RegisterRefusal
    }
  }

  mutating func pass(days: Int) { now += Int64(days) * 86_400_000 }

  // MARK: - Things

  static var nairobi: SiteCode { get throws { try #require(SiteCode("KE-NBO")) } }
  var room1: RegisterText { get throws { try text("Room 1") } }
  var room2: RegisterText { get throws { try text("Room 2") } }

  func word(_ value: String) throws -> RegisterWord { try #require(RegisterWord(value)) }
  func text(_ value: String) throws -> RegisterText { try #require(RegisterText(value)) }
  func day(_ value: String) throws -> CivilDay { try #require(CivilDay(value)) }
  func money(_ minor: Int64, _ currency: String = "EUR") throws -> Money {
    let code = try #require(CurrencyCode(currency))
    return try #require(Money(minor: minor, currency: code))
  }
  func digest(_ digit: Character) throws -> DocumentDigest {
    try #require(DocumentDigest(String(repeating: digit, count: 64)))
  }
  func tag(_ number: Int) throws -> AssetTag {
    let site = try World.nairobi
    return try #require(AssetTag(site: site, number: number))
  }

  /// An event of enrolment with what nearly all have.
  func enrolment(
    _ number: Int, model: String = "vive", serial: String? = nil, custodian: String = "P-2",
    parent: Int? = nil
  ) throws -> AssetEnrolled {
    var facts = AssetFacts()
    facts.label = try serial.map(text)
    facts.programme = try word("KCF")
    facts.acquired = try day("2026-02-14")
    facts.cost = try money(120_000)
    facts.share = 7_500
    var event = AssetEnrolled(
      tag: try tag(number), model: try word(model), custodian: try word(custodian), room: try room1,
      facts: facts)
    event.parent = try parent.map(tag)
    return event
  }

  @discardableResult
  mutating func enrol(_ number: Int, model: String = "vive", serial: String? = nil, parent: Int? = nil) throws
    -> AssetTag
  {
    try apply(.enrolled(try enrolment(number, model: model, serial: serial, parent: parent)))
    return try tag(number)
  }

  /// Destroyed with everybody's consent.
  mutating func dispose(_ number: Int) throws {
    try apply(
      .disposed(
        AssetDisposed(
          tag: try tag(number), method: .destroyed, day: try day("2026-03-01"),
          approvals: [
            .init(party: try word("P-2")), .init(party: try word("P-6")),
            .init(party: try word("P-1"), document: try digest("b")),
          ])))
  }

  func asset(_ number: Int) throws -> Asset {
    let tag = try tag(number)
    return try #require(register.assets[tag])
  }

  func unit(_ serial: String, family: String = "vive", isEmulated: Bool = false) -> UnitKey {
    UnitKey(family: family, model: "HTC Vive", serial: serial, emulated: isEmulated)
  }

  mutating func plug(_ serial: String) throws {
    try apply(
      .attached(UnitPlugged(unit: unit(serial), busPath: "1-1")), by: RegisterActor("service"))
  }

  /// A campaign over the whole site, by two strangers.
  mutating func openCampaign(team: [String] = ["P-4", "P-5"], dependent: String? = nil) throws -> Int {
    let scope = CampaignScope(site: try World.nairobi)
    var event = CampaignOpened(
      scope: scope, team: try team.map(word), count: register.assets(in: scope).count)
    event.dependent = try dependent.map(text)
    return try apply(.campaignOpened(event), by: World.auditor)
  }

  func visit(_ campaign: Int, _ room: String) throws -> RegisterEvent {
    .campaignVisited(CampaignVisited(campaign: campaign, site: try World.nairobi, room: try text(room)))
  }

  func scan(_ campaign: Int, _ number: Int, _ room: String = "Room 1") throws -> RegisterEvent {
    var event = CampaignCounted(campaign: campaign, method: .scanned, tag: try tag(number))
    event.room = try text(room)
    return .campaignCounted(event)
  }
}
