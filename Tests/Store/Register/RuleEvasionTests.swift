import Testing

@testable import Register

/// Ways round the rules that people who know them would try, each closed.
@Suite struct RuleEvasionTests {
  @Test func `rule 2: what was disposed of and answers again is a finding, and has no claim to its serial`()
    throws
  {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.plug("LHR-1")
    try world.dispose(1)
    #expect(world.register.openFindings.isEmpty)
    try world.plug("LHR-1")
    try world.plug("LHR-1")
    #expect(world.register.openFindings.map(\.kind) == [.duplicateOrMoved])
    #expect(try world.register.openFindings.map(\.tag) == [world.tag(1)])
    // Another live asset has the serial now: correcting the old row must not set it free.
    try world.enrol(2, serial: "LHR-1")
    var facts = AssetFacts()
    facts.label = try world.text("LHR-X")
    try world.apply(
      .corrected(
        AssetCorrected(
          tag: try world.tag(1), corrects: try world.asset(1).enrolled.sequence, facts: facts,
          reason: try world.text("Read wrongly"))))
    #expect(world.refusal(of: .enrolled(try world.enrolment(3, serial: "LHR-1")))?.reason == .serialTaken)
  }

  @Test func `rule 2: a sticker that was never plugged in is known again after it was handed on`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-5")
    try world.dispose(1)
    try world.plug("LHR-5")
    #expect(world.register.openFindings.map(\.kind) == [.duplicateOrMoved])
  }

  @Test func `rule 3: a custodian's own hand offers, the other side's or the giver's ends it`() throws {
    var world = try World()
    try world.enrol(1)
    let offer = RegisterEvent.offered(
      CustodyOffered(
        tag: try world.tag(1), to: try world.word("P-3"), site: try World.nairobi, room: try world.room2))
    #expect(world.refusal(of: offer, by: World.colleague)?.reason == .notThatParty)
    let first = try world.apply(offer)
    #expect(world.register.transfers[first]?.from.custodian.value == "P-2")
    let refusal = RegisterEvent.rejected(CustodyRejected(offer: first, reason: try world.text("Broken")))
    #expect(world.refusal(of: refusal, by: RegisterActor("technician/1002"))?.reason == .notThatParty)
    try world.apply(refusal, by: World.colleague)
    // Who is gone cannot offer; an administrator does, and the entry says so.
    let second = try world.apply(offer, by: World.administrator)
    try world.apply(
      .accepted(CustodyAccepted(offer: second, by: try world.word("P-3"))), by: World.colleague)
    #expect(world.register.transfers[second]?.answeredBy == World.colleague)
  }

  @Test func `rule 3: for a party without a user an administrator answers, not any technician`() throws {
    var world = try World()
    try world.enrol(1)
    let offer = try world.apply(
      .offered(
        CustodyOffered(
          tag: try world.tag(1), to: try world.word("P-7"), site: try World.nairobi, room: try world.room2)))
    let acceptance = RegisterEvent.accepted(CustodyAccepted(offer: offer, by: try world.word("P-7")))
    #expect(world.refusal(of: acceptance, by: World.colleague)?.reason == .noHand)
    let refusal = RegisterEvent.rejected(CustodyRejected(offer: offer, reason: try world.text("No room")))
    #expect(world.refusal(of: refusal, by: World.colleague)?.reason == .noHand)
    try world.apply(acceptance, by: World.administrator)
    #expect(world.register.transfers[offer]?.answeredBy == World.administrator)
  }

  @Test func `rule 4: a second name is the same person, and who counts is of the team`() throws {
    var world = try World()
    try world.enrol(1)
    for (name, uid) in [("P-8", 1000), ("P-9", 2000)] as [(String, UInt32)] {
      try world.apply(
        .party(
          PartyDeclared(
            party: try world.word(name), role: .auditor, organisation: try world.text("Inspectorate"),
            uid: uid)))
    }
    func opening(_ team: [String]) throws -> RegisterEvent {
      .campaignOpened(CampaignOpened(scope: CampaignScope(), team: try team.map(world.word), count: 1))
    }
    #expect(world.refusal(of: try opening(["P-4", "P-9"]))?.reason == .teamTooSmall)
    #expect(world.refusal(of: try opening(["P-4", "P-8"]))?.reason == .custodianOnTeam)
    let campaign = try world.openCampaign()
    let stranger = RegisterActor("auditor/2002")
    #expect(world.refusal(of: try world.visit(campaign, "Room 1"), by: stranger)?.reason == .notOnTeam)
    try world.apply(try world.visit(campaign, "Room 1"), by: World.auditor)
    #expect(world.refusal(of: try world.scan(campaign, 1), by: stranger)?.rule == .independence)
    try world.apply(try world.scan(campaign, 1), by: World.otherAuditor)
  }

  @Test func `rule 9: rooms of one name at two sites are told apart`() throws {
    var world = try World()
    try world.enrol(1)
    let other = try #require(SiteCode("KE-MBA"))
    try world.apply(
      .site(SiteDeclared(site: other, english: try world.text("Mombasa"), rooms: [try world.room1])))
    var event = CampaignOpened(
      scope: CampaignScope(), team: [try world.word("P-4"), try world.word("P-5")], count: 1)
    event.due = nil
    let campaign = try world.apply(.campaignOpened(event), by: World.auditor)
    let mombasa = CampaignVisited(campaign: campaign, site: other, room: try world.room1)
    try world.apply(try world.visit(campaign, "Room 1"), by: World.auditor)
    try world.apply(.campaignVisited(mombasa), by: World.auditor)
    var count = CampaignCounted(campaign: campaign, method: .scanned, tag: try world.tag(1))
    count.room = try world.room1
    // Without a site it is where the team is: in Mombasa, and so the thing has moved.
    var elsewhere = world
    try elsewhere.apply(.campaignCounted(count), by: World.auditor)
    #expect(elsewhere.register.openFindings.map(\.kind) == [.moved])
    count.site = try World.nairobi
    try world.apply(.campaignCounted(count), by: World.auditor)
    #expect(world.register.openFindings.isEmpty)
  }
}
