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
        parties(transfer, source), Section(columns: columns, rows: rows), terms(assets, source, wording),
      ], assets: assets, rowCount: rows.count)
    report.notes = [.fullMonthConvention, .fairValueNote]
    report.signatures = [.signatureGiver, .signatureTaker]
    return report
  }

  private static func parties(_ transfer: Transfer, _ source: ReportBasis.Source) -> Section {
    let site = transfer.offer.site.text + " / " + transfer.offer.room.value
    return Section(
      columns: [.offer, .offered, .from, .to, .location, .answered, .status, .remarks],
      rows: [
        [
          ReportCell(transfer.offered.sequence), .day(transfer.offered.day), .text(transfer.offeredBy.text),
          .text(source.name(of: transfer.offer.to)), .text(site), ReportCell(transfer.answered?.day),
          .term(transfer.answered == nil ? .inTransit : transfer.isAccepted ? .accepted : .rejected),
          ReportCell(transfer.offer.broken?.value ?? transfer.offer.reason?.value),
        ]
      ])
  }

  private static func cells(
    _ asset: Asset, _ source: ReportBasis.Source, _ day: CivilDay
  ) -> [ReportCell] {
    let title = source.register.title(of: asset)
    return [
      .tag(asset.tag), .text(source.makeAndModel(asset)), ReportCell(source.serial(asset)),
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
      wording.report(.conditions), columns: [.programme, .award, .conditions],
      rows: programmes.map { programme in
        [
          .text(programme.programme.value), ReportCell(programme.agreement?.value),
          ReportCell(programme.terms?.value),
        ]
      })
  }
}
