/// A table of numbers into a file, a header line first. Numbers are written so that reading them gives the
/// same bits.
public struct CSVWriter: ~Copyable {
  private var file: TextFile

  /// Begins a file; one that is there is replaced.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public init(path: String, header: String) throws(LabError) {
    file = try TextFile(path: path, head: header + "\n")
  }

  /// One more row.
  /// - Throws: `LabError.cannotWrite`.
  public mutating func append(_ numbers: Double...) throws(LabError) { try append(row: numbers) }

  /// One more row.
  /// - Throws: `LabError.cannotWrite`.
  public mutating func append(row numbers: [Double]) throws(LabError) {
    try file.append(numbers.map(\.description).joined(separator: ",") + "\n")
  }

  /// One more row, with a text as its second field. The text must hold no comma, quote or line end.
  /// - Throws: `LabError.cannotWrite`.
  public mutating func append(_ first: Double, text: String, _ numbers: [Double]) throws(LabError) {
    let rest = numbers.map(\.description).joined(separator: ",")
    try file.append("\(first),\(text),\(rest)\n")
  }

  /// Writes what is left and closes the file.
  /// - Throws: `LabError.cannotWrite`.
  public consuming func finish() throws(LabError) { try file.finish() }
}
