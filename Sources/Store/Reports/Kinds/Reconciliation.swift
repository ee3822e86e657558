import Register
public import Wording

extension Report {
  /// What there was, what came, what went, what there is; by kind and currency. Asserted before it is handed out.
  ///
  /// - Parameter opening: the same sources up to an earlier entry, in the same order.
  /// - Throws: `doesNotAddUp`.
  public static func reconciliation(
    _ basis: ReportBasis, since opening: ReportBasis, in wording: Wording
  ) throws(ReportError) -> Report {
    var lines: [Line.Key: Line] = [:]
    for (source, before) in zip(basis.sources, opening.sources) {
      count(source.register, before.register, basis.filter, &lines)
    }
    guard lines.values.allSatisfy(\.addsUp) else { throw .doesNotAddUp }
    let columns: [ReportTerm] = [
      .equipment, .currency, .opening, .openingValue, .entered, .enteredValue, .left, .leftValue,
      .adjustedValue, .closing, .closingValue, .found, .movedCount, .notFoundCount, .uncounted,
    ]
    let rows = lines.sorted { $0.key < $1.key }.map { key, line in line.cells(key) }
    return Report(
      .reconciliation, of: basis, in: wording, sections: [Section(columns: columns, rows: rows)],
      assets: basis.assets.map(\.asset))
  }

  private static func count(
    _ now: Register, _ before: Register, _ filter: ReportFilter, _ lines: inout [Line.Key: Line]
  ) {
    let moved = Set(
      now.findings.values.filter { $0.kind == .moved && $0.opened.sequence >= before.size }.compactMap(\.tag))
    for (tag, asset) in now.assets {
      // What was elsewhere, or another programme's, comes in; what is elsewhere now has left.
      let earlier = before.assets[tag].flatMap { $0.isLive && filter.admits($0) ? $0 : nil }
      let isHere = asset.isLive && filter.admits(asset)
      let key = Line.Key(asset, now)
      if let earlier {
        let oldKey = Line.Key(earlier, before)
        lines[oldKey, default: Line()].open(earlier)
        if !isHere || oldKey != key { lines[oldKey, default: Line()].leave(earlier) }
        if isHere, oldKey == key { lines[key, default: Line()].adjust(from: earlier, to: asset) }
        if isHere, oldKey != key { lines[key, default: Line()].enter(asset) }
      } else if isHere {
        lines[key, default: Line()].enter(asset)
      } else if before.assets[tag] == nil, filter.admits(asset) {
        lines[key, default: Line()].enter(asset)
        lines[key, default: Line()].leave(asset)
      }
      guard isHere else { continue }
      lines[key, default: Line()].close(asset, countedSince: before.size, isMoved: moved.contains(tag))
    }
  }

  /// Numbers and minor units of one kind in one currency.
  private struct Line {
    struct Key: Hashable, Comparable {
      let equipment: String
      /// Empty where the cost is not known.
      let currency: String

      init(_ asset: Asset, _ register: Register) {
        equipment = register.models[asset.model]?.equipment.rawValue ?? "other"
        currency = asset.facts.cost?.currency.text ?? ""
      }

      static func < (first: Self, second: Self) -> Bool {
        (first.equipment, first.currency) < (second.equipment, second.currency)
      }
    }

    private var opening = (count: 0, value: Int64(0))
    private var entered = (count: 0, value: Int64(0))
    private var left = (count: 0, value: Int64(0))
    private var closing = (count: 0, value: Int64(0))
    private var adjusted: Int64 = 0
    private var found = 0
    /// Of those found: not where the list had them.
    private var moved = 0
    private var notFound = 0

    mutating func open(_ asset: Asset) { Self.add(asset, to: &opening) }
    mutating func enter(_ asset: Asset) { Self.add(asset, to: &entered) }
    mutating func leave(_ asset: Asset) { Self.add(asset, to: &left) }

    mutating func adjust(from earlier: Asset, to asset: Asset) {
      adjusted += (asset.facts.cost?.minor ?? 0) - (earlier.facts.cost?.minor ?? 0)
    }

    mutating func close(_ asset: Asset, countedSince size: Int, isMoved: Bool) {
      Self.add(asset, to: &closing)
      guard let counted = asset.counted, counted.stamp.sequence >= size else { return }
      if counted.method == .notFound {
        notFound += 1
      } else {
        found += 1
        if isMoved { moved += 1 }
      }
    }

    /// Amounts are within 10^13 and a register within 10^5 assets: no sum overflows.
    private static func add(_ asset: Asset, to sum: inout (count: Int, value: Int64)) {
      sum.count += 1
      sum.value += asset.facts.cost?.minor ?? 0
    }

    var addsUp: Bool {
      opening.count + entered.count - left.count == closing.count
        && opening.value + entered.value - left.value + adjusted == closing.value
    }

    func cells(_ key: Key) -> [ReportCell] {
      func money(_ minor: Int64) -> ReportCell {
        guard let currency = CurrencyCode(key.currency) else { return .empty }
        return ReportCell(Money(minor: minor, currency: currency))
      }
      return [
        ReportCell(word: key.equipment), key.currency.isEmpty ? .empty : .text(key.currency),
        ReportCell(opening.count), money(opening.value), ReportCell(entered.count), money(entered.value),
        ReportCell(left.count), money(left.value), money(adjusted), ReportCell(closing.count),
        money(closing.value), ReportCell(found), ReportCell(moved), ReportCell(notFound),
        ReportCell(closing.count - found - notFound),
      ]
    }
  }
}
