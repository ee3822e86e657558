import Ledger
import Testing

@testable import Register

/// The twenty rules by their numbers, each broken once. What follows from a rule beyond that is in the suites beside.
@Suite struct RuleTests {
  @Test func `rule 1: a correction cites an event of that asset, and what was said stays`() throws {
    var world = try World()
    try world.enrol(1)
    let other = world.register.size
    try world.enrol(2)
    var facts = AssetFacts()
    facts.cost = try world.money(99_900)
    func correction(_ cited: Int) throws -> RegisterEvent {
      .corrected(
        AssetCorrected(
          tag: try world.tag(1), corrects: cited, facts: facts, reason: try world.text("Invoice read wrongly")
        ))
    }
    #expect(world.refusal(of: try correction(other))?.rule == .corrections)
    #expect(world.refusal(of: try correction(999))?.rule == .corrections)
    let enrolment = try world.asset(1).enrolled.sequence
    let correction = try world.apply(try correction(enrolment))
    #expect(try world.asset(1).facts.cost?.minor == 99_900)
    #expect(try world.asset(1).history == [enrolment, correction])
    let empty = AssetCorrected(
      tag: try world.tag(1), corrects: enrolment, facts: AssetFacts(), reason: try world.text("Nothing"))
    #expect(world.refusal(of: .corrected(empty))?.reason == .nothingSaid)
  }

