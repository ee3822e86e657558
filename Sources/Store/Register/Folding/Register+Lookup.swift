extension Register {
  func asset(_ tag: AssetTag) throws(RegisterRefusal) -> Asset {
    guard let asset = assets[tag] else {
      throw RegisterRefusal(.unknown, ["what": "asset", "name": tag.text])
    }
    return asset
  }

  /// One that is accounted for here.
  func liveAsset(_ tag: AssetTag) throws(RegisterRefusal) -> Asset {
    let asset = try asset(tag)
    guard asset.isLive else { throw RegisterRefusal(.gone, ["tag": tag.text]) }
    return asset
  }

  func requireParty(_ party: RegisterWord) throws(RegisterRefusal) {
    guard parties[party] != nil else {
      throw RegisterRefusal(.unknown, ["what": "party", "name": party.value])
    }
  }

  func requireModel(_ model: RegisterWord) throws(RegisterRefusal) {
    guard models[model] != nil else {
      throw RegisterRefusal(.unknown, ["what": "model", "name": model.value])
    }
  }

  func requireRoom(_ room: RegisterText, of site: SiteCode) throws(RegisterRefusal) {
    guard let site = sites[site] else {
      throw RegisterRefusal(.unknown, ["what": "site", "name": site.text])
    }
    guard site.rooms.contains(room) else {
      throw RegisterRefusal(.noSuchRoom, ["site": site.site.text, "room": room.value])
    }
  }

  /// An asset and all that is in it, the asset first, each kit's parts in order.
  public func kit(of tag: AssetTag) -> [AssetTag] {
    [tag] + (parts[tag] ?? []).sorted().flatMap { kit(of: $0) }
  }

  /// What an asset's value rests on: the newest valuation, else its cost.
  public func baseValue(of asset: Asset) -> Money? { asset.valuation?.value ?? asset.facts.cost }

  /// The programme's conditions, where it has a programme.
  public func conditions(of asset: Asset) -> ProgrammeDeclared.Conditions? {
    asset.facts.programme.flatMap { programmes[$0] }?.conditions
  }

  /// Who holds the title, and how much of it: by its own event, else as the programme says.
  public func title(of asset: Asset) -> (holder: RegisterWord?, kind: TitleKind)? {
    if let title = asset.title { return (title.holder, title.title) }
    guard let conditions = conditions(of: asset), let kind = conditions.title else { return nil }
    return (conditions.titleHolder ?? asset.facts.programme.flatMap { programmes[$0] }?.donor, kind)
  }

  /// Changes an asset and remembers the event.
  mutating func change(_ tag: AssetTag, _ context: EventContext, _ body: (inout Asset) -> Void) {
    assets[tag]?.change(context.sequence, body)
    touched.assets.insert(tag)
  }

  /// Findings that an event opened, in order.
  public func findings(openedBy sequence: Int) -> [Finding] {
    var found: [Finding] = []
    while let finding = findings[FindingName(event: sequence, index: found.count + 1)] {
      found.append(finding)
    }
    return found
  }

  /// Opens a finding under the event that is applied.
  @discardableResult
  mutating func find(
    _ kind: FindingKind, _ tag: AssetTag?, _ context: inout EventContext, campaign: Int? = nil,
    amount: Money? = nil, note: String? = nil
  ) -> FindingName {
    context.findingCount += 1
    let name = FindingName(event: context.sequence, index: context.findingCount)
    findings[name] = Finding(
      name: name, kind: kind, tag: tag,
      amount: amount ?? tag.flatMap { assets[$0] }.flatMap { baseValue(of: $0) }, note: note,
      opened: context.stamp, openedBy: context.actor, campaign: campaign)
    touched.findings.insert(name)
    return name
  }
}
