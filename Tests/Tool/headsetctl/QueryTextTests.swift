import Inventory
import Testing

@testable import headsetctl

@Suite struct QueryTextTests {
  @Test func `people read days, hours and amounts where programs read milliseconds and minor units`() {
    let columns = [
      "tag", "cost_minor", "cost_currency", "counted_utc_ms", "worn_ms", "session_count", "room",
      "proceeds_minor", "proceeds_currency", "compensation_minor",
    ]
    let row: [RegisterQuery.Value] = [
      .text("KE-NBO-0001-O"), .integer(-12_345), .text("EUR"), .integer(1_772_352_061_999),
      .integer(5_400_000), .integer(3), .null, .integer(700), .text("JPY"), .integer(7),
    ]
    #expect(
      QueryText.peopleFields(columns, row) == """
        tag            KE-NBO-0001-O
        cost           -123.45 EUR
        counted_utc    2026-03-01 08:01:01
        worn_h         1.5
        session_count  3
        proceeds       700 JPY
        compensation   7 JPY

        """)
  }

  @Test func `an amount without a currency stays a number, and a time before 1970 has a day`() {
    #expect(QueryText.peopleFields(["x_minor"], [.integer(5)]) == "x_minor  5\n")
    #expect(
      QueryText.peopleFields(["cost_minor", "cost_currency"], [.integer(5), .null]) == "cost  5\n")
    #expect(QueryText.peopleFields(["a_utc_ms"], [.integer(-1)]) == "a_utc  1969-12-31 23:59:59\n")
  }
}
