/// Writes comma-separated values (RFC 4180) that no spreadsheet runs: a cell of text that would be a formula begins
/// with an apostrophe (OWASP, CSV Injection: `=`, `+`, `-`, `@`, tabulator, carriage return). Numbers are numbers and
/// stay; importing takes the apostrophe off again.
public enum CSVText {
  /// A cell's value.
  public enum Cell: Hashable, Sendable {
    case empty
    case number(String)
    case text(String)
  }

  /// One line, its CRLF included.
  public static func line(_ cells: [Cell]) -> String {
    cells.map(spell).joined(separator: ",") + "\r\n"
  }

  private static func spell(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .number(let text): text
    case .text(let text): quote(neutral(text))
    }
  }

  private static func quote(_ text: String) -> String {
    let mustQuote = text.utf8.contains { [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09].contains($0) }
    return mustQuote ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  private static let formulaStarts: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]

  static func neutral(_ text: String) -> String {
    text.utf8.first.map(formulaStarts.contains) == true ? "'" + text : text
  }

  /// What `neutral` was made of.
  static func plain(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"),
      text.utf8.dropFirst().first.map(formulaStarts.contains) == true
    else { return text }
    return String(text.dropFirst())
  }
}
