/// A file of comma-separated values as RFC 4180 has it: cells in quotation marks where they must be, lines ended by LF
/// or CRLF. Semicolons or tabulators instead of commas are recognised by the heading, for that is what spreadsheets
/// write in half of Europe.
public struct CSVTable: Hashable, Sendable {
  /// A row with the line on which it begins, from 1.
  public struct Row: Hashable, Sendable {
    public let line: Int
    public let cells: [String]
  }

  /// The heading first; empty lines are left out.
  public let rows: [Row]

  /// What no table is: where, and why.
  public struct Fault: Error, Hashable, Sendable {
    public let line: Int
    /// From 1; nil for the whole line.
    public let column: Int?
    public let reason: Reason
    /// The cell, cut to a bearable length.
    public let text: String

    /// Why a cell is not taken.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
      case empty, badDay, badAmount, badCurrency, badNumber, badTag, badWord, badText, badChoice, badQuotes
      case cellCount, noCurrency
      /// No heading is one of the format's.
      case noKnownColumn
      /// Bytes that are no UTF-8.
      case notUTF8
    }

    init(line: Int, column: Int?, _ reason: Reason, _ text: String = "") {
      self.line = line
      self.column = column
      self.reason = reason
      self.text = String(text.prefix(60))
    }
  }

  /// - Throws: `badQuotes`, `cellCount`.
  public init(bytes: [UInt8]) throws(Fault) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Self.fault(in: bytes) }
    try self.init(text)
  }

  /// The first line that is no UTF-8; of two bytes a character, as some spreadsheets export, it is the first.
  private static func fault(in bytes: [UInt8]) -> Fault {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let first = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    let text = String(decoding: lines[first].prefix(60), as: UTF8.self)
    return Fault(line: first + 1, column: nil, .notUTF8, text)
  }

  public init(_ text: String) throws(Fault) {
    var reader = CSVReader(text)
    rows = try reader.rows()
    guard let heading = rows.first else { return }
    for row in rows where row.cells.count != heading.cells.count {
      throw Fault(line: row.line, column: nil, .cellCount)
    }
  }
}

/// Walks over the text once.
private struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  private var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
    // A byte order mark, as Excel writes one.
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let heading = bytes[index...].prefix { $0 != UInt8(ascii: "\n") }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let counts = candidates.map { candidate in heading.count { $0 == candidate } }
    separator = zip(candidates, counts).max { $0.1 < $1.1 }.map(\.0) ?? UInt8(ascii: ",")
  }

  mutating func rows() throws(CSVTable.Fault) -> [CSVTable.Row] {
    var rows: [CSVTable.Row] = []
    while index < bytes.count {
      let start = line
      let cells = try row()
      if cells != [""] { rows.append(CSVTable.Row(line: start, cells: cells)) }
    }
    return rows
  }

  private mutating func row() throws(CSVTable.Fault) -> [String] {
    var cells: [String] = []
    while true {
      cells.append(try cell(column: cells.count + 1))
      guard index < bytes.count else { return cells }
      let byte = bytes[index]
      index += 1
      if byte == separator { continue }
      // Otherwise it is the line's end.
      line += 1
      return cells
    }
  }

  private mutating func cell(column: Int) throws(CSVTable.Fault) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return try plainCell(column) }
    let start = line
    var text: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte != UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\n") { line += 1 }
        text.append(byte)
      } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        text.append(byte)
        index += 1
      } else {
        skipCarriageReturn()
        guard isAtCellEnd else { throw CSVTable.Fault(line: line, column: column, .badQuotes) }
        return String(decoding: text, as: UTF8.self)
      }
    }
    throw CSVTable.Fault(line: start, column: column, .badQuotes)
  }

  private mutating func plainCell(_ column: Int) throws(CSVTable.Fault) -> String {
    let start = index
    while !isAtCellEnd {
      guard bytes[index] != UInt8(ascii: "\"") else {
        throw CSVTable.Fault(line: line, column: column, .badQuotes)
      }
      index += 1
    }
    var cell = bytes[start..<index]
    if cell.last == UInt8(ascii: "\r"), index == bytes.count || bytes[index] == UInt8(ascii: "\n") {
      cell.removeLast()
    }
    return String(decoding: cell, as: UTF8.self)
  }

  private mutating func skipCarriageReturn() {
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
      index += 1
    } else if index + 1 == bytes.count, bytes[index] == UInt8(ascii: "\r") {
      index += 1
    }
  }

  private var isAtCellEnd: Bool {
    index >= bytes.count || bytes[index] == separator || bytes[index] == UInt8(ascii: "\n")
  }
}
