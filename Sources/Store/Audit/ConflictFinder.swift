import Foundation
import Ledger
import Register

/// Looks for what registers contradict each other in.
struct ConflictFinder {
  let sources: [BundleAudit]

  mutating func find() -> [RegisterConflict] {
    serialsTwice() + seenElsewhere() + tagsTwice() + handovers() + declaredDifferently()
  }

  private func side(_ source: Int, _ asset: Asset) -> RegisterConflict.Side {
    RegisterConflict.Side(source: source, tag: asset.tag, events: asset.history)
  }

  private func live(_ body: (Int, Asset) -> Void) {
    for (index, source) in sources.enumerated() {
      for asset in source.register.assets.values where asset.isLive { body(index, asset) }
    }
  }

  // MARK: - Serials

  /// By the unit as it says itself, and by model and sticker: whichever both have.
  private func serialsTwice() -> [RegisterConflict] {
    var byUnit: [UnitKey: [(Int, Asset)]] = [:]
    var byLabel: [String: [(Int, Asset)]] = [:]
    live { index, asset in
      if let unit = asset.unit, unit.serial != nil, !unit.emulated {
        byUnit[unit, default: []].append((index, asset))
      }
      if let label = asset.facts.label {
        byLabel[asset.model.value + "\n" + label.value, default: []].append((index, asset))
      }
    }
    var found: [Set<String>: RegisterConflict] = [:]
    for (unit, all) in byUnit { note(unit.serial ?? "", all, &found) }
    for all in byLabel.values { note(all[0].1.facts.label?.value ?? "", all, &found) }
    return Array(found.values)
  }

  private func note(_ serial: String, _ all: [(Int, Asset)], _ found: inout [Set<String>: RegisterConflict]) {
    guard Set(all.map(\.0)).count > 1 else { return }
    let key = Set(all.map { "\($0.0)/\($0.1.tag.text)" })
    guard found[key] == nil else { return }
    found[key] = RegisterConflict(
      kind: .serialTwice, subject: serial,
      sides: all.sorted { ($0.0, $0.1.tag) < ($1.0, $1.1.tag) }.map { side($0.0, $0.1) })
  }

  /// Plugged in at a rig after its own register last saw it, without a transfer between the two.
  private func seenElsewhere() -> [RegisterConflict] {
    var conflicts: [RegisterConflict] = []
    live { index, asset in
      guard let unit = asset.unit, unit.serial != nil, !unit.emulated else { return }
      let here = sources[index].register.units[unit]?.lastSeen.time.milliseconds ?? 0
      for (other, source) in sources.enumerated() where other != index {
        guard let seen = source.register.units[unit], seen.lastSeen.time.milliseconds > here,
          !source.register.assets.values.contains(where: { $0.unit == unit })
        else { continue }
        let events = [seen.firstSeen.sequence, seen.lastSeen.sequence]
        conflicts.append(
          RegisterConflict(
            kind: .seenElsewhere, subject: unit.serial ?? "",
            sides: [
              side(index, asset),
              RegisterConflict.Side(source: other, tag: nil, events: Set(events).sorted()),
            ]))
      }
    }
    return conflicts
  }

  private func tagsTwice() -> [RegisterConflict] {
    var byTag: [AssetTag: [(Int, Asset)]] = [:]
    for (index, source) in sources.enumerated() {
      for asset in source.register.assets.values { byTag[asset.tag, default: []].append((index, asset)) }
    }
    return byTag.compactMap { tag, all in
      // Handed over by one and taken over by the other it is one asset, told twice.
      guard all.count > 1, all.count(where: { $0.1.handedOver == nil }) > 1 else { return nil }
      return RegisterConflict(
        kind: .tagTwice, subject: tag.text, sides: all.sorted { $0.0 < $1.0 }.map { side($0.0, $0.1) })
    }
  }

  // MARK: - Handovers

  private func handovers() -> [RegisterConflict] {
    var conflicts: [RegisterConflict] = []
    for (index, source) in sources.enumerated() {
      for asset in source.register.assets.values {
        if asset.handedOver != nil, taker(of: asset, from: index) == nil {
          conflicts.append(
            RegisterConflict(kind: .handoverUnanswered, subject: asset.tag.text, sides: [side(index, asset)]))
        }
        guard let peer = asset.from, let head = try? SignedTreeHead(text: peer.head.value),
          let giver = sources.firstIndex(where: { $0.verdict.keys.contains { $0.key.id == head.keyID } })
        else { continue }
        let given = sources[giver].register.assets.values.first { gives($0, asset) }
        if given == nil || !RegisterMerge.agrees(sources[giver], with: head) {
          conflicts.append(
            RegisterConflict(
              kind: .handoverDisowned, subject: asset.tag.text,
              sides: [side(index, asset)]
                + [
                  given.map { side(giver, $0) } ?? RegisterConflict.Side(source: giver, tag: nil, events: [])
                ]))
        }
      }
    }
    return conflicts
  }

  private func gives(_ given: Asset, _ taken: Asset) -> Bool {
    guard given.handedOver != nil else { return false }
    return given.tag == taken.tag || (given.unit != nil && given.unit == taken.unit)
      || (given.facts.label != nil && given.facts.label == taken.facts.label && given.model == taken.model)
  }

  private func taker(of asset: Asset, from giver: Int) -> Int? {
    sources.indices.first { index in
      index != giver && sources[index].register.assets.values.contains { $0.from != nil && gives(asset, $0) }
    }
  }

  // MARK: - Declarations

  private func declaredDifferently() -> [RegisterConflict] {
    differing("programme", \.programmes) { $0.value } + differing("model", \.models) { $0.value }
      + differing("site", \.sites) { $0.text } + differing("party", \.parties) { $0.value }
  }

  private func differing<Key: Hashable, Value: Hashable>(
    _ what: String, _ path: KeyPath<Register, [Key: Value]>, _ text: (Key) -> String
  ) -> [RegisterConflict] {
    var all: [Key: [(Int, Value)]] = [:]
    for (index, source) in sources.enumerated() {
      for (key, value) in source.register[keyPath: path] { all[key, default: []].append((index, value)) }
    }
    return all.compactMap { key, values in
      guard Set(values.map(\.1)).count > 1 else { return nil }
      return RegisterConflict(
        kind: .declaredDifferently, subject: what + " " + text(key),
        sides: values.map { RegisterConflict.Side(source: $0.0, tag: nil, events: []) })
    }
  }
}
