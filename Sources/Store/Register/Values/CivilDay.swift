/// A day of the Gregorian calendar, without time or zone; written `2026-03-01`.
public struct CivilDay: Hashable, Comparable, Sendable {
  /// Since 1970-01-01, within 1900...9999.
  public let number: Int

  /// A day outside 1900...9999 is moved to the nearest end.
  public init(number: Int) { self.number = min(max(number, Self.first), Self.last) }

  /// Nil for a date that no calendar has.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    number = Self.number(year, month, day)
  }

  /// The day in UTC of an instant in milliseconds since 1970.
  public init(milliseconds: Int64) {
    let day = milliseconds >= 0 ? milliseconds / 86_400_000 : -((86_399_999 - milliseconds) / 86_400_000)
    self.init(number: Int(day))
  }

  /// Reads `2026-03-01` and nothing else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var text: String {
    let (year, month, day) = parts
    return "\(year)-\(String(100 + month).dropFirst())-\(String(100 + day).dropFirst())"
  }

  /// Months since year 0: what monthly sums and depreciation count by.
  public var month: Int {
    let (year, month, _) = parts
    return year * 12 + month - 1
  }

  /// The same day so many months later; the month's last where it has no such day.
  public func adding(months: Int) -> CivilDay {
    let (_, _, day) = parts
    let total = min(max(month + months, 1900 * 12), 9999 * 12 + 11)
    let (year, month) = (total / 12, total % 12 + 1)
    return CivilDay(number: Self.number(year, month, min(day, Self.length(ofMonth: month, in: year))))
  }

  public func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

  public static func < (first: Self, second: Self) -> Bool { first.number < second.number }

  // MARK: - The calendar

  private static let first = number(1900, 1, 1)
  private static let last = number(9999, 12, 31)

  /// Year, month 1...12, day 1...31.
  public var parts: (year: Int, month: Int, day: Int) {
    // Eras of 400 years that begin on 1 March (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    // civil_from_days); the number is never before 1900, so nothing here is negative.
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// days_from_civil of the same paper.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDay: RegisterScalar {
  init?(scalar: String) { self.init(scalar) }
  var scalar: String { text }
}
