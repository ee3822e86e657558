import Register
public import Wording

extension Report {
  /// One transfer for both sides to sign: the list of the British Red Cross's donation certificate.
  ///
  /// - Parameter offer: the number of the offer.
  /// - Throws: `needsOneSource`, `noSuchTransfer`.
  public static func handoverCertificate(
    _ basis: ReportBasis, offer: Int, in wording: Wording
  ) throws(ReportError) -> Report {
    guard let source = basis.sources.first, basis.sources.count == 1 else { throw .needsOneSource }
    guard let transfer = source.register.transfers[offer] else { throw .noSuchTransfer(offer) }
    let assets = transfer.tags.compactMap { source.register.assets[$0] }
    let columns: [ReportTerm] = [
      .tag, .model, .serial, .condition, .origin, .acquired, .cost, .presentValue, .titleHolder, .title,
      .insurance, .maintenance,
    ]
    let rows = assets.map { asset in cells(asset, source, basis.day) }
    var report = Report(
      .handoverCertificate, of: basis, in: wording,
      sections: [
        parties(transfer, source, wording), Section(columns: columns, rows: rows),
        terms(assets, source, wording),
      ], assets: assets, rowCount: rows.count)
    report.notes = [.fullMonthConvention, .fairValueNote]
    report.signatures = [.signatureGiver, .signatureTaker]
    return report
  }

  /// The two sides, each with its place, day and the user that signed in the ledger.
  private static func parties(
    _ transfer: Transfer, _ source: ReportBasis.Source, _ wording: Wording
  ) -> Section {
    let giver =
      [
        .term(.from), .text(source.name(of: transfer.from.custodian)),
        .text(transfer.from.site.text + " / " + transfer.from.room.value), .day(transfer.offered.day),
        .text(transfer.offeredBy.text), .empty,
        ReportCell(transfer.offer.broken?.value ?? transfer.offer.reason?.value),
      ] as [ReportCell]
    let taker =
      [
        .term(.to), .text(source.name(of: transfer.offer.to)),
        .text(transfer.offer.site.text + " / " + transfer.offer.room.value),
        ReportCell(transfer.answered?.day), ReportCell(transfer.answeredBy?.text),
        .term(transfer.answered == nil ? .inTransit : transfer.isAccepted ? .accepted : .rejected), .empty,
      ] as [ReportCell]
    return Section(
      "\(wording.report(.offer)) \(transfer.offered.sequence)",
      columns: [.what, .party, .location, .date, .signedAs, .status, .remarks], rows: [giver, taker])
  }

  private static func cells(
    _ asset: Asset, _ source: ReportBasis.Source, _ day: CivilDay
  ) -> [ReportCell] {
    let title = source.register.title(of: asset)
    return [
      .tag(asset.tag), .text(source.makeAndModel(asset)), source.serialCell(asset),
      ReportCell(word: asset.condition.rawValue), ReportCell(source.fund(asset)),
      ReportCell(asset.facts.acquired), ReportCell(asset.facts.cost),
      ReportCell(source.register.depreciation(of: asset)?.value(asOf: day)),
      ReportCell(title?.holder.map { source.name(of: $0) }),
      title.map { ReportCell(word: $0.kind.rawValue) } ?? .empty,
      ReportCell(asset.facts.insured),
      ReportCell(asset.maintenance.last.map { "\($0.day.text) \($0.work.value)" }),
    ]
  }

  /// The conditions of the programmes that what is handed over came from.
  private static func terms(
    _ assets: [Asset], _ source: ReportBasis.Source, _ wording: Wording
  ) -> Section {
    let programmes = Set(assets.compactMap(\.facts.programme)).sorted().compactMap {
      source.register.programmes[$0]
    }
    return Section(
      wording.report(.conditions),
      columns: [
        .programme, .award, .title, .endUseMonths, .donorConsents, .reportDue, .conditions,
      ],
      rows: programmes.map { programme in
        let conditions = programme.conditions
        let isFree = conditions.title == .full && conditions.resaleBan != true
        return [
          .text(programme.programme.value), ReportCell(programme.agreement?.value),
          conditions.title.map { ReportCell(word: $0.rawValue) } ?? .empty,
          conditions.endUseMonths.map { ReportCell($0) } ?? .empty, .term(isFree ? .no : .yes),
          ReportCell(conditions.reportDue?.value), ReportCell(programme.terms?.value),
        ]
      })
  }
}
