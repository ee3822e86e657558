private import Wording

/// Rows in columns that line up.
struct TextTable {
  private var rows: [[String]]
  private let isHeaded: Bool

  /// A table with a heading over each column.
  init(_ headings: [String]) {
    rows = [headings]
    isHeaded = true
  }

  /// Label and value, line by line.
  init() {
    rows = []
    isHeaded = false
  }

  /// Adds a row; what would confuse a terminal is taken out.
  mutating func append(_ cells: [String]) { rows.append(cells.map(Wording.printable)) }

  /// The lines, none with blanks at its end.
  var lines: [String] {
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = cells.joined(separator: "  ")
      return String(
        line[...(line.lastIndex { $0 != " " } ?? line.startIndex)].prefix(line.isEmpty ? 0 : .max))
    }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }
}
