import Foundation
import Testing

@testable import Register

@Suite struct CivilDayTests {
  @Test func `every day of four centuries is the calendar's`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: -25_567, to: 120_000, by: 13) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let day = CivilDay(number: number)
      #expect(day.parts.year == parts.year && day.parts.month == parts.month && day.parts.day == parts.day)
      #expect(CivilDay(day.text) == day)
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T", "", "2026/01/01", "+026-01-01",
  ])
  func `what is no day of the calendar is none`(text: String) { #expect(CivilDay(text) == nil) }

  @Test func `a month later is the month's last day at most`() {
    #expect(CivilDay("2028-01-31")?.adding(months: 1).text == "2028-02-29")
    #expect(CivilDay("2026-11-30")?.adding(months: 3).text == "2027-02-28")
  }

  @Test func `an instant before 1970 is of its own day`() {
    #expect(CivilDay(milliseconds: -1).text == "1969-12-31")
    #expect(CivilDay(milliseconds: 0).text == "1970-01-01")
  }
}
