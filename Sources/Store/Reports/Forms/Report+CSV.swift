import Register
import Wording

extension Report {
  /// RFC 4180, UTF-8 with lines that end in CR LF: the statement as pairs, an empty line, then each table under its heading
  /// and columns. A text that a spreadsheet would take for a formula begins with an apostrophe. It begins with a byte
  /// order mark: spreadsheets of western Europe take text without one for Windows-1252, and show "é" as two letters.
  public var csv: String {
    var lines = statementLines.map { Self.line([wording.report($0.0), $0.1]) }
    for section in sections {
      lines.append(Self.line([]))
      if let heading = section.heading { lines.append(Self.line([heading])) }
      lines.append(Self.line(section.columns.map { wording.report($0) }))
      lines += section.rows.map { row in
        CSVText.line(row.map { $0.csv(wording) })
      }
    }
    for note in notes { lines += [Self.line([]), Self.line([wording.report(note)])] }
    return "\u{FEFF}" + lines.joined()
  }

  private static func line(_ texts: [String]) -> String { CSVText.line(texts.map { .text($0) }) }
}

extension ReportCell {
  func csv(_ wording: Wording) -> CSVText.Cell {
    switch self {
    case .empty, .blank: .empty
    case _ where isNumeric: .number(text(wording))
    default: .text(text(wording))
    }
  }
}
