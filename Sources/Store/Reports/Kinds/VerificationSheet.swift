import Register
public import Wording

extension Report {
  /// A page a room, as the ILRI verification of 2015 has it: what should be there, a box to tick, two signatures.
  public static func verificationSheet(_ basis: ReportBasis, in wording: Wording) -> Report {
    let assets = basis.assets.filter { $0.asset.isLive }
    let rooms = Dictionary(grouping: assets) { $0.source.location($0.asset) }
    let columns: [ReportTerm] = [.tag, .model, .serial, .custodian, .condition, .status, .seen, .remarks]
    let sections = rooms.sorted { $0.key < $1.key }.map { room, assets in
      Section(
        room, columns: columns,
        rows: assets.map { source, asset in
          [
            .tag(asset.tag), .text(source.makeAndModel(asset)), source.serialCell(asset),
            .text(asset.custody.custodian.value), ReportCell(word: asset.condition.rawValue),
            ReportCell(word: asset.status.rawValue), .blank, .blank,
          ]
        }, isOnOwnPage: true)
    }
    var report = Report(
      .verificationSheet, of: basis, in: wording, sections: sections, assets: assets.map(\.asset))
    report.signatures = [.signatureHolder, .signatureLeader]
    return report
  }
}
