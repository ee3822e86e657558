import Register
import Wording

extension ReportCell {
  /// As people read it, and as CSV has it: dates as 2026-03-01, amounts as 1234.56 EUR, whatever the language.
  func text(_ wording: Wording) -> String {
    switch self {
    case .text(let value): value
    case .tag(let tag): tag.text
    case .serial(let value, let isEmulated): value + (isEmulated ? " (\(wording.report(.emulated)))" : "")
    case .number(let value): String(value)
    case .money(let amount): amount.decimalText + " " + amount.currency.text
    case .day(let day): day.text
    case .term(let term): wording.report(term)
    case .share(let basisPoints): Self.hundredths(basisPoints)
    case .hours(let milliseconds): Self.tenths(of: milliseconds)
    case .empty, .blank: ""
    }
  }

  var isNumeric: Bool {
    switch self {
    case .number, .money, .share, .hours: true
    default: false
    }
  }

  private static func hundredths(_ value: Int) -> String {
    let fraction = String(100 + value.magnitude % 100).dropFirst()
    return (value < 0 ? "-" : "") + "\(value.magnitude / 100).\(fraction)"
  }

  /// Hours, rounded down to a tenth.
  private static func tenths(of milliseconds: Int64) -> String {
    let tenths = max(0, milliseconds) / 360_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
