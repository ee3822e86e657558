private import Foundation
internal import Inventory
private import Register

/// A query's result for people, for spreadsheets and for programs.
enum QueryText {
  /// Columns that line up, under the views' own names: they are the same in every language.
  static func table(_ table: RegisterQuery.Table) -> String {
    var text = TextTable(table.columns)
    for row in table.rows { text.append(row.map(plain)) }
    return text.text
  }

  /// RFC 4180, formulas made harmless.
  static func csv(_ table: RegisterQuery.Table) -> String {
    let lines = table.rows.map { row in
      CSVText.line(
        row.map { value in
          switch value {
          case .null: .empty
          case .integer(let number): .number(String(number))
          case .real(let number): .number(String(number))
          case .text(let text): .text(text)
          }
        })
    }
    return CSVText.line(table.columns.map { .text($0) }) + lines.joined()
  }

  /// A list of objects, their keys the columns in their order; of two columns of one name the last counts.
  static func json(_ table: RegisterQuery.Table) -> String {
    let rows = table.rows.map { row in
      "  {" + zip(table.columns, row).map { "\(quote($0)): \(json($1))" }.joined(separator: ", ") + "}"
    }
    return rows.isEmpty ? "[]\n" : "[\n" + rows.joined(separator: ",\n") + "\n]\n"
  }

  static func plain(_ value: RegisterQuery.Value) -> String {
    switch value {
    case .null: "-"
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }

  private static func json(_ value: RegisterQuery.Value) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): String(number)
    case .real(let number): number.isFinite ? String(number) : "null"
    case .text(let text): quote(text)
    }
  }

  private static func quote(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
