internal import Ledger

extension Register {
  /// The events that a draft stands for, complete: one, or as many as there are units on USB.
  ///
  /// Filled in: an enrolled asset's next tag, its site's custodian, and the unit that has the serial named; the
  /// number of assets in a campaign's scope and the size of its sample; of a scan the asset that it names; of
  /// presence on USB the assets and the events that show them.
  ///
  /// - Parameter stamp: the next event's number and time.
  /// - Throws: `unreadable`, `notDeclarable`, and what cannot be filled in.
  public func events(of draft: RegisterDraft, at stamp: Stamp) throws(RegisterRefusal) -> [RegisterEvent] {
    guard let kind = RegisterKind(rawValue: draft.kind), kind.right != .witness else {
      throw RegisterRefusal(.notDeclarable, ["kind": String(draft.kind.prefix(64))])
    }
    var payload = draft.payload.filter { $0.value != .null }
    switch kind {
    case .enrolled: try completeEnrolment(&payload)
    case .linked: try completeUnit(&payload)
    case .campaignOpened: try completeCampaign(&payload)
    case .campaignCounted:
      if payload["method"] == .string(CountMethod.usb.rawValue), payload["tag"] == nil {
        return try presences(of: payload, at: stamp)
      }
      try completeScan(&payload)
    default: break
    }
    return [try Self.event(kind, payload)]
  }

  static func event(
    _ kind: RegisterKind, _ payload: [String: CanonicalJSON]
  ) throws(RegisterRefusal) -> RegisterEvent {
    guard let text = try? CanonicalJSON.object(payload).encode() else {
      throw RegisterRefusal(.unreadable, ["kind": kind.rawValue])
    }
    return try RegisterEvent(kind: kind, payload: Array(text.utf8)[...])
  }

  // MARK: - Equipment

  private func completeEnrolment(_ payload: inout [String: CanonicalJSON]) throws(RegisterRefusal) {
    let site: SiteCode?
    if case .string(let text) = payload["tag"] {
      site = AssetTag(text)?.site
      // As it was scanned or typed, in its one spelling.
      if let tag = AssetTag(text) { payload["tag"] = .string(tag.text) }
    } else {
      guard case .string(let text) = payload["site"], let code = SiteCode(text) else {
        throw RegisterRefusal(.unreadable, ["kind": RegisterKind.enrolled.rawValue, "key": "site"])
      }
      payload["tag"] = .string(try nextTag(of: code).text)
      site = code
    }
    if let site {
      if payload["site"] == nil { payload["site"] = .string(site.text) }
      if payload["custodian"] == nil, let custodian = sites[site]?.custodian {
        payload["custodian"] = .string(custodian.value)
      }
    }
    if payload["facts"] == nil { payload["facts"] = .object([:]) }
    try completeUnit(&payload)
  }

  /// A unit may be named by its serial alone, as it stands on its sticker.
  private func completeUnit(_ payload: inout [String: CanonicalJSON]) throws(RegisterRefusal) {
    guard case .string(let serial) = payload["unit"] else { return }
    let found = units.keys.filter { $0.serial == serial }
    guard let unit = found.first else {
      throw RegisterRefusal(.unknown, ["what": "unit", "name": String(serial.prefix(64))])
    }
    guard found.count == 1 else {
      throw RegisterRefusal(.oneSerial, .serialTaken, ["serial": String(serial.prefix(64)), "tag": ""])
    }
    payload["unit"] = .object([
      "emulated": .bool(unit.emulated), "family": .string(unit.family), "model": .string(unit.model),
      "serial": .string(serial),
    ])
  }

  // MARK: - Campaigns

  private func completeCampaign(_ payload: inout [String: CanonicalJSON]) throws(RegisterRefusal) {
    guard case .object(let object)? = payload["scope"] ?? .object([:]),
      let text = try? CanonicalJSON.object(object).encode(),
      let scope = try? CampaignScope(json: text)
    else {
      throw RegisterRefusal(.unreadable, ["kind": RegisterKind.campaignOpened.rawValue, "key": "scope"])
    }
    let count = assets(in: scope).count
    payload["scope"] = .object(object)
    payload["count"] = .integer(Int64(count))
    // Up to the limit all is counted, and no seed is wanted (rule 8).
    guard case .object(var sample) = payload["sample"] else { return }
    if count <= Sampling.fullCountMax {
      payload["sample"] = nil
    } else if sample["size"] == nil {
      sample["size"] = .integer(Int64(Sampling.sizeMin(of: count)))
      payload["sample"] = .object(sample)
    }
  }

  private func completeScan(_ payload: inout [String: CanonicalJSON]) throws(RegisterRefusal) {
    guard payload["tag"] == nil, case .string(let scan) = payload["scan"] else { return }
    guard let tag = asset(scanned: scan) ?? asset(typedBy: scan) else {
      // What the check character shows to be misread is no thing that no list has.
      guard !AssetTag.isMisread(scan) else { throw RegisterRefusal(.misread, ["scan": scan]) }
      return
    }
    payload["tag"] = .string(tag.text)
    // What was scanned is kept where it was not the tag.
    if AssetTag(scan) != nil { payload["scan"] = nil }
  }

  /// A result for every asset of the campaign whose own unit was on USB within a day.
  private func presences(
    of payload: [String: CanonicalJSON], at stamp: Stamp
  ) throws(RegisterRefusal) -> [RegisterEvent] {
    guard case .integer(let number) = payload["campaign"], let number = Int(exactly: number) else {
      throw RegisterRefusal(.unreadable, ["kind": RegisterKind.campaignCounted.rawValue, "key": "campaign"])
    }
    let campaign = try openCampaign(number)
    return campaign.uncounted.compactMap { tag in
      guard let shown = assets[tag]?.unit.flatMap({ units[$0]?.shown }), shown.time.isTrusted,
        (0..<Self.presenceMillisecondsMax).contains(stamp.time.milliseconds - shown.time.milliseconds)
      else { return nil }
      var event = CampaignCounted(campaign: number, method: .usb, tag: tag)
      event.evidence = shown.sequence
      return .campaignCounted(event)
    }
  }
}
