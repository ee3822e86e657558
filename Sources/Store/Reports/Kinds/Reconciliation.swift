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
      .adjustedValue, .closing, .closingValue, .found, .notFound, .uncounted,
    ]
    let rows = lines.sorted { $0.key < $1.key }.map { key, line in line.cells(key) }
    return Report(
      .reconciliation, of: basis, in: wording, sections: [Section(columns: columns, rows: rows)],
      assets: basis.assets.map(\.asset))
  }

  private static func count(
    _ now: Register, _ before: Register, _ filter: ReportFilter, _ lines: inout [Line.Key: Line]
  ) {
    for (tag, asset) in now.assets where filter.admits(asset) {
      let earlier = before.assets[tag].flatMap { $0.isLive ? $0 : nil }
      let key = Line.Key(asset, now)
      if let earlier {
        let oldKey = Line.Key(earlier, before)
        lines[oldKey, default: Line()].open(earlier)
        if !asset.isLive || oldKey != key { lines[oldKey, default: Line()].leave(earlier) }
        if asset.isLive, oldKey == key { lines[key, default: Line()].adjust(from: earlier, to: asset) }
        if asset.isLive, oldKey != key { lines[key, default: Line()].enter(asset) }
      } else if before.assets[tag] == nil {
        lines[key, default: Line()].enter(asset)
        if !asset.isLive { lines[key, default: Line()].leave(asset) }
      }
      if asset.isLive { lines[key, default: Line()].close(asset, countedSince: before.size) }
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
    private var notFound = 0

    mutating func open(_ asset: Asset) { Self.add(asset, to: &opening) }
    mutating func enter(_ asset: Asset) { Self.add(asset, to: &entered) }
    mutating func leave(_ asset: Asset) { Self.add(asset, to: &left) }

    mutating func adjust(from earlier: Asset, to asset: Asset) {
      adjusted += (asset.facts.cost?.minor ?? 0) - (earlier.facts.cost?.minor ?? 0)
    }

    mutating func close(_ asset: Asset, countedSince size: Int) {
      Self.add(asset, to: &closing)
      guard let counted = asset.counted, counted.stamp.sequence >= size else { return }
      if counted.method == .notFound { notFound += 1 } else { found += 1 }
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
        money(closing.value), ReportCell(found), ReportCell(notFound),
        ReportCell(closing.count - found - notFound),
      ]
    }
  }
}
