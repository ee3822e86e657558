private import Foundation
internal import Inventory
private import Register

/// A view's rows as people read them: days and times for milliseconds, amounts with their currency.
///
/// `headsetctl query` shows the views as the contract has them; this is for the verbs that look at one thing.
extension QueryText {
  /// Columns that line up.
  static func peopleTable(_ table: RegisterQuery.Table) -> String {
    let columns = shown(table.columns)
    var text = TextTable(columns.map(\.title))
    for row in table.rows { text.append(columns.map { value($0, row) ?? "-" }) }
    return text.text
  }

  /// One row, a line for each column that says something.
  static func peopleFields(_ columns: [String], _ row: [RegisterQuery.Value]) -> String {
    var text = TextTable()
    for column in shown(columns) {
      if let value = value(column, row) { text.append([column.title, value]) }
    }
    return text.text
  }

  private struct Column {
    let title: String
    let index: Int
    let form: Form

    enum Form { case plain, time, hours, amount(currency: Int) }
  }

  /// A currency is shown with its amount, and nowhere else.
  private static func shown(_ columns: [String]) -> [Column] {
    var currencies: Set<Int> = []
    let forms = columns.map { name -> (String, Column.Form) in
      if name.hasSuffix("_utc_ms") { return (String(name.dropLast(3)), .time) }
      if name.hasSuffix("_ms") { return (name.dropLast(2) + "h", .hours) }
      guard name.hasSuffix("_minor") else { return (name, .plain) }
      let subject = String(name.dropLast(6))
      let owner = subject == "compensation" ? "proceeds" : subject
      let currency = columns.firstIndex(of: owner + "_currency") ?? columns.firstIndex(of: "currency")
      guard let currency else { return (name, .plain) }
      currencies.insert(currency)
      return (subject, .amount(currency: currency))
    }
    return columns.indices.filter { !currencies.contains($0) }
      .map { Column(title: forms[$0].0, index: $0, form: forms[$0].1) }
  }

  private static func value(_ column: Column, _ row: [RegisterQuery.Value]) -> String? {
    guard row[column.index] != .null else { return nil }
    guard case .integer(let number) = row[column.index] else { return plain(row[column.index]) }
    switch column.form {
    case .plain: return String(number)
    case .time: return time(number)
    case .hours: return String(format: "%.1f", Double(number) / 3_600_000)
    case .amount(let currency):
      guard case .text(let code) = row[currency], let code = CurrencyCode(code),
        let money = Money(minor: number, currency: code)
      else { return String(number) }
      return money.decimalText + " " + code.text
    }
  }

  /// `2026-03-01 12:00:00`, in UTC as the column's name says.
  private static func time(_ milliseconds: Int64) -> String {
    let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    let second = (seconds % 86_400 + 86_400) % 86_400
    let text = String(format: "%02lld:%02lld:%02lld", second / 3600, second / 60 % 60, second % 60)
    return CivilDay(milliseconds: milliseconds).text + " " + text
  }
}
