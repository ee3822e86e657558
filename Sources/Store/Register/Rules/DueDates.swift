/// Rules 7 and 14: what is due on a day, and what nobody uses.
public enum DueDates {
  /// Months between two verifications: the strictest common rule, within 2 CFR 200.313's two years.
  public static let verificationMonths = 12
  public static let portableVerificationMonths = 6
  /// Days without a session after which a thing is listed as idle.
  public static let idleDaysMax = 60
  /// Years back for which a report that was never sent is listed.
  public static let reportYearsMax = 10

  /// The day in a year that a text as `01-31` names; nil for another text.
  public static func reportDay(_ text: RegisterWord, in year: Int) -> CivilDay? {
    CivilDay("\(year)-\(text.value)")
  }

  /// Something with a day, and what it is about.
  public struct Item: Hashable, Sendable {
    public let kind: Kind
    public let day: CivilDay
    public let asset: AssetTag?
    public let programme: RegisterWord?
  }

  /// What is due. The raw values are an interface.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case verification, calibration, insurance, warranty, support, report
    case transit
    /// The use that a conditional title asks for ends, and the title may pass.
    case endUse = "end_use"
  }
}

extension Register {
  /// The milestone of a title that is not full yet: the months of use that the programme asks for, from acquisition.
  public func endUseEnd(_ asset: Asset) -> CivilDay? {
    guard title(of: asset)?.kind != .full, let months = conditions(of: asset)?.endUseMonths else {
      return nil
    }
    return asset.facts.acquired?.adding(months: months)
  }

  /// When an asset must be seen next.
  public func verificationDue(_ asset: Asset) -> CivilDay {
    let months =
      models[asset.model]?.portable == true
      ? DueDates.portableVerificationMonths : DueDates.verificationMonths
    let seen = asset.counted.flatMap { $0.method == .notFound ? nil : $0.stamp.day }
    return (seen ?? asset.enrolled.day).adding(months: months)
  }

  /// When an asset must be calibrated next; nil for a model without an interval.
  public func calibrationDue(_ asset: Asset) -> CivilDay? {
    guard let months = models[asset.model]?.calibrationMonths else { return nil }
    let last = asset.unit.flatMap { units[$0]?.lastCalibration?.stamp.day }
    return (last ?? asset.enrolled.day).adding(months: months)
  }

  /// All that is due on a day or before it, the oldest first.
  public func due(by day: CivilDay) -> [DueDates.Item] {
    var items: [DueDates.Item] = []
    func add(_ kind: DueDates.Kind, _ due: CivilDay?, _ asset: Asset) {
      guard let due, due <= day else { return }
      items.append(DueDates.Item(kind: kind, day: due, asset: asset.tag, programme: nil))
    }
    for asset in assets.values where asset.isLive {
      add(.verification, verificationDue(asset), asset)
      add(.calibration, calibrationDue(asset), asset)
      add(.insurance, asset.facts.insured, asset)
      add(.warranty, asset.facts.warranty, asset)
      add(.support, asset.facts.support, asset)
      add(.endUse, endUseEnd(asset), asset)
      add(.transit, asset.offer.flatMap { transfers[$0]?.overdue }, asset)
    }
    items += reportsDue(by: day)
    return items.sorted { first, second in
      (first.day, first.kind.rawValue, first.asset?.text ?? first.programme?.value ?? "")
        < (second.day, second.kind.rawValue, second.asset?.text ?? second.programme?.value ?? "")
    }
  }

  /// Reports of years in which a programme had equipment here, each due on its day of the next year until one is entered;
  /// of the last ten years.
  private func reportsDue(by day: CivilDay) -> [DueDates.Item] {
    var firstYears: [RegisterWord: Int] = [:]
    for asset in assets.values {
      guard let programme = asset.facts.programme else { continue }
      firstYears[programme] = min(firstYears[programme] ?? .max, asset.enrolled.day.parts.year)
    }
    var items: [DueDates.Item] = []
    for (name, first) in firstYears {
      let last = day.parts.year - 1
      guard let text = programmes[name]?.conditions.reportDue, first <= last else { continue }
      for year in max(first, last - DueDates.reportYearsMax + 1)...last
      where reportedYears[name]?.contains(year) != true {
        guard let due = DueDates.reportDay(text, in: year + 1), due <= day else { continue }
        items.append(DueDates.Item(kind: .report, day: due, asset: nil, programme: name))
      }
    }
    return items
  }

  /// Days since an asset's unit was last in a session, or since it was enrolled; nil for what has no unit, which no
  /// session can show, and for what is gone.
  public func idleDays(_ asset: Asset, on day: CivilDay) -> Int? {
    guard asset.isLive, let unit = asset.unit else { return nil }
    let last = units[unit]?.lastSession?.day ?? asset.enrolled.day
    return max(0, day.number - last.number)
  }

  /// Assets that nobody used for more than `DueDates.idleDaysMax` days, in order.
  public func idleAssets(on day: CivilDay) -> [Asset] {
    assets.values.filter { asset in idleDays(asset, on: day).map { $0 > DueDates.idleDaysMax } ?? false }
      .sorted { $0.tag < $1.tag }
  }
}
