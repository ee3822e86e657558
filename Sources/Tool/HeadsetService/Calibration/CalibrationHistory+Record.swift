internal import Calibration
internal import ControlProtocol
internal import Foundation
internal import Inventory

extension CalibrationHistory {
  /// The record's rows as clients are shown them, with what they say of the years to come.
  init(_ serial: String, _ rows: [KeptCalibration]) {
    let forecast = CalibrationForecast(rows)
    self.init(
      serial: serial, inForce: KeptCalibration.inForce(rows)?.id, rows: rows.map(Row.init),
      trend: forecast.trend, nextDue: forecast.nextDue)
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

/// How the errors of what is in force grow, and when the first of them will be at its limit.
struct CalibrationForecast {
  private(set) var trend: CalibrationHistory.Trend?
  /// UTC day; nil where nothing was measured.
  private(set) var nextDue: String?

  private static let dayMilliseconds = 86_400_000.0
  private static let daysPerYear = 365.25

  /// - Parameter rows: oldest first.
  init(_ rows: [KeptCalibration]) {
    guard let last = rows.last(where: { $0.after != nil }) else { return }
    let series = CalibrationSeries(rows)
    var dueDay = series.originDays + Double(last.intervalDays ?? 365)
    if let latest = series.latestDays { dueDay = latest + Double(last.intervalDays ?? 365) }
    for quantity in CalibrationHistory.Trend.Quantity.allCases {
      let points = series.points(of: quantity)
      guard let fit = DriftTrend(points) else { continue }
      let now = points.last?.age ?? 0
      let found = CalibrationHistory.Trend(
        quantity: quantity, shareNow: fit.value(at: now), sharePerYear: fit.slope * Self.daysPerYear,
        sharePerYearConfidence: fit.slopeConfidence * Self.daysPerYear, measurementCount: points.count)
      if found.shareNow > trend?.shareNow ?? -.infinity { trend = found }
      if let age = fit.ageWhenUpperBound(reaches: 1, atMost: now + Double(last.intervalDays ?? 365)) {
        dueDay = min(dueDay, max(series.originDays + age, series.latestDays ?? 0))
      }
    }
    let due = Date(timeIntervalSince1970: dueDay * Self.dayMilliseconds / 1000)
    nextDue = due.formatted(.iso8601.year().month().day())
  }
}

/// The errors of what is in force now, at every time they were measured, as shares of their limits.
struct CalibrationSeries {
  /// When what is in force was measured, days since 1970.
  private(set) var originDays = 0.0
  private(set) var latestDays: Double?
  private var entries: [(days: Double, errors: SensorCalibration.Errors, limits: SensorCalibration.Errors)] = []

  /// Measurements since the calibration in force was taken; the one that took it says how it began.
  init(_ rows: [KeptCalibration]) {
    let present = KeptCalibration.inForce(rows)
    for row in rows {
      guard let after = row.after, let limits = row.limits else { continue }
      let days = Double(row.measured.milliseconds) / 86_400_000
      if row.id == present?.id {
        originDays = days
        entries = [(days, after, limits)]
      } else if row.kind == .verified, present.map({ row.id > $0.id }) ?? true {
        if entries.isEmpty { originDays = days }
        entries.append((days, after, limits))
      }
    }
    latestDays = entries.last?.days
  }

  /// Age in days, and the share of the limit.
  func points(of quantity: CalibrationHistory.Trend.Quantity) -> [(age: Double, value: Double)] {
    entries.map { entry in
      let share =
        switch quantity {
        case .gravity: entry.errors.gravity / entry.limits.gravity
        case .turn: entry.errors.turn / entry.limits.turn
        case .rate: entry.errors.rate / entry.limits.rate
        }
      return (entry.days - originDays, share)
    }
  }
}
