// Programmes, sites, parties, models and documents.
extension Register {
  mutating func declare(_ event: ProgrammeDeclared) throws(RegisterRefusal) {
    try requireParty(event.donor)
    if let body = event.body { try requireParty(body) }
    if let holder = event.conditions.titleHolder { try requireParty(holder) }
    try Retention.check(event.conditions)
    if let due = event.conditions.reportDue, DueDates.reportDay(due, in: 2026) == nil {
      throw RegisterRefusal(.dueDates, .outOfRange, ["what": "report_due"])
    }
    try Self.requireRange(event.conditions.endUseMonths, 0...1200, "end_use_months")
    try requireSpace(programmes.count, isNew: programmes[event.programme] == nil)
    programmes[event.programme] = event
    touched.programmes.insert(event.programme)
    touched.assets.formUnion(assets.values.filter { $0.facts.programme == event.programme }.map(\.tag))
  }

  mutating func declare(_ event: SiteDeclared) throws(RegisterRefusal) {
    if let custodian = event.custodian { try requireParty(custodian) }
    guard !event.rooms.isEmpty else { throw RegisterRefusal(.nothingSaid, ["what": "rooms"]) }
    guard event.rooms.count <= Self.roomCountMax else { throw RegisterRefusal(.tooMany, ["what": "rooms"]) }
    // A room in which something stands stays a room.
    let rooms = Set(event.rooms)
    for asset in assets.values where asset.isLive && asset.custody.site == event.site {
      guard rooms.contains(asset.custody.room) else {
        throw RegisterRefusal(.noSuchRoom, ["site": event.site.text, "room": asset.custody.room.value])
      }
    }
    try requireSpace(sites.count, isNew: sites[event.site] == nil)
    sites[event.site] = event
    touched.sites.insert(event.site)
  }

  mutating func declare(_ event: PartyDeclared) throws(RegisterRefusal) {
    if let site = event.site, sites[site] == nil {
      throw RegisterRefusal(.unknown, ["what": "site", "name": site.text])
    }
    try requireSpace(parties.count, isNew: parties[event.party] == nil)
    parties[event.party] = event
    touched.parties.insert(event.party)
  }

  mutating func declare(_ event: ModelDeclared) throws(RegisterRefusal) {
    try Self.requireRange(event.lifeMonths, 0...1200, "life_months")
    try Self.requireRange(event.residualPercent, 0...100, "residual_percent")
    try Self.requireRange(event.calibrationMonths, 1...120, "calibration_months")
    try requireSpace(models.count, isNew: models[event.model] == nil)
    models[event.model] = event
    touched.models.insert(event.model)
    touched.assets.formUnion(assets.values.filter { $0.model == event.model }.map(\.tag))
  }

  mutating func add(_ event: DocumentAdded, _ context: EventContext) throws(RegisterRefusal) {
    if let tag = event.asset { _ = try asset(tag) }
    try file(event)
    documents[event.document] = event
    touched.documents.insert(event.document)
    if let tag = event.asset {
      change(tag, context) { $0.documents.append(event.document) }
    }
  }

  /// Rule 7: an end-use report that was sent is not due any more.
  private mutating func file(_ event: DocumentAdded) throws(RegisterRefusal) {
    guard event.type == .endUseReport else {
      guard event.programme == nil, event.year == nil else {
        throw RegisterRefusal(.dueDates, .outOfRange, ["what": "type"])
      }
      return
    }
    guard let programme = event.programme, let year = event.year else {
      throw RegisterRefusal(.dueDates, .nothingSaid, ["what": "programme, year"])
    }
    guard programmes[programme] != nil else {
      throw RegisterRefusal(.unknown, ["what": "programme", "name": programme.value])
    }
    try Self.requireRange(year, 1970...9999, "year")
    reportedYears[programme, default: []].insert(year)
  }

  /// Rooms of one site.
  static let roomCountMax = 200

  private func requireSpace(_ count: Int, isNew: Bool) throws(RegisterRefusal) {
    guard !isNew || count < Self.referenceCountMax else {
      throw RegisterRefusal(.tooMany, ["what": "references"])
    }
  }

  static func requireRange(
    _ value: Int?, _ range: ClosedRange<Int>, _ what: String
  ) throws(RegisterRefusal) {
    if let value, !range.contains(value) { throw RegisterRefusal(.outOfRange, ["what": what]) }
  }
}
