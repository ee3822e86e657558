// Rule 2: one serial, one live asset. Within a register a second one is refused; between registers that are merged, and
// between a sticker and what the unit says itself, the conflict is a finding.
extension Register {
  func requireFreeSerial(
    label: RegisterText?, model: RegisterWord, for tag: AssetTag?
  ) throws(RegisterRefusal) {
    guard let label, let other = labels[Self.key(label, model)], other != tag else { return }
    throw RegisterRefusal(.oneSerial, .serialTaken, ["serial": label.value, "tag": other.text])
  }

  func requireFreeUnit(_ unit: UnitKey, for tag: AssetTag) throws(RegisterRefusal) {
    guard unit.serial != nil, let seen = units[unit] else {
      throw RegisterRefusal(.unknown, ["what": "unit", "name": unit.serial ?? unit.model])
    }
    guard let other = linked[seen.key], other != tag else { return }
    throw RegisterRefusal(.oneSerial, .unitTaken, ["serial": unit.serial ?? "", "tag": other.text])
  }

  mutating func link(_ event: AssetLinked, _ context: inout EventContext) throws(RegisterRefusal) {
    let asset = try liveAsset(event.tag)
    try requireFreeUnit(event.unit, for: event.tag)
    if let old = asset.unit, old != event.unit {
      linked[old] = nil
      find(.serialChanged, event.tag, &context, note: "\(old.serial ?? "") -> \(event.unit.serial ?? "")")
    }
    change(event.tag, context) { _ in }
    setUnit(event.unit, of: event.tag, &context)
  }

  /// Fills the row of the asset that this unit is.
  mutating func setUnit(_ unit: UnitKey, of tag: AssetTag, _ context: inout EventContext) {
    linked[unit] = tag
    gone[unit] = nil
    assets[tag]?.unit = unit
    touched.assets.insert(tag)
    compare(unit, tag, &context)
  }

  /// Measured against declared: neither gives way, the difference is a finding.
  mutating func compare(_ unit: UnitKey, _ tag: AssetTag, _ context: inout EventContext) {
    guard let asset = assets[tag] else { return }
    if let label = asset.facts.label, let serial = unit.serial, label.value != serial {
      find(.labelMismatch, tag, &context, note: "\(label.value) <> \(serial)")
    }
    if let family = models[asset.model]?.family, family.value != unit.family {
      find(.familyMismatch, tag, &context, note: "\(family.value) <> \(unit.family)")
    }
  }

  /// What was sold, destroyed or handed over and answers here again: a finding for each time that it left.
  mutating func findReturned(_ unit: UnitKey, _ context: inout EventContext) {
    guard let tag = gone[unit], linked[unit] == nil else { return }
    gone[unit] = nil
    find(.duplicateOrMoved, tag, &context, note: unit.serial)
    change(tag, context) { _ in }
  }

  // MARK: - Stickers

  private static func key(_ label: RegisterText, _ model: RegisterWord) -> String {
    model.value + "\n" + label.value
  }

  mutating func note(label: RegisterText?, of tag: AssetTag, model: RegisterWord) {
    guard let label else { return }
    labels[Self.key(label, model)] = tag
    stickers[label.value, default: []].insert(tag)
  }

  mutating func forgetLabel(of asset: Asset) {
    guard let label = asset.facts.label else { return }
    labels[Self.key(label, asset.model)] = nil
    stickers[label.value]?.remove(asset.tag)
  }

  /// It is accounted for no more: its serial may come again, its tag never.
  mutating func letGo(_ tag: AssetTag) {
    guard let asset = assets[tag] else { return }
    forgetLabel(of: asset)
    if let unit = asset.unit {
      linked[unit] = nil
      if !unit.emulated { gone[unit] = tag }
    } else if let label = asset.facts.label, let family = models[asset.model]?.family {
      gone[UnitKey(family: family.value, model: "", serial: label.value, emulated: false)] = tag
    }
    if let parent = asset.parent { parts[parent]?.remove(tag) }
  }

  /// The asset that a scanned text names: a tag, or a sticker's serial that only one live asset has.
  public func asset(scanned text: String) -> AssetTag? {
    if let tag = AssetTag(text), assets[tag] != nil { return tag }
    guard let found = stickers[text], found.count == 1 else { return nil }
    return found.first
  }

  /// The number for the next tag of a site: one more than the last that was ever given.
  public func nextTag(of site: SiteCode) throws(RegisterRefusal) -> AssetTag {
    guard let tag = AssetTag(site: site, number: (lastNumbers[site] ?? 0) + 1) else {
      throw RegisterRefusal(.tagsUsedUp, ["site": site.text])
    }
    return tag
  }
}
