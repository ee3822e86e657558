internal import ControlProtocol
private import Diagnosis
internal import Wording

/// The history of a unit's calibrations as a table, with its trend below.
enum HistoryText {
  static func text(_ history: CalibrationHistory, _ wording: Wording) -> String {
    guard !history.rows.isEmpty else { return wording(.nothingMeasured) + "\n" }
    var table = TextTable([
      "No.", wording(.state), wording(.since), "m/s^2", "deg", "deg/s", "",
    ])
    for row in history.rows {
      table.append(
        [
          String(row.id), wording(GuideLine(row.kind)), row.measured + (row.isTrusted ? "" : " ?"),
        ] + figures(row.after) + [row.id == history.inForce ? "*" : row.revertsTo.map { "-> \($0)" } ?? ""])
    }
    var lines = table.lines
    lines.append("")
    lines.append(history.inForce.map { wording(.inForce(id: String($0))) } ?? wording(.factoryInForce))
    if let trend = history.trend { lines.append(wording(line(trend))) }
    if let day = history.nextDue { lines.append(wording(.nextDue(day: day))) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func figures(_ errors: CalibrationErrors?) -> [String] {
    guard let errors else { return ["-", "-", "-"] }
    return [
      Figures.fixed(errors.gravityMetersPerSecondSquared, 4), Figures.fixed(errors.turnDegrees, 3),
      Figures.fixed(errors.rateDegreesPerSecond, 3),
    ]
  }

  private static func line(_ trend: CalibrationHistory.Trend) -> GuideLine {
    let quantity: GuideLine.Quantity =
      switch trend.quantity {
      case .gravity: .gravity
      case .turn: .turn
      case .rate: .rate
      }
    return .trend(
      quantity, share: Figures.fixed(trend.shareNow * 100, 0),
      perYear: Figures.signed(trend.sharePerYear * 100, 0),
      confidence: Figures.fixed(trend.sharePerYearConfidence * 100, 0))
  }
}
