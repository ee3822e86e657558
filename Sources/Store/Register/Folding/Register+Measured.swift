// What the service witnessed. It is never refused: it happened.
extension Register {
  /// - Returns: where it stands in `units`: nine in ten events of a long ledger come here, and one search is enough.
  @discardableResult
  mutating func see(_ key: UnitKey, _ context: EventContext) -> Dictionary<UnitKey, MeasuredUnit>.Index? {
    touch(key)
    guard let place = units.index(forKey: key) else {
      units[key] = MeasuredUnit(key: key, firstSeen: context.stamp, lastSeen: context.stamp)
      return units.index(forKey: key)
    }
    units.values[place].lastSeen = context.stamp
    return place
  }

  mutating func learn(_ event: UnitLearned, _ context: EventContext) {
    see(event.unit, context)
    guard units[event.unit].map({ $0.facts.count < 64 || $0.facts[event.fact] != nil }) == true
    else { return }
    units[event.unit]?.facts[event.fact] = event.value
  }

  mutating func attach(_ event: UnitPlugged, _ context: inout EventContext) {
    see(event.unit, context)
    units[event.unit]?.attached = context.stamp
    units[event.unit]?.shown = context.stamp
    units[event.unit]?.busPath = event.busPath
    recognise(event.unit, &context)
    findReturned(event.unit, &context)
  }

  mutating func detach(_ event: UnitPlugged, _ context: EventContext) {
    see(event.unit, context)
    units[event.unit]?.attached = nil
  }

  mutating func calibrate(_ event: UnitCalibration, _ context: EventContext) {
    see(event.unit, context)
    // What was refused or only looked at changes nothing in force.
    guard event.kind == "calibrated" || event.kind == "verified", event.grade != "failed" else { return }
    guard let unit = units[event.unit], unit.calibrations.count < 16 || unit.calibrations[event.part] != nil
    else { return }
    units[event.unit]?.calibrations[event.part] = MeasuredUnit.Calibration(
      stamp: context.stamp, kind: event.kind, grade: event.grade, actor: context.actor)
  }

  /// Rule 15: what was used for a fee is marked, and is against the conditions unless every programme allows it.
  mutating func sum(_ event: SessionEnded, _ context: inout EventContext) {
    let month = context.stamp.day.month
    yearSessions[month / 12, default: [:]][event.purpose, default: SessionSum()].add(event)
    for use in event.uses {
      if let place = see(use.unit, context) { units.values[place].add(use, month: month, context.stamp) }
      guard event.isForFee, let tag = linked[use.unit], let asset = assets[tag] else { continue }
      if conditions(of: asset)?.feeBan != false { find(.feeUse, tag, &context, note: event.purpose) }
    }
  }

  /// A unit that was plugged in and has the serial of one asset's sticker is that asset.
  private mutating func recognise(_ key: UnitKey, _ context: inout EventContext) {
    guard !key.emulated, let serial = key.serial, linked[key] == nil, let found = stickers[serial],
      found.count == 1, let tag = found.first, let asset = assets[tag], asset.unit == nil,
      models[asset.model]?.family?.value == key.family
    else { return }
    setUnit(key, of: tag, &context)
  }

  private mutating func touch(_ key: UnitKey) {
    if let tag = linked[key] { touched.assets.insert(tag) }
  }
}

extension MeasuredUnit {
  mutating func add(_ use: SessionEnded.Use, month: Int, _ stamp: Stamp) {
    trackedMilliseconds += use.trackedMilliseconds
    wornMilliseconds += use.wornMilliseconds
    sessionCount += 1
    lastSession = stamp
    months[month, default: Use()].add(use)
  }
}

extension MeasuredUnit.Use {
  fileprivate mutating func add(_ use: SessionEnded.Use) {
    trackedMilliseconds += use.trackedMilliseconds
    sessionCount += 1
  }
}
