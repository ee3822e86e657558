// Rules 4, 5, 8 and 9: who counts, what is counted, and when it is done.
extension Register {
  mutating func open(_ event: CampaignOpened, _ context: EventContext) throws(RegisterRefusal) {
    let scope = assets(in: event.scope)
    guard !scope.isEmpty else { throw RegisterRefusal(.emptyScope) }
    guard scope.count == event.count else {
      throw RegisterRefusal(.otherScope, ["count": String(scope.count)])
    }
    try requireIndependence(event, of: scope)
    let tags = try Sampling.draw(scope, event.sample)
    let rooms = Set(
      tags.compactMap { assets[$0]?.custody }.map { Campaign.Place(site: $0.site, room: $0.room) })
    campaigns[context.sequence] = Campaign(
      opening: event, opened: context.stamp, openedBy: context.actor, tags: tags, rooms: rooms)
    touched.campaigns.insert(context.sequence)
  }

  /// Live assets of a scope, in order.
  public func assets(in scope: CampaignScope) -> [AssetTag] {
    assets.values.filter { asset in
      asset.isLive && (scope.site == nil || asset.custody.site == scope.site)
        && (scope.room == nil || asset.custody.room == scope.room)
        && (scope.equipment == nil || models[asset.model]?.equipment == scope.equipment)
    }.map(\.tag).sorted()
  }

  /// Rule 4: two or more, and none of them keeps what is counted; or it is said that it is otherwise.
  private func requireIndependence(
    _ event: CampaignOpened, of scope: [AssetTag]
  ) throws(RegisterRefusal) {
    for party in event.team { try requireParty(party) }
    guard event.dependent == nil else { return }
    // Two names of one user are one person, and a custodian's second name is the custodian.
    guard Set(event.team.map(signature)).count >= 2 else {
      throw RegisterRefusal(.independence, .teamTooSmall)
    }
    let custodians = Set(scope.compactMap { assets[$0]?.custody.custodian }.map(signature))
    if let party = event.team.first(where: { custodians.contains(signature(of: $0)) }) {
      throw RegisterRefusal(.independence, .custodianOnTeam, ["party": party.value])
    }
  }

  /// Whom a party signs as: its user, else itself.
  private func signature(of party: RegisterWord) -> String {
    parties[party]?.uid.map { "uid/\($0)" } ?? party.value
  }

  /// Rule 4 in the rooms: who enters and counts is of the team, as far as its members have users of this rig.
  func requireMember(of campaign: Campaign, _ context: EventContext) throws(RegisterRefusal) {
    guard campaign.opening.dependent == nil else { return }
    let users = campaign.opening.team.compactMap { parties[$0]?.uid }
    guard !users.isEmpty, context.actor.uid.map(users.contains) != true else { return }
    throw RegisterRefusal(.independence, .notOnTeam, ["actor": context.actor.text])
  }

  /// Rule 4 once more, when it is counted: who signs as the custodian does not count, whoever opened the campaign.
  func requireStranger(
    to asset: Asset, in campaign: Campaign, _ context: EventContext
  ) throws(RegisterRefusal) {
    guard campaign.opening.dependent == nil, let uid = parties[asset.custody.custodian]?.uid,
      uid == context.actor.uid
    else { return }
    throw RegisterRefusal(
      .independence, .custodianOnTeam, ["party": asset.custody.custodian.value])
  }

  mutating func visit(_ event: CampaignVisited, _ context: EventContext) throws(RegisterRefusal) {
    try requireMember(of: try openCampaign(event.campaign), context)
    try requireRoom(event.room, of: event.site)
    campaigns[event.campaign]?.enter(Campaign.Place(site: event.site, room: event.room))
    campaigns[event.campaign]?.counters.insert(context.actor)
    touched.campaigns.insert(event.campaign)
  }

  /// Rules 5 and 9: all has a result, every room was entered, and what differs is decided.
  mutating func close(_ event: CampaignClosed, _ context: EventContext) throws(RegisterRefusal) {
    let campaign = try openCampaign(event.campaign)
    if let tag = campaign.uncounted.first {
      throw RegisterRefusal(
        .closing, .notCounted, ["count": String(campaign.uncounted.count), "tag": tag.text])
    }
    let closed = campaign.rooms.subtracting(campaign.visited).sorted {
      ($0.site, $0.room.value) < ($1.site, $1.room.value)
    }
    if let place = closed.first {
      throw RegisterRefusal(
        .bothDirections, .roomsNotVisited, ["count": String(closed.count), "room": place.room.value])
    }
    let open = campaign.findings.filter { findings[$0]?.decision == nil }
    if let finding = open.first {
      throw RegisterRefusal(
        .closing, .unexplained, ["count": String(open.count), "finding": finding.text])
    }
    campaigns[event.campaign]?.closed = context.stamp
    touched.campaigns.insert(event.campaign)
  }

  func openCampaign(_ number: Int) throws(RegisterRefusal) -> Campaign {
    guard let campaign = campaigns[number] else {
      throw RegisterRefusal(.unknown, ["what": "campaign", "name": String(number)])
    }
    guard campaign.closed == nil else {
      throw RegisterRefusal(.campaignClosed, ["campaign": String(number)])
    }
    return campaign
  }

  /// Rule 5: a variance is decided by another than who counted.
  func requireOtherThanCounter(_ finding: Finding, _ context: EventContext) throws(RegisterRefusal) {
    guard finding.campaign != nil else { return }
    guard !context.actor.isSamePerson(as: finding.openedBy) else {
      throw RegisterRefusal(.closing, .countedByYou, ["finding": finding.name.text])
    }
  }
}
