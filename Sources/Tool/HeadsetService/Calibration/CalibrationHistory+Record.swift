internal import ControlProtocol
internal import Inventory

extension CalibrationHistory {
  /// The record's rows as clients are shown them, with what they say of the years to come.
  init(_ serial: String, _ rows: [KeptCalibration]) {
    let forecast = CalibrationForecast(rows)
    self.init(
      serial: serial, inForce: KeptCalibration.inForce(rows)?.id, rows: rows.map(Row.init),
      trend: forecast.trend.map(Trend.init), nextDue: forecast.nextDue)
  }
}

extension CalibrationHistory.Trend {
  fileprivate init(_ trend: CalibrationForecast.Trend) {
    self.init(
      quantity: Quantity(rawValue: trend.quantity.rawValue) ?? .gravity, shareNow: trend.shareNow,
      sharePerYear: trend.sharePerYear, sharePerYearConfidence: trend.sharePerYearConfidence,
      measurementCount: trend.measurementCount)
  }
}

extension CalibrationHistory.Row {
  fileprivate init(_ kept: KeptCalibration) {
    self.init(
      id: kept.id, kind: Kind(rawValue: kept.kind.rawValue) ?? .verified, measured: kept.measured.text,
      isTrusted: kept.measured.isTrusted, uid: kept.uid)
    revertsTo = kept.revertsTo
    grade = kept.grade.flatMap { CalibrationStatus.Grade(rawValue: $0.rawValue) }
    before = kept.before.map(CalibrationErrors.init)
    after = kept.after.map(CalibrationErrors.init)
    limits = kept.limits.map(CalibrationErrors.init)
  }
}

extension CalibrationErrors {
  fileprivate init(_ errors: SensorCalibration.Errors) {
    self.init(gravity: errors.gravity, turn: errors.turn, rate: errors.rate)
  }
}
