// How assets come into the register, and what people say about them.
extension Register {
  mutating func enrol(_ event: AssetEnrolled, _ context: inout EventContext) throws(RegisterRefusal) {
    try requireNewRow(event.origin)
    guard assets[event.tag] == nil else { throw RegisterRefusal(.tagTaken, ["tag": event.tag.text]) }
    guard assets.count < Self.assetCountMax else { throw RegisterRefusal(.tooMany, ["what": "assets"]) }
    try requireModel(event.model)
    try requireParty(event.custodian)
    try requireRoom(event.room, of: event.site)
    try check(event.facts)
    try requireFreeSerial(label: event.facts.label, model: event.model, for: nil)
    if let parent = event.parent { try requireKit(parent, for: event.custodian, at: event.site, event.tag) }
    if let unit = event.unit { try requireFreeUnit(unit, for: event.tag) }
    var asset = Asset(
      tag: event.tag, model: event.model, facts: event.facts, parent: event.parent,
      custody: Asset.Custody(
        custodian: event.custodian, site: event.site, room: event.room, since: context.stamp),
      condition: event.condition, origin: event.origin, from: event.from, enrolled: context.stamp,
      history: [context.sequence])
    asset.status = .inStore
    assets[event.tag] = asset
    touched.assets.insert(event.tag)
    lastNumbers[event.tag.site] = max(lastNumbers[event.tag.site] ?? 0, event.tag.number)
    if let parent = event.parent { parts[parent, default: []].insert(event.tag) }
    note(label: event.facts.label, of: event.tag, model: event.model)
    if let origin = event.origin { imports[origin.file, default: []].insert(origin.line) }
    if let unit = event.unit ?? seenUnit(like: event.facts.label, model: event.model) {
      setUnit(unit, of: event.tag, &context)
    }
  }

  /// The unit that was seen and has the sticker's serial, where only one real one has and it is nobody's yet.
  private func seenUnit(like label: RegisterText?, model: RegisterWord) -> UnitKey? {
    guard let label, let family = models[model]?.family else { return nil }
    let key = UnitKey(family: family.value, model: "", serial: label.value, emulated: false)
    guard let unit = units[key]?.key, linked[unit] == nil else { return nil }
    return unit
  }

  /// Rule 1: what was said stays, and what is said instead names it.
  mutating func correct(_ event: AssetCorrected, _ context: inout EventContext) throws(RegisterRefusal) {
    let asset = try asset(event.tag)
    guard asset.history.contains(event.corrects) else {
      throw RegisterRefusal(
        .corrections, .citesAnother, ["event": String(event.corrects), "tag": event.tag.text])
    }
    guard event.facts != AssetFacts() || event.model != nil else {
      throw RegisterRefusal(.corrections, .nothingSaid, ["what": "facts"])
    }
    let model = event.model ?? asset.model
    try requireModel(model)
    try check(event.facts, upon: asset.facts)
    let label = event.facts.label ?? asset.facts.label
    // What is gone has no claim to its serial: a live asset may have it now.
    if asset.isLive {
      try requireFreeSerial(label: label, model: model, for: event.tag)
      forgetLabel(of: asset)
    }
    change(event.tag, context) {
      $0.facts.adopt(event.facts)
      $0.model = model
    }
    if asset.isLive { note(label: label, of: event.tag, model: model) }
    if event.facts.label != nil, let unit = asset.unit { compare(unit, event.tag, &context) }
  }

  // MARK: - Kits and places

  mutating func kit(_ event: AssetKitted, _ context: EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    try requireStill(asset)
    if let parent = event.parent {
      guard !self.kit(of: event.tag).contains(parent) else {
        throw RegisterRefusal(.kitInItself, ["tag": event.tag.text])
      }
      try requireKit(parent, for: asset.custody.custodian, at: asset.custody.site, event.tag)
    }
    if let old = asset.parent { parts[old]?.remove(event.tag) }
    if let parent = event.parent { parts[parent, default: []].insert(event.tag) }
    change(event.tag, context) { $0.parent = event.parent }
  }

