/// Cuts a stream of bytes into lines of bounded length.
///
/// Holds at most one unfinished line; after a line that is too long it takes nothing more, because what
/// follows cannot be told from the rest of it.
public struct LineFramer: Sendable {
  /// Longest line, its newline not counted.
  public let lineByteCountMax: Int
  private var unfinished: [UInt8] = []
  private var isBroken = false

  public init(lineByteCountMax: Int) { self.lineByteCountMax = lineByteCountMax }

  /// A line was begun and has not ended.
  public var isInsideLine: Bool { !unfinished.isEmpty }

  /// Takes what arrived and returns the lines that are complete now, newlines taken off, empty ones left out.
  /// - Throws: `ControlCodecError.tooLong`, from then on at every call.
  public mutating func ingest(_ bytes: some Collection<UInt8>) throws(ControlCodecError) -> [[UInt8]] {
    guard !isBroken else { throw .tooLong(byteCountMax: lineByteCountMax) }
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      try append(rest[..<newline])
      if !unfinished.isEmpty { lines.append(unfinished) }
      unfinished.removeAll(keepingCapacity: true)
      rest = rest[rest.index(after: newline)...]
    }
    try append(rest)
    return lines
  }

  private mutating func append(_ part: some Collection<UInt8>) throws(ControlCodecError) {
    guard part.count <= lineByteCountMax - unfinished.count else {
      isBroken = true
      unfinished = []
      throw .tooLong(byteCountMax: lineByteCountMax)
    }
    unfinished.append(contentsOf: part)
  }
}
