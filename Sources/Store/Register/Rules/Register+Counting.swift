import Ledger

// A campaign's results: rules 5, 6 and 9.
extension Register {
  mutating func count(_ event: CampaignCounted, _ context: inout EventContext) throws(RegisterRefusal) {
    let campaign = try openCampaign(event.campaign)
    try requireMember(of: campaign, context)
    let place = try place(of: event, in: campaign)
    guard let tag = event.tag else { return try countStranger(event, place, &context) }
    let asset = try asset(tag)
    guard event.method != .notFound || campaign.tags.contains(tag) else {
      throw RegisterRefusal(.bothDirections, .outOfRange, ["what": "scope"])
    }
    try requireStranger(to: asset, in: campaign, context)
    try requireEvidence(event, asset, context)
    if let first = campaign.results[tag] {
      guard event.method != .notFound, let before = first.place, let place, before != place else {
        // The same again, or a correction of what was not found.
        if first.method == .notFound, event.method != .notFound {
          return record(event, place, asset, &context)
        }
        throw RegisterRefusal(
          .alreadyCounted,
          [
            "tag": tag.text, "time": String(first.stamp.time.milliseconds),
            "room": first.place?.room.value ?? "",
          ])
      }
      note(find(.duplicateLabel, tag, &context, campaign: event.campaign, note: place.room.value), event)
      change(tag, context) { _ in }
      return
    }
    record(event, place, asset, &context)
  }

  /// Location first: the team has entered the room that it names.
  private func place(
    of event: CampaignCounted, in campaign: Campaign
  ) throws(RegisterRefusal) -> Campaign.Place? {
    switch event.method {
    case .document, .notFound: return nil
    case .usb:
      return event.tag.flatMap { assets[$0]?.custody }.map { Campaign.Place(site: $0.site, room: $0.room) }
    case .scanned, .sighted:
      // Rooms of two sites may have one name: the site tells them apart, else where the team is.
      let place = campaign.visited.last {
        $0.room == event.room && (event.site == nil || $0.site == event.site)
      }
      guard let place else {
        throw RegisterRefusal(.bothDirections, .roomNotVisited, ["room": event.room?.value ?? ""])
      }
      return place
    }
  }

  private mutating func record(
    _ event: CampaignCounted, _ place: Campaign.Place?, _ asset: Asset, _ context: inout EventContext
  ) {
    let tag = asset.tag
    let result = CountResult(
      campaign: event.campaign, stamp: context.stamp, method: event.method, place: place,
      actor: context.actor, condition: event.condition)
    campaigns[event.campaign]?.results[tag] = result
    campaigns[event.campaign]?.counters.insert(context.actor)
    touched.campaigns.insert(event.campaign)
    change(tag, context) {
      $0.counted = result
      if let condition = event.condition { $0.condition = condition }
      // Rule 10: what is not found is missing from this event on; what is found is back where it was.
      if event.method == .notFound, $0.status != .stolen, $0.isLive { $0.move(to: .missing) }
      if event.method != .notFound, $0.status == .missing { $0.move(to: $0.statusBefore ?? .inStore) }
    }
    if event.method == .notFound {
      note(find(.notFound, tag, &context, campaign: event.campaign, note: event.note?.value), event)
    }
    if let place, place != Campaign.Place(site: asset.custody.site, room: asset.custody.room) {
      note(find(.moved, tag, &context, campaign: event.campaign, note: place.room.value), event)
    }
    // From the floor to the list: it stands here, and the list has it no more.
    if event.method != .notFound, !asset.isLive {
      note(find(.unlisted, tag, &context, campaign: event.campaign, note: event.scan?.value), event)
    }
    if event.condition == .unusable, asset.condition != .unusable {
      note(find(.damaged, tag, &context, campaign: event.campaign, note: event.note?.value), event)
    }
  }

  /// Rule 9: what no list has is a finding, never a silent row.
  private mutating func countStranger(
    _ event: CampaignCounted, _ place: Campaign.Place?, _ context: inout EventContext
  ) throws(RegisterRefusal) {
    guard let scan = event.scan ?? event.note else {
      throw RegisterRefusal(.bothDirections, .nothingSaid, ["what": "scan"])
    }
    guard event.method == .scanned || event.method == .sighted else {
      throw RegisterRefusal(.bothDirections, .nothingSaid, ["what": "tag"])
    }
    let known = campaigns[event.campaign]?.findings.compactMap { findings[$0] }
      .first { $0.kind == .unlisted && $0.tag == nil && $0.note == scan.value }
    if let known {
      throw RegisterRefusal(
        .alreadyCounted,
        ["tag": scan.value, "time": String(known.opened.time.milliseconds), "room": place?.room.value ?? ""])
    }
    campaigns[event.campaign]?.counters.insert(context.actor)
    note(find(.unlisted, nil, &context, campaign: event.campaign, note: scan.value), event)
  }

  private mutating func note(_ finding: FindingName, _ event: CampaignCounted) {
    campaigns[event.campaign]?.findings.append(finding)
    touched.campaigns.insert(event.campaign)
  }

  // MARK: - Rule 6

  /// Milliseconds for which a sign of presence counts.
  static let presenceMillisecondsMax: Int64 = 86_400_000

  /// Presence on USB: the event is about this asset's own unit, less than a day old, and by clocks that are
  /// vouched for. That its head is signed is the ledger's own rule: nothing is appended on top of what is not.
  private func requireEvidence(
    _ event: CampaignCounted, _ asset: Asset, _ context: EventContext
  ) throws(RegisterRefusal) {
    switch event.method {
    case .document:
      guard let document = event.document, documents[document] != nil else {
        throw RegisterRefusal(
          .presence, .unknown, ["what": "document", "name": event.document?.text ?? ""])
      }
    case .usb:
      let facts = ["tag": asset.tag.text, "event": event.evidence.map(String.init) ?? ""]
      guard let key = asset.unit, let shown = units[key]?.shown else {
        throw RegisterRefusal(.presence, .noPresence, facts)
      }
      guard shown.sequence == event.evidence else { throw RegisterRefusal(.presence, .otherSerial, facts) }
      let age = context.stamp.time.milliseconds - shown.time.milliseconds
      guard shown.time.isTrusted, context.stamp.time.isTrusted,
        (0..<Self.presenceMillisecondsMax).contains(age)
      else { throw RegisterRefusal(.presence, .presenceTooOld, facts) }
    case .scanned, .sighted, .notFound: break
    }
  }
}
