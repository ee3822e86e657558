/// Rule 12: straight line in whole minor units. Full months: the month of acquisition counts whole, whatever its
/// day. The residual is rounded down; the parts of all months sum to the depreciable amount exactly, since each is the
/// difference of two sums that are rounded alike. A life of zero is expensed in its first month.
public struct Depreciation: Hashable, Sendable {
  /// Cost, or fair value where it was donated.
  public let base: Money
  public let start: CivilDay
  public let lifeMonths: Int
  public let residualPercent: Int

  public init(base: Money, start: CivilDay, lifeMonths: Int, residualPercent: Int) {
    self.base = base
    self.start = start
    self.lifeMonths = max(0, lifeMonths)
    self.residualPercent = min(max(0, residualPercent), 100)
  }

  /// What is left at the end of its life, in minor units.
  public var residual: Int64 {
    base.minor / 100 * Int64(residualPercent) + base.minor % 100 * Int64(residualPercent) / 100
  }

  /// What is written down over its life.
  public var depreciable: Int64 { base.minor - residual }

  /// Written down by the end of the day's month.
  public func accumulated(asOf day: CivilDay) -> Int64 {
    let months = day.month - start.month + 1
    guard months > 0, day >= start else { return 0 }
    guard months < lifeMonths else { return depreciable }
    let life = Int64(lifeMonths)
    // The product of both would not fit for the largest amounts.
    return depreciable / life * Int64(months) + depreciable % life * Int64(months) / life
  }

  /// Written down in the day's own month.
  public func amount(inMonthOf day: CivilDay) -> Int64 {
    guard day.month >= start.month else { return 0 }
    return accumulated(afterMonths: day.month - start.month + 1)
      - accumulated(afterMonths: day.month - start.month)
  }

  /// What it is worth in the books.
  public func value(asOf day: CivilDay) -> Money {
    Money(minor: base.minor - accumulated(asOf: day), currency: base.currency) ?? base
  }

  private func accumulated(afterMonths months: Int) -> Int64 {
    guard months > 0 else { return 0 }
    guard months < lifeMonths else { return depreciable }
    let life = Int64(lifeMonths)
    return depreciable / life * Int64(months) + depreciable % life * Int64(months) / life
  }
}

extension Register {
  /// How an asset is written down; nil where its cost, its day or its model's life is not known.
  public func depreciation(of asset: Asset) -> Depreciation? {
    guard let life = models[asset.model]?.lifeMonths else { return nil }
    let residual = models[asset.model]?.residualPercent ?? 0
    if let valuation = asset.valuation {
      // A revaluation begins a life that is shorter by the months that are gone.
      let gone = asset.facts.acquired.map { max(0, valuation.day.month - $0.month) } ?? 0
      return Depreciation(
        base: valuation.value, start: valuation.day, lifeMonths: max(0, life - gone),
        residualPercent: residual)
    }
    guard let cost = asset.facts.cost, let acquired = asset.facts.acquired else { return nil }
    return Depreciation(base: cost, start: acquired, lifeMonths: life, residualPercent: residual)
  }

  /// Rule 13: what of an asset's proceeds is the donor's, rounded to the donor's favour; nil where either is not
  /// known.
  public func compensation(for asset: Asset) -> Money? {
    guard let proceeds = asset.disposal?.proceeds, let share = asset.facts.share, proceeds.minor >= 0
    else { return nil }
    let share64 = Int64(share)
    let minor = proceeds.minor / 10_000 * share64 + (proceeds.minor % 10_000 * share64 + 9_999) / 10_000
    return Money(minor: minor, currency: proceeds.currency)
  }
}