  @Test func `rule 2: one serial is one live asset`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    let second = world.refusal(of: .enrolled(try world.enrolment(2, serial: "LHR-1")))
    #expect(second?.rule == .oneSerial)
    #expect(try second?.facts["tag"] == world.tag(1).text)
    // Another model may have the same number on its sticker.
    try world.enrol(3, model: "pc", serial: "LHR-1")
    #expect(world.refusal(of: .enrolled(try world.enrolment(1, serial: "LHR-9")))?.reason == .tagTaken)
  }

  @Test func `rule 3: custody has two sides, and what is on its way too long is a finding`() throws {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2, parent: 1)
    let offer = CustodyOffered(
      tag: try world.tag(1), to: try world.word("P-3"), site: try World.nairobi, room: try world.room2)
    let number = try world.apply(.offered(offer))
    #expect(try world.asset(2).status == .inTransit)
    #expect(try world.asset(1).custody.custodian.value == "P-2")
    #expect(world.refusal(of: .offered(offer))?.rule == .custody)
    let acceptance = CustodyAccepted(offer: number, by: try world.word("P-3"))
    #expect(world.refusal(of: .accepted(acceptance))?.reason == .oneSided)
    #expect(world.refusal(of: .accepted(acceptance), by: World.auditor)?.reason == .notThatParty)
    let stranger = CustodyAccepted(offer: number, by: try world.word("P-4"))
    #expect(world.refusal(of: .accepted(stranger), by: World.colleague)?.reason == .notAddressee)
    world.pass(days: 30)
    try world.enrol(8)
    #expect(world.register.openFindings.isEmpty)
    world.pass(days: 1)
    try world.enrol(9)
    #expect(world.register.openFindings.map(\.kind) == [.transitOverdue])
    try world.apply(.accepted(acceptance), by: World.colleague)
    #expect(
      try world.asset(1).custody.custodian.value == "P-3" && world.asset(2).custody.room.value == "Room 2")
    #expect(world.refusal(of: .accepted(acceptance), by: World.colleague)?.reason == .offerAnswered)
  }

  @Test func `rule 4: a custodian does not audit what he keeps, nor one alone`() throws {
    var world = try World()
    try world.enrol(1)
    func opening(_ team: [String]) throws -> RegisterEvent {
      .campaignOpened(CampaignOpened(scope: CampaignScope(), team: try team.map(world.word), count: 1))
    }
    #expect(world.refusal(of: try opening(["P-4"]))?.rule == .independence)
    #expect(world.refusal(of: try opening(["P-4", "P-4"]))?.rule == .independence)
    #expect(world.refusal(of: try opening(["P-4", "P-2"]))?.reason == .custodianOnTeam)
    // Who signs as the custodian cannot count either, whoever the team is said to be.
    let campaign = try world.openCampaign()
    try world.apply(try world.visit(campaign, "Room 1"), by: World.auditor)
    #expect(world.refusal(of: try world.scan(campaign, 1), by: World.technician)?.rule == .independence)
    let alone = try world.openCampaign(team: ["P-2"], dependent: "Nobody else within 400 km")
    #expect(world.register.campaigns[alone]?.opening.dependent != nil)
  }

  @Test func `rule 5: a campaign closes when all is counted and decided by another`() throws {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2)
    let campaign = try world.openCampaign()
    let closing = RegisterEvent.campaignClosed(CampaignClosed(campaign: campaign))
    try world.apply(try world.visit(campaign, "Room 1"), by: World.auditor)
    try world.apply(try world.scan(campaign, 1), by: World.auditor)
    let early = world.refusal(of: closing, by: World.auditor)
    #expect(early?.rule == .closing && early?.facts["count"] == "1")
    let missed = CampaignCounted(campaign: campaign, method: .notFound, tag: try world.tag(2))
    try world.apply(.campaignCounted(missed), by: World.auditor)
    #expect(world.refusal(of: closing, by: World.auditor)?.reason == .unexplained)
    let finding = try #require(world.register.openFindings.first)
    let decision = FindingDecided(
      finding: finding.name, outcome: .recovered, note: try world.text("Was in the office"))
    #expect(world.refusal(of: .findingDecided(decision), by: World.auditor)?.reason == .countedByYou)
    try world.apply(.findingDecided(decision), by: World.otherAuditor)
    try world.apply(closing, by: World.auditor)
    let sums = try #require(world.register.campaigns[campaign]?.reconciliation)
    #expect(sums.inScope == 2 && sums.found == 1 && sums.notFound == 1 && sums.uncounted == 0)
    #expect(world.refusal(of: try world.scan(campaign, 1), by: World.auditor)?.reason == .campaignClosed)
  }

  @Test func `rule 6: presence on USB counts with its own serial, within a day, by trusted clocks`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.enrol(2, serial: "LHR-2")
    let campaign = try world.openCampaign()
    func presence(_ number: Int, _ evidence: Int?) throws -> RegisterEvent {
      var event = CampaignCounted(campaign: campaign, method: .usb, tag: try world.tag(number))
      event.evidence = evidence
      return .campaignCounted(event)
    }
    #expect(world.refusal(of: try presence(1, 0), by: World.auditor)?.reason == .noPresence)
    let first = world.register.size
    try world.plug("LHR-1")
    try world.plug("LHR-2")
    #expect(world.refusal(of: try presence(1, first + 1), by: World.auditor)?.reason == .otherSerial)
    world.pass(days: 1)
    #expect(world.refusal(of: try presence(1, first), by: World.auditor)?.reason == .presenceTooOld)
    world.now -= 1
    world.isTrusted = false
    #expect(world.refusal(of: try presence(1, first), by: World.auditor)?.rule == .presence)
    world.isTrusted = true
    try world.apply(try presence(1, first), by: World.auditor)
    #expect(try world.asset(1).counted?.method == .usb)
  }

  @Test func `rule 7: verification is due in a year, half a year where portable; calibration by model`()
    throws
  {
    var world = try World()
    try world.enrol(1)
    try world.enrol(2, model: "pc")
    #expect(world.register.verificationDue(try world.asset(1)).text == "2027-03-01")
    #expect(world.register.verificationDue(try world.asset(2)).text == "2026-09-01")
    #expect(world.register.calibrationDue(try world.asset(1))?.text == "2026-09-01")
    let due = world.register.due(by: try world.day("2027-01-31"))
    #expect(due.map(\.kind) == [.calibration, .verification, .report])
    #expect(world.register.due(by: try world.day("2026-08-31")).isEmpty)
  }

  @Test func `rule 7: a year's report is due until it is entered that it was sent`()
    throws
  {
    var world = try World()
    try world.enrol(1)
    func reports(_ day: String) throws -> [String] {
      world.register.due(by: try world.day(day)).filter { $0.kind == .report }.map(\.day.text)
    }
    // Nothing of the programme was here in 2025.
    #expect(try reports("2027-01-30").isEmpty)
    #expect(try reports("2029-01-30") == ["2027-01-31", "2028-01-31"])
    var sent = DocumentAdded(document: try world.digest("d"), type: .endUseReport)
    #expect(world.refusal(of: .document(sent))?.reason == .nothingSaid)
    (sent.programme, sent.year) = (try world.word("KCF"), 2026)
    try world.apply(.document(sent))
    #expect(try reports("2029-01-30") == ["2028-01-31"])
    // Other years' are due as before, and no other document is a report.
    (sent.programme, sent.year) = (try world.word("NOBODY"), 2027)
    #expect(world.refusal(of: .document(sent))?.reason == .unknown)
    (sent.programme, sent.type) = (try world.word("KCF"), .invoice)
    #expect(world.refusal(of: .document(sent))?.rule == .dueDates)
    #expect(try reports("2060-12-31").count == DueDates.reportYearsMax)
  }

  @Test func `rule 7: the use that a conditional title asks for has an end, a full title none`() throws {
    var world = try World()
    var programme = try #require(world.register.programmes[try world.word("KCF")])
    programme.conditions.endUseMonths = 36
    try world.apply(.programme(programme))
    try world.enrol(1)
    let due = try world.register.due(by: world.day("2029-02-14")).filter { $0.kind == .endUse }
    #expect(try due.map(\.asset) == [world.tag(1)] && due.map(\.day) == [world.day("2029-02-14")])
    programme.conditions.title = .full
    try world.apply(.programme(programme))
    #expect(try world.register.endUseEnd(world.asset(1)) == nil)
  }

  @Test func `rule 8: all is counted up to 200, above it a sample that anybody draws again`() throws {
    #expect(Sampling.sizeMin(of: 200) == 200 && Sampling.sizeMin(of: 201) == 200)
    #expect(Sampling.sizeMin(of: 1_536) == 308 && Sampling.sizeMin(of: 1_000_000) == 385)
    var world = try World()
    for number in 1...201 { try world.enrol(number) }
    let scope = CampaignScope(site: try World.nairobi)
    var event = CampaignOpened(
      scope: scope, team: [try world.word("P-4"), try world.word("P-5")], count: 201)
    event.sample = CampaignOpened.Sample(seed: 7, size: 199)
    #expect(world.refusal(of: .campaignOpened(event))?.rule == .sampling)
    event.sample = CampaignOpened.Sample(seed: 7, size: 200)
    let campaign = try world.apply(.campaignOpened(event))
    let tags = world.register.assets(in: scope)
    #expect(world.register.campaigns[campaign]?.tags == Sampling.draw(200, of: tags, seed: 7))
    #expect(Sampling.draw(200, of: tags, seed: 7) != Sampling.draw(200, of: tags, seed: 8))
    #expect(Set(Sampling.draw(200, of: tags, seed: 7)).count == 200)
  }

  @Test func `rule 9: a room is entered before it is scanned, and what no list has is a finding`() throws {
    var world = try World()
    try world.enrol(1)
    let campaign = try world.openCampaign()
    #expect(world.refusal(of: try world.scan(campaign, 1), by: World.auditor)?.rule == .bothDirections)
    var document = CampaignCounted(campaign: campaign, method: .document, tag: try world.tag(1))
    document.document = try world.digest("d")
    try world.apply(.document(DocumentAdded(document: try world.digest("d"), type: .receipt)))
    try world.apply(.campaignCounted(document), by: World.auditor)
    let closing = RegisterEvent.campaignClosed(CampaignClosed(campaign: campaign))
    #expect(world.refusal(of: closing, by: World.auditor)?.reason == .roomsNotVisited)
    try world.apply(try world.visit(campaign, "Room 1"), by: World.auditor)
    var stranger = CampaignCounted(campaign: campaign, method: .scanned, tag: nil)
    stranger.room = try world.room1
    stranger.scan = try world.text("SN-UNKNOWN")
    try world.apply(.campaignCounted(stranger), by: World.auditor)
    #expect(world.register.openFindings.map(\.kind) == [.unlisted])
    #expect(world.refusal(of: .campaignCounted(stranger), by: World.auditor)?.reason == .alreadyCounted)
    #expect(world.refusal(of: closing, by: World.auditor)?.reason == .unexplained)
  }

  @Test func `rule 10: what is missing is a finding at once, and written off with a police report only`()
    throws
  {
    var world = try World()
    try world.enrol(1)
    let sequence = try world.apply(
      .moved(AssetMoved(tag: try world.tag(1), status: .stolen, reason: try world.text("Broken in"))))
    let finding = try #require(world.register.openFindings.first)
    #expect(finding.name.event == sequence && finding.needsPoliceReport)
    #expect(try finding.amount == world.money(120_000))
    var decision = FindingDecided(
      finding: finding.name, outcome: .writtenOff, note: try world.text("Not found again"))
    #expect(world.refusal(of: .findingDecided(decision))?.rule == .missing)
    try world.apply(.document(DocumentAdded(document: try world.digest("a"), type: .policeReport)))
    decision.documents = [try world.digest("a")]
    try world.apply(.findingDecided(decision))
    #expect(world.register.openFindings.isEmpty)
  }

  @Test func `rule 10: what is recovered is back when every finding about it says so`() throws {
    var world = try World()
    try world.enrol(1)
    try world.apply(
      .moved(AssetMoved(tag: try world.tag(1), status: .inService, reason: try world.text("Opened"))))
    for status in [AssetStatus.missing, .stolen] {
      try world.apply(
        .moved(AssetMoved(tag: try world.tag(1), status: status, reason: try world.text("Not in its room"))))
    }
    for (index, finding) in world.register.openFindings.enumerated() {
      #expect(try world.asset(1).status == .stolen)
      try world.apply(
        .findingDecided(
          FindingDecided(finding: finding.name, outcome: .recovered, note: try world.text("Number \(index)")))
      )
    }
    #expect(try world.asset(1).status == .inService)
  }

  @Test func `rule 11: disposal needs custodian, finance and donor, and wiped data`() throws {
    var world = try World()
    try world.enrol(1, model: "pc")
    typealias Approval = AssetDisposed.Approval
    let custodian = Approval(party: try world.word("P-2"))
    let finance = Approval(party: try world.word("P-6"))
    let donor = Approval(party: try world.word("P-1"), document: try world.digest("b"))
    func disposal(_ approvals: [Approval], isWiped: Bool = true) throws -> RegisterEvent {
      var event = AssetDisposed(
        tag: try world.tag(1), method: .recycled, day: try world.day("2026-03-01"), approvals: approvals)
      event.wiped = isWiped ? try world.digest("c") : nil
      return .disposed(event)
    }
    #expect(world.refusal(of: try disposal([finance, donor]))?.facts["role"] == "custodian")
    #expect(world.refusal(of: try disposal([custodian, donor]))?.facts["role"] == "finance")
    #expect(world.refusal(of: try disposal([custodian, finance]))?.facts["role"] == "donor")
    #expect(
      world.refusal(of: try disposal([custodian, finance, Approval(party: try world.word("P-1"))]))?.rule
        == .disposal)
    #expect(
      world.refusal(of: try disposal([custodian, finance, donor], isWiped: false))?.reason == .needsWiping)
    try world.apply(try disposal([custodian, finance, donor]))
    #expect(try world.asset(1).status == .disposed)
    #expect(world.refusal(of: try disposal([custodian, finance, donor]))?.reason == .gone)
  }

  @Test func `rule 12: the months of a life sum to the depreciable amount exactly`() throws {
    let world = try World()
    for (cost, life, residual) in [
      (100_001, 7, 10), (1, 60, 0), (999_999_999_999, 1200, 33), (12_345, 1, 100),
    ] {
      let start = try world.day("2024-02-29")
      let plan = Depreciation(
        base: try world.money(Int64(cost)), start: start, lifeMonths: life, residualPercent: residual)
      let months = (0..<life + 3).map { plan.amount(inMonthOf: start.adding(months: $0)) }
      #expect(months.reduce(0, +) == plan.depreciable)
      #expect(plan.value(asOf: start.adding(months: life + 12)).minor == plan.residual)
      #expect((months.prefix(life).max() ?? 0) - (months.prefix(life).min() ?? 0) <= 1)
    }
    let zero = Depreciation(
      base: try world.money(500), start: try world.day("2026-05-31"), lifeMonths: 0, residualPercent: 0)
    #expect(zero.amount(inMonthOf: try world.day("2026-05-01")) == 500)
    // Full months: the day within the month of acquisition does not matter.
    let late = Depreciation(
      base: try world.money(1200), start: try world.day("2026-05-31"), lifeMonths: 12, residualPercent: 0)
    #expect(late.accumulated(asOf: try world.day("2026-05-31")) == 100)
    #expect(late.accumulated(asOf: try world.day("2026-05-30")) == 0)
  }

  @Test func `rule 13: the donor's share of the proceeds is shown, rounded up`() throws {
    var world = try World()
    try world.enrol(1)
    typealias Approval = AssetDisposed.Approval
    var event = AssetDisposed(
      tag: try world.tag(1), method: .sold, day: try world.day("2026-03-01"),
      approvals: [
        Approval(party: try world.word("P-2")), Approval(party: try world.word("P-6")),
        Approval(party: try world.word("P-1"), document: try world.digest("b")),
      ])
    event.proceeds = try world.money(10_001)
    try world.apply(.disposed(event))
    // 75 % of 100.01 is 75.0075.
    #expect(try world.register.compensation(for: try world.asset(1)) == world.money(7_501))
  }

  @Test func `rule 14: what has no session for more than 60 days is idle`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.enrol(2, model: "pc")
    try world.plug("LHR-1")
    let use = SessionEnded.Use(unit: world.unit("LHR-1"), trackedMilliseconds: 3_600_000, wornMilliseconds: 0)
    world.pass(days: 10)
    try world.apply(
      .session(
        SessionEnded(purpose: "training", durationMilliseconds: 1, isForFee: false, uses: [use])))
    let last = CivilDay(milliseconds: world.now)
    #expect(world.register.idleAssets(on: last.adding(days: 60)).isEmpty)
    #expect(world.register.idleAssets(on: last.adding(days: 61)).map(\.tag) == [try world.tag(1)])
  }

  @Test func `rule 15: a session for a fee is a finding unless the programme allows it`() throws {
    var world = try World()
    try world.enrol(1, serial: "LHR-1")
    try world.plug("LHR-1")
    let use = SessionEnded.Use(unit: world.unit("LHR-1"), trackedMilliseconds: 1, wornMilliseconds: 0)
    let session = SessionEnded(purpose: "demonstration", durationMilliseconds: 1, isForFee: true, uses: [use])
    try world.apply(.session(session))
    #expect(world.register.openFindings.map(\.kind) == [.feeUse])
    var programme = try #require(world.register.programmes[try world.word("KCF")])
    programme.conditions.feeBan = false
    try world.apply(.programme(programme))
    try world.apply(.session(session))
    #expect(world.register.openFindings.count == 1)
    #expect(world.register.sessions["demonstration"]?.feeCount == 2)
  }

  @Test func `rule 16: a register says which entry and time it is of, and the same events give the same`()
    throws
  {
    var first = try World()
    var second = try World()
    try first.enrol(1)
    try second.enrol(1)
    #expect(first.register == second.register)
    #expect(first.register.size == 12 && first.register.time.milliseconds == first.now)
  }

  @Test func `rule 17: a row of a file comes in once`() throws {
    var world = try World()
    var event = try world.enrolment(1)
    event.origin = ImportOrigin(file: try world.digest("e"), line: 2)
    try world.apply(.enrolled(event))
    event.tag = try world.tag(2)
    #expect(world.refusal(of: .enrolled(event))?.rule == .importing)
    let complete = FileImported(file: try world.digest("e"), format: try world.word("plain"), rows: 2)
    #expect(world.refusal(of: .imported(complete))?.rule == .importing)
  }

  @Test func `rule 18: a payload with a name in it is refused, and so is a trainee's pseudonym`() throws {
    let party = #"{"name":"A. Person","organisation":"Customs","party":"P-9","role":"auditor"}"#
    #expect(throws: RegisterRefusal(.personalData, .unknownKey, ["kind": "party.declared"])) {
      try RegisterEvent(kind: .party, payload: Array(party.utf8)[...])
    }
    let session = #"{"duration_ms":1,"ending":"stopped","purpose":"training","session":"x","units":[]"#
    _ = try RegisterEvent(kind: .session, payload: Array((session + "}").utf8)[...])
    #expect(throws: RegisterRefusal(.personalData, .unknownKey, ["kind": "session.ended"])) {
      try RegisterEvent(kind: .session, payload: Array((session + #","who":"blue-fox"}"#).utf8)[...])
    }
  }

  @Test func `rule 19: records are kept seven years after disposal, never less than three`() throws {
    var world = try World()
    var programme = try #require(world.register.programmes[try world.word("KCF")])
    programme.conditions.retentionYears = 2
    #expect(world.refusal(of: .programme(programme))?.rule == .retention)
    try world.enrol(1)
    #expect(world.register.keptUntil(try world.asset(1)) == nil)
    try world.apply(
      .disposed(
        AssetDisposed(
          tag: try world.tag(1), method: .destroyed, day: try world.day("2028-02-29"),
          approvals: [
            .init(party: try world.word("P-2")), .init(party: try world.word("P-6")),
            .init(party: try world.word("P-1"), document: try world.digest("b")),
          ])))
    #expect(world.register.keptUntil(try world.asset(1))?.text == "2035-02-28")
    // The tag and the row stay; only the serial may come again.
    #expect(world.refusal(of: .enrolled(try world.enrolment(1)))?.reason == .tagTaken)
  }

  @Test func `rule 20: an amount in another currency says its rate, day and source`() throws {
    var world = try World()
    try world.enrol(1)
    var event = AssetValued(
      tag: try world.tag(1), value: try world.money(150_000, "KES"), basis: .fairValue,
      day: try world.day("2026-03-01"))
    #expect(world.refusal(of: .valued(event))?.rule == .currency)
    event.conversion = Conversion(
      from: try world.money(1_000), rateMillionths: 150_000_000, day: try world.day("2026-03-01"),
      source: try world.text("Central Bank of Kenya"))
    try world.apply(.valued(event))
    let totals = MoneyTotals([try world.money(5), try world.money(7, "KES"), try world.money(6)])
    #expect(totals.amounts.map(\.minor) == [11, 7])
  }
}
