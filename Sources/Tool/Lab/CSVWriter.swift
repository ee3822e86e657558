private import Glibc

/// A table of numbers into a file, a header line first. Numbers are written so that reading them gives the
/// same bits.
public struct CSVWriter: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Begins a file; one that is there is replaced.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public init(path: String, header: String) throws(LabError) {
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw .cannotOpen(path: path, code: errno) }
    self.path = path
    descriptor = opened
    buffer.reserveCapacity(Self.portion + 1024)
    buffer += Array(header.utf8)
    buffer.append(Self.newline)
  }

  deinit { close(descriptor) }

  private static let portion = 1 << 16
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")

  /// One more row.
  /// - Throws: `LabError.cannotWrite`.
  public mutating func append(_ numbers: Double...) throws(LabError) { try append(row: numbers) }

  /// One more row.
  /// - Throws: `LabError.cannotWrite`.
  public mutating func append(row numbers: [Double]) throws(LabError) {
    for (index, number) in numbers.enumerated() {
      if index > 0 { buffer.append(Self.comma) }
      buffer += number.description.utf8
    }
    buffer.append(Self.newline)
    if buffer.count >= Self.portion { try flush() }
  }

  /// One more row, with a text as its second field. The text must hold no comma, quote or line end.
  /// - Throws: `LabError.cannotWrite`.
  public mutating func append(_ first: Double, text: String, _ numbers: [Double]) throws(LabError) {
    buffer += first.description.utf8
    buffer.append(Self.comma)
    buffer += text.utf8
    buffer.append(Self.comma)
    try append(row: numbers)
  }

  /// Writes what is left and closes the file.
  /// - Throws: `LabError.cannotWrite`.
  public consuming func finish() throws(LabError) { try flush() }

  private mutating func flush() throws(LabError) {
    var written = 0
    while written < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe write(descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, code: errno) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
