import Foundation
import Ledger
import Testing

@testable import Register

/// What the rules leave to be said: units and stickers, kits, other registers, drafts.
@Suite struct RegisterStateTests {
  @Test func `a unit that is plugged in is the asset with its sticker, and fills its row`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.plug("LHR-1")
    #expect(try world.asset(1).unit?.serial == "LHR-1")
    try world.apply(
      .learned(UnitLearned(unit: world.unit("LHR-1"), fact: "firmware", value: "16")),
      by: RegisterActor("service"))
    #expect(world.register.units[world.unit("LHR-1")]?.facts["firmware"] == "16")
    // The other way round: seen first, enrolled later.
    try world.plug("LHR-2")
    try world.enrol(2, serial: "LHR-2")
    #expect(try world.asset(2).unit?.serial == "LHR-2")
    #expect(world.register.openFindings.isEmpty)
  }

  @Test func `an emulated unit is nobody's by its sticker`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    let emulated = world.unit("LHR-1", isEmulated: true)
    try world.apply(.attached(UnitPlugged(unit: emulated, busPath: "e")), by: RegisterActor("service"))
    #expect(try world.asset(1).unit == nil)
    try world.apply(.linked(AssetLinked(tag: try world.tag(1), unit: emulated)))
    #expect(try world.asset(1).unit == emulated)
  }

  @Test func `measured against declared is a finding, and neither gives way`() throws {
    var world = try World()
    try world.enrol(1, serial: "STICKER-1")
    try world.plug("LHR-7")
    try world.plug("LHR-8")
    try world.apply(.linked(AssetLinked(tag: try world.tag(1), unit: world.unit("LHR-7"))))
    #expect(try world.asset(1).facts.label?.value == "STICKER-1" && world.asset(1).unit?.serial == "LHR-7")
    #expect(world.register.openFindings.map(\.kind) == [.labelMismatch])
    try world.apply(.linked(AssetLinked(tag: try world.tag(1), unit: world.unit("LHR-8"))))
    #expect(world.register.openFindings.map(\.kind) == [.labelMismatch, .serialChanged, .labelMismatch])
    try world.enrol(2, model: "pc")
    let taken = world.refusal(of: .linked(AssetLinked(tag: try world.tag(2), unit: world.unit("LHR-8"))))
    #expect(taken?.rule == .oneSerial && taken?.reason == .unitTaken)
    let unseen = world.refusal(of: .linked(AssetLinked(tag: try world.tag(2), unit: world.unit("LHR-9"))))
    #expect(unseen?.reason == .unknown)
  }

  @Test func `a kit moves whole, in one pair of hands, and is never in itself`() throws {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2, parent: 1)
    try world.enrol(3, parent: 2)
    #expect(
      world.register.kit(of: try world.tag(1)) == [try world.tag(1), try world.tag(2), try world.tag(3)])
    try world.apply(.placed(AssetPlaced(tag: try world.tag(1), room: try world.room2)))
    #expect(try world.asset(3).custody.room.value == "Room 2")
    let inItself = AssetKitted(tag: try world.tag(1), parent: try world.tag(3))
    #expect(world.refusal(of: .kitted(inItself))?.reason == .kitInItself)
    let part = CustodyOffered(
      tag: try world.tag(2), to: try world.word("P-3"), site: try World.nairobi, room: try world.room1)
    #expect(world.refusal(of: .offered(part))?.reason == .partOfKit)
    #expect(
      world.refusal(of: .enrolled(try world.enrolment(4, custodian: "P-3", parent: 1)))?.rule == .custody)
    for number in 4...6 { try world.enrol(number, parent: number - 1) }
    #expect(world.refusal(of: .enrolled(try world.enrolment(7, parent: 6)))?.reason == .tooMany)
    try world.apply(.kitted(AssetKitted(tag: try world.tag(3), parent: nil)))
    #expect(world.register.kit(of: try world.tag(1)).count == 2)
  }

  @Test func `every move of an asset's state is legal or refused`() throws {
    for from in AssetStatus.allCases {
      for to in AssetStatus.allCases {
        var world = try World()
        try world.enrol(1)
        // By the shortest legal way.
        let way: [AssetStatus]
        switch from {
        case .inStore: way = []
        case .inTransit, .disposed: continue
        default: way = [from]
        }
        for status in way {
          try world.apply(
            .moved(AssetMoved(tag: try world.tag(1), status: status, reason: try world.text("r"))))
        }
        let move = AssetMoved(tag: try world.tag(1), status: to, reason: try world.text("r"))
        let isLegal = Register.moves[from]?.contains(to) == true
        #expect((world.refusal(of: .moved(move)) == nil) == isLegal, "\(from) to \(to)")
      }
    }
    #expect(
      Set(Register.moves.keys) == Set(AssetStatus.allCases) && Register.moves[.disposed]?.isEmpty == true)
  }

  /// Of another register's ledger.
  private static var otherHead: SignedTreeHead {
    get throws {
      let key = try LedgerSigningKey(seed: Data(repeating: 7, count: 32))
      let time = LedgerTime(milliseconds: 1_772_000_000_000, isTrusted: true)
      return try key.sign(TreeHead(size: 13, time: time, root: .ofLeaf(Data("there".utf8))))
    }
  }

  @Test func `what is handed over to another register is accounted for there, by its head`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    let elsewhere = try #require(SiteCode("UG-KLA"))
    let offer = CustodyOffered(
      tag: try world.tag(1), to: try world.word("P-7"), site: elsewhere, room: try world.text("Hall"))
    let number = try world.apply(.offered(offer))
    var acceptance = CustodyAccepted(offer: number, by: try world.word("P-7"))
    #expect(world.refusal(of: .accepted(acceptance), by: World.colleague)?.rule == .custody)
    acceptance.peer = PeerReference(head: try world.text("HSTH1:OTHER"), event: 12)
    #expect(world.refusal(of: .accepted(acceptance), by: World.colleague)?.reason == .noHand)
    acceptance.peer = PeerReference(head: try world.text(try Self.otherHead.text), event: 12)
    try world.apply(.accepted(acceptance), by: World.colleague)
    #expect(try !world.asset(1).isLive && world.asset(1).handedOver?.event == 12)
    #expect(
      world.refusal(of: .placed(AssetPlaced(tag: try world.tag(1), room: try world.room1)))?.reason == .gone)
    // It may come back some day, as another asset with the same serial.
    try world.enrol(2, serial: "LHR-1")
  }

  @Test func `an offer that is rejected leaves all as it was`() throws {
    var world = try World()
    try world.enrol(1)
    try world.apply(
      .moved(AssetMoved(tag: try world.tag(1), status: .inService, reason: try world.text("r"))))
    let number = try world.apply(
      .offered(
        CustodyOffered(
          tag: try world.tag(1), to: try world.word("P-3"), site: try World.nairobi, room: try world.room2)))
    #expect(
      world.refusal(of: .placed(AssetPlaced(tag: try world.tag(1), room: try world.room2)))?.reason
        == .inTransit)
    try world.apply(.rejected(CustodyRejected(offer: number, reason: try world.text("Not packed"))))
    let asset = try world.asset(1)
    #expect(asset.status == .inService && asset.offer == nil && asset.custody.custodian.value == "P-2")
  }

  @Test func `a label in two rooms is a finding, the same label again is told with its hour`() throws {
    var world = try World()
    try world.enrol(1)
    let campaign = try world.openCampaign()
    for room in ["Room 1", "Room 2"] { try world.apply(try world.visit(campaign, room), by: World.auditor) }
    try world.apply(try world.scan(campaign, 1), by: World.auditor)
    let first = world.now
    world.now += 60_000
    let again = world.refusal(of: try world.scan(campaign, 1), by: World.otherAuditor)
    #expect(again?.reason == .alreadyCounted && again?.facts["time"] == String(first))
    try world.apply(try world.scan(campaign, 1, "Room 2"), by: World.auditor)
    #expect(world.register.openFindings.map(\.kind) == [.duplicateLabel])
  }

  @Test func `what is found elsewhere or broken is a finding; what was not found may turn up`() throws {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2)
    let campaign = try world.openCampaign()
    for room in ["Room 1", "Room 2"] { try world.apply(try world.visit(campaign, room), by: World.auditor) }
    var moved = CampaignCounted(campaign: campaign, method: .sighted, tag: try world.tag(1))
    moved.room = try world.room2
    moved.condition = .unusable
    try world.apply(.campaignCounted(moved), by: World.auditor)
    #expect(world.register.openFindings.map(\.kind) == [.moved, .damaged])
    #expect(try world.asset(1).custody.room.value == "Room 1" && world.asset(1).condition == .unusable)
    let missed = CampaignCounted(campaign: campaign, method: .notFound, tag: try world.tag(2))
    try world.apply(.campaignCounted(missed), by: World.auditor)
    #expect(try world.asset(2).status == .missing)
    try world.apply(try world.scan(campaign, 2), by: World.auditor)
    #expect(try world.asset(2).status == .inStore)
    #expect(world.register.campaigns[campaign]?.reconciliation.found == 2)
    #expect(world.register.openFindings.count == 3, "the investigation stays until it is decided")
  }

  @Test func `a campaign's scope is frozen: what comes later is not in it, what goes stays in it`() throws {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2)
    let campaign = try world.openCampaign()
    try world.enrol(3)
    try world.dispose(2)
    let tags = try [1, 2].map { try world.tag($0) }
    #expect(world.register.campaigns[campaign]?.tags == tags)
    #expect(world.register.campaigns[campaign]?.uncounted == tags)
    // On the floor, and not on the frozen list: counted all the same, and no part of the sum.
    try world.apply(try world.visit(campaign, "Room 1"), by: World.auditor)
    try world.apply(try world.scan(campaign, 3), by: World.auditor)
    try world.apply(try world.scan(campaign, 1), by: World.auditor)
    #expect(world.register.openFindings.isEmpty)
    // What was disposed of meanwhile and stands here has left the list.
    try world.apply(try world.scan(campaign, 2), by: World.auditor)
    #expect(world.register.openFindings.map(\.kind) == [.unlisted])
    let sums = try #require(world.register.campaigns[campaign]?.reconciliation)
    #expect(sums.inScope == 2 && sums.found == 2 && sums.uncounted == 0)
  }

  // MARK: - Drafts

  private func events(_ kind: RegisterKind, _ payload: [String: CanonicalJSON], _ world: World) throws
    -> [RegisterEvent]
  {
    let stamp = Stamp(
      sequence: world.register.size, time: LedgerTime(milliseconds: world.now, isTrusted: true))
    return try world.register.events(of: RegisterDraft(kind: kind, payload: payload), at: stamp)
  }

  @Test func `a draft gets the next tag, the site's custodian and the unit of a serial`() throws {
    var world = try World()
    try world.enrol(41)
    try world.plug("LHR-1")
    let draft: [String: CanonicalJSON] = [
      "site": .string("KE-NBO"), "room": .string("Room 1"), "model": .string("vive"),
      "condition": .string("new"),
      "unit": .string("LHR-1"),
    ]
    guard case .enrolled(let event) = try events(.enrolled, draft, world).first else {
      throw RegisterRefusal(.unreadable)
    }
    #expect(try event.tag == world.tag(42) && event.custodian.value == "P-2")
    #expect(event.unit == world.unit("LHR-1"))
    #expect(throws: RegisterRefusal(.unknown, ["what": "unit", "name": "LHR-2"])) {
      try events(.enrolled, draft.merging(["unit": .string("LHR-2")]) { $1 }, world)
    }
    #expect(throws: RegisterRefusal(.unreadable, ["kind": "asset.enrolled", "key": "model"])) {
      try events(.enrolled, draft.filter { $0.key != "model" }, world)
    }
    #expect(throws: RegisterRefusal.notDeclarable("unit.attached")) { try events(.attached, [:], world) }
  }

  @Test func `a scan is the asset of its tag or of its sticker, or stays what it is`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.enrol(2, model: "vive", serial: "SAME")
    try world.enrol(3, model: "pc", serial: "SAME")
    #expect(try world.register.asset(scanned: world.tag(1).text.lowercased()) == world.tag(1))
    #expect(try world.register.asset(scanned: "LHR-1") == world.tag(1))
    #expect(world.register.asset(scanned: "SAME") == nil)
    #expect(world.register.asset(scanned: "KE-NBO-0009-9") == nil)
  }

  /// Each as the machine reads what a scanner typed for `KE-NBO-0001-O`.
  @Test(arguments: [
    "KE)NBO)àààé)O", "KE)NBO)ààà&)O", "KEßNBOß0001ßO", "KE6NBO6)))!6O", "ke6nbo6)))!6o", " KE-NBO-0001-O\r",
  ])
  func `a scanner of another country's keyboard is understood where the check character vouches for it`(
    text: String
  ) throws {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2)
    let draft: [String: CanonicalJSON] = [
      "campaign": .integer(1), "method": .string("scanned"), "scan": .string(text),
    ]
    if text.contains("é") {
      // 0002 with the check character of 0001.
      #expect(try events(.campaignCounted, draft, world).map(\.tag) == [nil])
    } else {
      #expect(try events(.campaignCounted, draft, world).map(\.tag) == [world.tag(1)])
    }
  }

  @Test func `a tag that was misread is scanned again, and never a thing that no list has`() throws {
    var world = try World()
    try world.enrol(1)
    for (scan, isMisread) in [
      ("KE-NBO-0001-P", true), ("ke-nbo-0002-o", true), ("KE-NBO-0001", false), ("SN-1", false),
      ("KE-NBO-12-3456", false), (try world.tag(77).text, false),
    ] {
      #expect(AssetTag.isMisread(scan) == isMisread, "\(scan)")
      let draft: [String: CanonicalJSON] = [
        "campaign": .integer(1), "method": .string("scanned"), "scan": .string(scan),
      ]
      if isMisread {
        #expect(throws: RegisterRefusal(.misread, ["scan": scan])) {
          try events(.campaignCounted, draft, world)
        }
      } else {
        #expect(try events(.campaignCounted, draft, world).count == 1)
      }
    }
  }

  @Test func `presence on USB counts every unit that was seen within a day, and no other`() throws {
    var world = try World()
    for number in 1...3 { try world.enrol(number, serial: "LHR-\(number)") }
    try world.plug("LHR-1")
    world.pass(days: 2)
    try world.plug("LHR-2")
    let campaign = try world.openCampaign()
    let found = try events(
      .campaignCounted, ["campaign": .integer(Int64(campaign)), "method": .string("usb")], world)
    #expect(try found.map(\.tag) == [world.tag(2)])
    for event in found { try world.apply(event, by: World.auditor) }
    #expect(try world.register.campaigns[campaign]?.uncounted == [world.tag(1), world.tag(3)])
  }

  @Test func `a site's room stays while something stands in it, and numbers run out`() throws {
    var world = try World()
    try world.enrol(9_999)
    #expect(throws: RegisterRefusal(.tagsUsedUp, ["site": "KE-NBO"])) {
      try world.register.nextTag(of: World.nairobi)
    }
    let site = SiteDeclared(site: try World.nairobi, english: try world.text("N"), rooms: [try world.room2])
    #expect(world.refusal(of: .site(site))?.reason == .noSuchRoom)
  }
}
