import Register
public import Wording

extension Report {
  /// All assets with the thirteen elements of 2 CFR 200.313(d)(1), use and age (PEFA PI-12.2); the elements that are empty
  /// are counted.
  public static func assetRegister(_ basis: ReportBasis, in wording: Wording) -> Report {
    let assets = basis.assets
    let rows = assets.map { source, asset in
      elements(source, asset) + measures(source, asset, basis.day)
    }
    let columns = elementColumns + measureColumns
    let missing = elementColumns.indices.compactMap { column -> [ReportCell]? in
      let count = zip(assets, rows).count {
        isOwed(elementColumns[column], $0.0.asset) && $0.1[column] == .empty
      }
      return count == 0 ? nil : [.term(elementColumns[column]), ReportCell(count)]
    }
    var report = Report(
      .assetRegister, of: basis, in: wording,
      sections: [
        Section(wording.report(.emptyElements), columns: [.what, .rows], rows: missing),
        Section(columns: columns, rows: rows),
      ], assets: assets.map(\.asset), rowCount: rows.count)
    report.notes = [.emptyNote, .fullMonthConvention, .fairValueNote]
    return report
  }

  /// A thing that is still here owes no disposal, and only what was sold a price.
  private static func isOwed(_ element: ReportTerm, _ asset: Asset) -> Bool {
    switch element {
    case .disposalDate: asset.status == .disposed
    case .salePrice: asset.disposal?.method == .sold
    default: true
    }
  }

  /// In the order of the paragraph: description; serial number or other identification; source of funding with the
  /// award; title; acquisition date; cost; share; location, use, condition; disposal with date and sale price.
  static let elementColumns: [ReportTerm] = [
    .description, .serial, .fundingSource, .award, .titleHolder, .acquired, .cost, .donorShare, .location,
    .use, .condition, .disposalDate, .salePrice,
  ]
  private static let measureColumns: [ReportTerm] = [
    .tag, .model, .custodian, .useHours, .ageMonths, .presentValue, .compensation, .lastVerified,
  ]

  private static func elements(_ source: ReportBasis.Source, _ asset: Asset) -> [ReportCell] {
    let title = source.register.title(of: asset)
    return [
      .text(asset.facts.description?.value ?? source.makeAndModel(asset)), source.serialCell(asset),
      ReportCell(source.fund(asset)), ReportCell(asset.facts.award?.value),
      ReportCell(title?.holder.map { source.name(of: $0) }), ReportCell(asset.facts.acquired),
      ReportCell(asset.facts.cost), asset.facts.share.map { .share($0) } ?? .empty,
      .text(source.location(asset)), ReportCell(word: asset.status.rawValue),
      ReportCell(word: asset.condition.rawValue), ReportCell(asset.disposal?.day),
      ReportCell(asset.disposal?.proceeds),
    ]
  }

  private static func measures(
    _ source: ReportBasis.Source, _ asset: Asset, _ day: CivilDay
  ) -> [ReportCell] {
    [
      .tag(asset.tag), .text(source.makeAndModel(asset)), .text(source.name(of: asset.custody.custodian)),
      source.use(asset).map { .hours($0.trackedMilliseconds) } ?? .empty,
      asset.facts.acquired.map { ReportCell(max(0, day.month - $0.month)) } ?? .empty,
      ReportCell(source.presentValue(asset, on: day)), ReportCell(source.register.compensation(for: asset)),
      ReportCell(asset.counted.flatMap { $0.method == .notFound ? nil : $0.stamp.day }),
    ]
  }
}
