import Calibration

/// How the errors of what is in force grow, and when the first of them will be at its limit: what the history says of
/// the years to come.
public struct CalibrationForecast: Hashable, Sendable {
  /// The quantity that is nearest to its limit; nil with fewer than three measurements of what is in force.
  public let trend: Trend?
  /// UTC day on which the next verification is due; nil where nothing was ever measured.
  public let nextDue: String?

  /// What is measured.
  public enum Quantity: String, CaseIterable, Codable, Hashable, Sendable { case gravity, turn, rate }

  /// A quantity's share of its limit at the last measurement, and its growth a year.
  public struct Trend: Hashable, Sendable {
    public let quantity: Quantity
    public let shareNow: Double
    public let sharePerYear: Double
    /// Half width of the interval of 95 %.
    public let sharePerYearConfidence: Double
    public let measurementCount: Int
    /// The line's value at the origin of `CalibrationSeries`.
    public let shareAtOrigin: Double
  }

  static let daysPerYear = 365.25
  static let dayMilliseconds = 86_400_000.0
  /// Where a row does not say.
  private static let intervalDays = 365

  /// - Parameter rows: a part's whole history, oldest first.
  public init(_ rows: [KeptCalibration]) {
    let series = CalibrationSeries(rows)
    guard let last = series.points(of: .gravity).last else {
      // No time can be believed, or what is in force was never measured: then it is due since something else was.
      trend = nil
      let present = KeptCalibration.inForce(rows)
      nextDue = (present ?? rows.last).map {
        Self.day(
          of: $0.measured, after: present == nil ? 0 : Double($0.intervalDays ?? Self.intervalDays))
      }
      return
    }
    let interval = Double(rows.last { $0.after != nil }?.intervalDays ?? Self.intervalDays)
    var dueAge = last.age + interval
    var nearest: Trend?
    for quantity in Quantity.allCases {
      let points = series.points(of: quantity)
      guard let fit = DriftTrend(points) else { continue }
      let found = Trend(
        quantity: quantity, shareNow: fit.value(at: last.age), sharePerYear: fit.slope * Self.daysPerYear,
        sharePerYearConfidence: fit.slopeConfidence * Self.daysPerYear, measurementCount: points.count,
        shareAtOrigin: fit.intercept)
      if found.shareNow > nearest?.shareNow ?? -.infinity { nearest = found }
      // Not before today: what is over its limit is due at once.
      if let age = fit.ageWhenUpperBound(reaches: 1, atMost: dueAge) {
        dueAge = min(dueAge, max(age, last.age))
      }
    }
    trend = nearest
    let origin = WallTime(milliseconds: Int64(series.originDays * Self.dayMilliseconds), isTrusted: true)
    nextDue = Self.day(of: origin, after: dueAge)
  }

  private static func day(of begin: WallTime, after days: Double) -> String {
    let milliseconds = Double(begin.milliseconds) + days * dayMilliseconds
    return String(WallTime(milliseconds: Int64(milliseconds), isTrusted: true).text.prefix(10))
  }
}

/// The errors of what is in force now, at every time they were measured, as shares of their limits. A time that cannot
/// be believed is none.
public struct CalibrationSeries: Sendable {
  /// When the first of them was measured, days since 1970.
  public private(set) var originDays = 0.0
  private var entries: [Entry] = []

  private struct Entry {
    var days: Double
    var errors: SensorCalibration.Errors
    var limits: SensorCalibration.Errors
  }

  /// Measurements of the calibration in force: the one that took it, which says how it began, and the verifications
  /// while it was in force.
  public init(_ rows: [KeptCalibration]) {
    let present = KeptCalibration.inForce(rows)?.id
    for (index, row) in rows.enumerated() {
      guard let after = row.after, let limits = row.limits, row.measured.isTrusted else { continue }
      let isVerification =
        row.kind == .verified && KeptCalibration.inForce(Array(rows[..<index]))?.id == present
      guard row.id == present || isVerification else { continue }
      let days = Double(row.measured.milliseconds) / CalibrationForecast.dayMilliseconds
      if entries.isEmpty { originDays = days }
      entries.append(Entry(days: days, errors: after, limits: limits))
    }
  }

  /// Age since the first, in days, and the share of the limit.
  public func points(of quantity: CalibrationForecast.Quantity) -> [(age: Double, value: Double)] {
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
