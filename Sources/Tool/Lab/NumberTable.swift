/// Columns of numbers from a text file: a header line, then rows, commas between.
public struct NumberTable: Equatable, Sendable {
  /// The names in the header, in order.
  public let names: [String]
  /// One column a name, all of equal length.
  public let columns: [[Double]]

  /// How many rows there are.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The most columns a table may have.
  public static let columnCountMax = 64

  /// The table in a file, gzip'ed or not.
  /// - Throws: what `LabFile.read` throws, and `LabError.notATable`, `.badRow`.
  public init(contentsOf path: String) throws(LabError) {
    try self.init(bytes: try LabFile.read(path))
  }

  /// The table in these bytes. A cell that is no number, or an empty one, is an error; "nan" and "inf" are
  /// numbers here, whoever uses them refuses them.
  /// - Throws: `LabError.notATable`, `.badRow`.
  public init(bytes: [UInt8]) throws(LabError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }.filter { !$0.isEmpty }
    guard let header = lines.first, let names = Self.header(header) else { throw .notATable }
    var columns = [[Double]](repeating: [], count: names.count)
    for index in columns.indices { columns[index].reserveCapacity(lines.count) }
    for (index, line) in lines.enumerated().dropFirst() {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == names.count else { throw .badRow(line: index + 1) }
      for (column, cell) in cells.enumerated() {
        guard let number = Self.number(cell) else { throw .badRow(line: index + 1) }
        columns[column].append(number)
      }
    }
    self.names = names
    self.columns = columns
  }

  /// The column of this name; nil where there is none.
  public subscript(_ name: String) -> [Double]? {
    names.firstIndex(of: name).map { columns[$0] }
  }

  /// The column of this name.
  /// - Throws: `LabError.noColumn`.
  public func column(_ name: String) throws(LabError) -> [Double] {
    guard let column = self[name] else { throw .noColumn(name: name) }
    return column
  }

  /// Three columns as vectors.
  /// - Throws: `LabError.noColumn`.
  public func vectors(_ x: String, _ y: String, _ z: String) throws(LabError) -> [SIMD3<Double>] {
    let (x, y, z) = (try column(x), try column(y), try column(z))
    return x.indices.map { SIMD3(x[$0], y[$0], z[$0]) }
  }

  // MARK: - Parts

  /// Names of a header, or nil where the line holds anything else: a number where a name is due, control bytes.
  private static func header(_ line: ArraySlice<UInt8>) -> [String]? {
    guard line.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return nil }
    let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard cells.count <= columnCountMax else { return nil }
    let names = cells.map { trimmed($0) }
    guard names.allSatisfy({ !$0.isEmpty && Double($0) == nil }) else { return nil }
    return names
  }

  private static func number(_ cell: ArraySlice<UInt8>) -> Double? { Double(trimmed(cell)) }

  private static func trimmed(_ cell: ArraySlice<UInt8>) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let begin = cell.drop(while: isBlank)
    let end = begin.lastIndex { !isBlank($0) } ?? begin.startIndex
    return String(decoding: begin.isEmpty ? begin : begin[begin.startIndex...end], as: UTF8.self)
  }
}
