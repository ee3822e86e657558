import Wording

extension Report {
  /// RFC 4180, UTF-8 with lines that end in CR LF: the statement as pairs, an empty line, then each table under its heading
  /// and columns. A text that a spreadsheet would take for a formula begins with an apostrophe.
  public var csv: String {
    var lines = statementLines.map { Self.line([wording.report($0.0), $0.1]) }
    for section in sections {
      lines.append("")
      if let heading = section.heading { lines.append(Self.line([heading])) }
      lines.append(Self.line(section.columns.map { wording.report($0) }))
      lines += section.rows.map { row in
        row.map { Self.quoted($0.text(wording), isNumeric: $0.isNumeric) }.joined(separator: ",")
      }
    }
    for note in notes { lines += ["", Self.line([wording.report(note)])] }
    return lines.map { $0 + "\r\n" }.joined()
  }

  private static func line(_ texts: [String]) -> String {
    texts.map { quoted($0, isNumeric: false) }.joined(separator: ",")
  }

  /// CWE-1236: what begins with one of these is a formula to a spreadsheet.
  private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

  static func quoted(_ text: String, isNumeric: Bool) -> String {
    let isFormula = !isNumeric && text.first.map(formulaStarts.contains) ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) || isFormula else {
      return safe
    }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
