import Register
public import Wording

extension Report {
  /// What nobody used for more than 60 days, and what is due, the oldest first.
  public static func idleAndOverdue(_ basis: ReportBasis, in wording: Wording) -> Report {
    var idle: [[ReportCell]] = []
    var overdue: [(CivilDay, [ReportCell])] = []
    for source in basis.sources {
      for asset in source.register.idleAssets(on: basis.day) where basis.filter.admits(asset) {
        idle.append([
          .tag(asset.tag), .text(source.makeAndModel(asset)), .text(source.location(asset)),
          ReportCell(source.use(asset)?.lastSession?.day),
          source.register.idleDays(asset, on: basis.day).map { ReportCell($0) } ?? .empty, .blank,
        ])
      }
      for item in source.register.due(by: basis.day) {
        let asset = item.asset.flatMap { source.register.assets[$0] }
        guard asset.map(basis.filter.admits) ?? (basis.filter == ReportFilter()) else { continue }
        overdue.append(
          (
            item.day,
            [
              ReportCell(word: item.kind.rawValue),
              asset.map { .tag($0.tag) } ?? ReportCell(item.programme?.value),
              ReportCell(asset.map { source.location($0) }), .day(item.day),
              ReportCell(basis.day.number - item.day.number),
            ]
          ))
      }
    }
    return Report(
      .idleAndOverdue, of: basis, in: wording,
      sections: [
        Section(
          wording.report(.daysWithoutSession),
          columns: [.tag, .model, .location, .lastUsed, .idleDays, .remarks],
          rows: idle),
        Section(
          wording.report(.nextDue), columns: [.what, .tag, .location, .nextDue, .ageDays],
          rows: overdue.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)),
      ], assets: basis.assets.map(\.asset))
  }

  /// All findings, the open ones first, the oldest first.
  public static func exceptions(_ basis: ReportBasis, in wording: Wording) -> Report {
    let findings = basis.sources.flatMap { source in
      source.register.findings.values.filter { finding in
        guard let asset = finding.tag.flatMap({ source.register.assets[$0] }) else {
          // What no list has is nobody's programme; it stands where it was counted.
          let site = finding.campaign.flatMap { source.register.campaigns[$0]?.opening.scope.site }
          return basis.filter.programme == nil && (basis.filter.site == nil || site == basis.filter.site)
        }
        return basis.filter.admits(asset)
      }.map { (source, $0) }
    }.sorted { first, second in
      let (open, otherOpen) = (first.1.decision == nil ? 0 : 1, second.1.decision == nil ? 0 : 1)
      return (open, first.1.opened.day, first.0.origin, first.1.name)
        < (otherOpen, second.1.opened.day, second.0.origin, second.1.name)
    }
    let rows = findings.map { source, finding -> [ReportCell] in
      let end = finding.decision?.stamp.day ?? basis.day
      return [
        .text(source.origin), .text(finding.name.text), ReportCell(word: finding.kind.rawValue),
        finding.tag.map { .tag($0) } ?? .empty, ReportCell(finding.note), ReportCell(finding.amount),
        .day(finding.opened.day), ReportCell(max(0, end.number - finding.opened.day.number)),
        finding.decision.map { ReportCell(word: $0.outcome.rawValue) } ?? .term(.open),
        ReportCell(finding.decision?.stamp.day),
      ]
    }
    return Report(
      .exceptions, of: basis, in: wording,
      sections: [
        Section(
          columns: [
            .registerOf, .finding, .kind, .tag, .remarks, .amount, .opened, .ageDays, .decision, .decided,
          ], rows: rows)
      ], assets: basis.assets.map(\.asset))
  }
}
