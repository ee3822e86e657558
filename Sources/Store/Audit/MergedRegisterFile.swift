import Foundation
public import Ledger
import Register

/// Writes a merge as a register file of its own (Docs/Formats/register-file.md): lines of canonical JSON, the same for the
/// same bundles, whatever their order.
public struct MergedRegisterFile {
  private let merge: RegisterMerge

  public init(_ merge: RegisterMerge) { self.merge = merge }

  /// The first line: the format's name and version.
  public static let firstLine = "headsetd-register 1"
  /// Events of a side's history that are written; the first ones give way.
  public static let historyCountMax = 256
  /// Conflicts that are written with their histories.
  public static let conflictCountMax = 10_000

  /// Writes the file, whole or not at all, never over another. Bundles that are part of a conflict are read once more,
  /// for their histories.
  ///
  /// - Throws: `exists`, or what a disk says.
  public func write(toPath path: String) throws(LedgerError) {
    let histories = try readHistories()
    try WholeFile.write(toPath: path) { file throws(LedgerError) in
      try file.append(line: Self.firstLine)
      for (index, source) in merge.sources.enumerated() {
        try file.append(line: try Self.line(source, index).encode())
      }
      for (source, asset) in merge.assets { try file.append(line: try Self.line(asset, source).encode()) }
      for conflict in merge.conflicts.prefix(Self.conflictCountMax) {
        try file.append(line: try Self.line(conflict, histories).encode())
      }
      try file.append(line: try totals.encode())
    }
  }

  // MARK: - Lines

  private static func line(_ source: BundleAudit, _ index: Int) -> CanonicalJSON {
    var rules: [String: CanonicalJSON] = [:]
    for verdict in source.rules { rules[String(verdict.rule.rawValue)] = .string(verdict.outcome.rawValue) }
    return .object([
      "assets": .integer(Int64(source.register.assets.count)),
      "entries": .integer(Int64(source.verdict.size)), "head": text(source.verdict.head?.text),
      "keys": .array(source.verdict.keys.map { .string($0.key.id.description) }),
      "ledger": text(source.ledger?.text), "line": .string("source"), "origin": .string(source.origin),
      "rules": .object(rules), "source": .integer(Int64(index)),
    ])
  }

  private static func line(_ asset: Asset, _ source: Int) -> CanonicalJSON {
    .object([
      "condition": .string(asset.condition.rawValue), "cost": money(asset.facts.cost),
      "custodian": .string(asset.custody.custodian.value),
      "entered": .integer(Int64(asset.enrolled.sequence)),
      "label": text(asset.facts.label?.value), "line": .string("asset"), "live": .bool(asset.isLive),
      "model": .string(asset.model.value), "programme": text(asset.facts.programme?.value),
      "room": .string(asset.custody.room.value), "serial": text(asset.unit?.serial),
      "site": .string(asset.custody.site.text), "source": .integer(Int64(source)),
      "status": .string(asset.status.rawValue), "tag": .string(asset.tag.text),
    ])
  }

  private static func line(
    _ conflict: RegisterConflict, _ histories: [Int: [Int: CanonicalJSON]]
  ) -> CanonicalJSON {
    .object([
      "kind": .string(conflict.kind.rawValue), "line": .string("conflict"),
      "sides": .array(
        conflict.sides.map { side in
          let events = side.events.suffix(historyCountMax)
          return .object([
            "history": .array(
              events.map { event in
                .object([
                  "entry": histories[side.source]?[event] ?? .null, "sequence": .integer(Int64(event)),
                ])
              }), "omitted": .integer(Int64(side.events.count - events.count)),
            "source": .integer(Int64(side.source)), "tag": text(side.tag?.text),
          ])
        }), "subject": .string(conflict.subject),
    ])
  }

  private var totals: CanonicalJSON {
    var totals = MoneyTotals()
    var count = 0
    for (_, asset) in merge.assets where asset.isLive {
      count += 1
      if let cost = asset.facts.cost { totals.add(cost) }
    }
    var costs: [String: CanonicalJSON] = [:]
    for (currency, minor) in totals.amounts { costs[currency.text] = .string(String(minor)) }
    return .object([
      "assets": .integer(Int64(merge.assets.count)), "conflicts": .integer(Int64(merge.conflicts.count)),
      "cost_of_live": .object(costs), "line": .string("totals"), "live": .integer(Int64(count)),
      "sources": .integer(Int64(merge.sources.count)),
    ])
  }

  private static func text(_ value: String?) -> CanonicalJSON { value.map { .string($0) } ?? .null }

  private static func money(_ amount: Money?) -> CanonicalJSON {
    guard let amount else { return .null }
    return .object(["currency": .string(amount.currency.text), "minor": .integer(amount.minor)])
  }

  // MARK: - Histories

  /// The entries that conflicts cite, by source and number.
  private func readHistories() throws(LedgerError) -> [Int: [Int: CanonicalJSON]] {
    var wanted: [Int: Set<Int>] = [:]
    for side in merge.conflicts.prefix(Self.conflictCountMax).flatMap(\.sides) {
      wanted[side.source, default: []].formUnion(side.events.suffix(Self.historyCountMax))
    }
    var histories: [Int: [Int: CanonicalJSON]] = [:]
    for (source, events) in wanted where !events.isEmpty {
      var entries: [Int: CanonicalJSON] = [:]
      _ = try LedgerVerification(trusting: []).run(onBundle: merge.sources[source].path) { sequence, leaf in
        if events.contains(sequence) { entries[sequence] = try? CanonicalJSON(reading: leaf) }
      }
      histories[source] = entries
    }
    return histories
  }
}
