import Register
public import Wording

extension Report {
  /// Per asset, what the donor asks every January: where it is, how much it was used in the year, how it is, what was
  /// wrong. Hours and sessions are measured; what no register knows is left to be written by hand.
  public static func endUse(_ basis: ReportBasis, year: Int, in wording: Wording) -> Report {
    let assets = basis.assets.filter {
      $0.asset.enrolled.day.parts.year <= year
        && ($0.asset.isLive || ($0.asset.disposal?.day.parts.year ?? year) >= year)
    }
    let rows = assets.map { source, asset -> [ReportCell] in
      let use = source.use(asset)
      let months = use.map { $0.months.filter { $0.key / 12 == year }.values }
      let findings = source.openFindings(asset).map {
        wording.report(ReportTerm(rawValue: $0.kind.rawValue) ?? .other)
      }
      return [
        .tag(asset.tag), .text(source.makeAndModel(asset)), source.serialCell(asset),
        .text(source.location(asset)),
        months.map { .hours($0.reduce(0) { $0 + $1.trackedMilliseconds }) } ?? .empty,
        months.map { ReportCell($0.reduce(0) { $0 + $1.sessionCount }) } ?? .empty,
        ReportCell(word: asset.condition.rawValue), ReportCell(word: asset.status.rawValue),
        findings.isEmpty ? .term(.none) : .text(findings.joined(separator: ", ")), .blank,
      ]
    }
    let columns: [ReportTerm] = [
      .tag, .model, .serial, .location, .useHours, .sessions, .condition, .status, .problems, .changesNeeded,
    ]
    var report = Report(
      .endUseReport, of: basis, in: wording,
      sections: [
        Section("\(wording.report(.year)) \(year)", columns: columns, rows: rows),
        purposes(basis, year, wording),
        Section(columns: [.programme, .trainees, .passRate], rows: programmes(basis)),
      ], assets: assets.map(\.asset), rowCount: rows.count)
    report.notes = [.toFillIn]
    return report
  }

  /// What sessions were for, over all of the ledger.
  private static func purposes(_ basis: ReportBasis, _ year: Int, _ wording: Wording) -> Section {
    var sums: [String: (count: Int, milliseconds: Int64, fee: Int)] = [:]
    for source in basis.sources {
      for (purpose, sum) in source.register.yearSessions[year] ?? [:] {
        sums[purpose, default: (0, 0, 0)].count += sum.count
        sums[purpose, default: (0, 0, 0)].milliseconds += sum.milliseconds
        sums[purpose, default: (0, 0, 0)].fee += sum.feeCount
      }
    }
    return Section(
      wording.report(.usageForPurpose), columns: [.purpose, .sessions, .hours, .forFee],
      rows: sums.sorted { $0.key < $1.key }.map { purpose, sum in
        [ReportCell(word: purpose), ReportCell(sum.count), .hours(sum.milliseconds), ReportCell(sum.fee)]
      })
  }

  private static func programmes(_ basis: ReportBasis) -> [[ReportCell]] {
    Set(basis.sources.flatMap(\.register.programmes.keys)).sorted()
      .filter { basis.filter.programme == nil || basis.filter.programme == $0 }
      .map { [.text($0.value), .blank, .blank] }
  }

  // MARK: - Usage

  /// Hours of each unit in each month of a year, and which share of the kit was used at all: from measured data alone.
  public static func usage(_ basis: ReportBasis, year: Int, in wording: Wording) -> Report {
    let assets = basis.assets.filter { $0.asset.unit != nil }
    var rows: [[ReportCell]] = []
    var used = [Int](repeating: 0, count: 12)
    for (source, asset) in assets {
      for (month, use) in (source.use(asset)?.months ?? [:]).sorted(by: { $0.key < $1.key })
      where month / 12 == year {
        used[month % 12] += 1
        rows.append([
          .tag(asset.tag), source.serialCell(asset), .text(monthText(month)),
          .hours(use.trackedMilliseconds), ReportCell(use.sessionCount),
        ])
      }
    }
    // Of all that has a unit and was enrolled by then; of months that had come.
    let monthCount = min(12, max(0, basis.day.month - year * 12 + 1))
    let shares = (0..<monthCount).map { month -> [ReportCell] in
      let there = assets.count { $0.asset.enrolled.day.month <= year * 12 + month }
      return [
        .text(monthText(year * 12 + month)), ReportCell(there), ReportCell(used[month]),
        there == 0 ? .empty : .share(min(10_000, used[month] * 10_000 / there)),
      ]
    }
    return Report(
      .usageForPurpose, of: basis, in: wording,
      sections: [
        Section("\(year)", columns: [.tag, .serial, .month, .useHours, .sessions], rows: rows),
        Section(wording.report(.kitUsed), columns: [.month, .units, .unitsUsed, .kitUsed], rows: shares),
      ], assets: assets.map(\.asset), rowCount: rows.count)
  }

  private static func monthText(_ month: Int) -> String {
    "\(month / 12)-" + String(101 + month % 12).dropFirst()
  }
}