  /// A kit is in one pair of hands (rule 3), at rest, and not endlessly deep.
  private func requireKit(
    _ parent: AssetTag, for custodian: RegisterWord, at site: SiteCode, _ tag: AssetTag
  ) throws(RegisterRefusal) {
    let kit = try liveAsset(parent)
    try requireStill(kit)
    guard kit.custody.custodian == custodian, kit.custody.site == site else {
      throw RegisterRefusal(.custody, .partOfKit, ["tag": tag.text, "parent": parent.text])
    }
    var depth = 1 + height(of: tag)
    var above: AssetTag? = parent
    while let next = above, depth <= Self.kitDepthMax {
      depth += 1
      above = assets[next]?.parent
    }
    guard depth <= Self.kitDepthMax else { throw RegisterRefusal(.tooMany, ["what": "kits"]) }
  }

  /// Kits within each other, the innermost thing counted.
  static let kitDepthMax = 6

  private func height(of tag: AssetTag) -> Int {
    (parts[tag] ?? []).map { 1 + height(of: $0) }.max() ?? 0
  }

  mutating func place(_ event: AssetPlaced, _ context: EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    try requireStill(asset)
    try requireRoom(event.room, of: asset.custody.site)
    for tag in kit(of: event.tag) {
      change(tag, context) { $0.custody.room = event.room }
    }
  }

  mutating func examine(_ event: AssetExamined, _ context: EventContext) throws(RegisterRefusal) {
    _ = try liveAsset(event.tag)
    change(event.tag, context) { $0.condition = event.condition }
  }

  mutating func maintain(_ event: AssetMaintained, _ context: EventContext) throws(RegisterRefusal) {
    _ = try liveAsset(event.tag)
    if let party = event.by { try requireParty(party) }
    change(event.tag, context) { $0.maintenance.append(event) }
  }

  mutating func title(_ event: TitleChanged, _ context: EventContext) throws(RegisterRefusal) {
    _ = try liveAsset(event.tag)
    try requireParty(event.holder)
    for party in event.signed { try requireParty(party) }
    guard event.signed.count == 2, event.signed[0] != event.signed[1] else {
      throw RegisterRefusal(.needsTwoSignatures, ["tag": event.tag.text])
    }
    change(event.tag, context) {
      $0.title = event
      $0.documents.append(event.document)
    }
  }

  // MARK: - Facts

  /// - Parameter known: what the facts are laid upon.
  func check(_ facts: AssetFacts, upon known: AssetFacts = AssetFacts()) throws(RegisterRefusal) {
    try Self.requireRange(facts.share, 0...10_000, "share")
    if let programme = facts.programme, programmes[programme] == nil {
      throw RegisterRefusal(.unknown, ["what": "programme", "name": programme.value])
    }
    if let cost = facts.cost, cost.minor < 0 { throw RegisterRefusal(.outOfRange, ["what": "cost"]) }
    guard (facts.photographs?.count ?? 0) <= 64 else {
      throw RegisterRefusal(.tooMany, ["what": "photographs"])
    }
    try Currency.check(facts.cost, facts.conversion, known: known.cost)
  }

  /// Not on its way.
  func requireStill(_ asset: Asset) throws(RegisterRefusal) {
    if let offer = asset.offer {
      throw RegisterRefusal(.custody, .inTransit, ["tag": asset.tag.text, "offer": String(offer)])
    }
  }
}

extension AssetFacts {
  /// Takes over what the other says.
  mutating func adopt(_ other: AssetFacts) {
    description = other.description ?? description
    marks = other.marks ?? marks
    label = other.label ?? label
    photographs = other.photographs ?? photographs
    programme = other.programme ?? programme
    award = other.award ?? award
    acquired = other.acquired ?? acquired
    supplier = other.supplier ?? supplier
    invoice = other.invoice ?? invoice
    cost = other.cost ?? cost
    conversion = other.cost == nil ? other.conversion ?? conversion : other.conversion
    share = other.share ?? share
    basis = other.basis ?? basis
    evidence = other.evidence ?? evidence
    insured = other.insured ?? insured
    warranty = other.warranty ?? warranty
    support = other.support ?? support
  }
}
