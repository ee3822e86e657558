import Foundation

/// A bundle, read line by line in bounded memory (Docs/Formats/bundle.md).
///
/// The file is anybody's: every line is bounded before it is looked at, and what is none of a bundle's is an error.
final class BundleFile {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// The file's offset of `buffer[start]`.
  private(set) var offset = 0
  private var isAtEnd = false

  /// What stands on a line.
  enum Line {
    /// An entry's canonical bytes: where `withBytes` finds them until the next line is asked for.
    case leaf(Range<Int>)
    case head(SignedTreeHead)
    /// None of both.
    case other
  }

  /// The first line of every bundle: the format's name and version.
  static let firstLine = "headsetd-bundle 1"
  /// Bytes of a line: an entry's bound.
  static let lineByteCountMax = LedgerEntry.leafByteCountMax
  /// Bytes read at once.
  private static let chunkByteCount = 1 << 18

  /// - Throws: `missing`, `accessDenied`, `notABundle`, or what the disk says.
  init(path: String) throws(LedgerError) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw LedgerError(errno: errno) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw .notABundle
    }
    guard let first = try nextRange() else { throw .notABundle }
    guard buffer[first].elementsEqual(Self.firstLine.utf8) else { throw .notABundle }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  // MARK: - Lines

  /// The next line; nil where there is none. A last line without its end is `other`.
  func next() throws(LedgerError) -> Line? {
    guard let range = try nextRange() else { return nil }
    switch buffer[range].first {
    case UInt8(ascii: "{"): return .leaf(range)
    case UInt8(ascii: "H") where range.count <= SignedTreeHead.characterCountMax:
      let text = String(decoding: buffer[range], as: UTF8.self)
      guard let head = try? SignedTreeHead(text: text), head.text == text else { return .other }
      return .head(head)
    default: return .other
    }
  }

  /// Lends the bytes of the line that was read last.
  func withBytes<Value>(of range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    unsafe buffer.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Where in the buffer the next line stands, without its end; nil behind the last one.
  private func nextRange() throws(LedgerError) -> Range<Int>? {
    var searched = start
    while true {
      if let end = Self.lineEnd(in: buffer, from: searched) {
        defer {
          offset += end + 1 - start
          start = end + 1
        }
        return start..<end
      }
      searched = buffer.count - start
      guard buffer.count - start <= Self.lineByteCountMax else { return takeRest() }
      guard try fill() else { return buffer.count == start ? nil : takeRest() }
    }
  }

  /// What has no end, or is too long, is one line of nobody's: empty, so that it is taken for neither kind.
  private func takeRest() -> Range<Int> {
    isAtEnd = true
    offset += buffer.count - start
    start = buffer.count
    return start..<start
  }

  private static func lineEnd(in buffer: [UInt8], from index: Int) -> Int? {
    unsafe buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, index < bytes.count,
        let found = unsafe memchr(base + index, 0x0A, bytes.count - index)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Moves what is left to the front and reads on; false at the end of the file.
  private func fill() throws(LedgerError) -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeFirst(start)
    start = 0
    let kept = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunkByteCount))
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe read(descriptor, bytes.baseAddress.map { unsafe $0 + kept }, Self.chunkByteCount)
    }
    let code = errno
    buffer.removeLast(Self.chunkByteCount - max(0, count))
    guard count >= 0 else { throw LedgerError(errno: code) }
    isAtEnd = count == 0
    return count > 0
  }

  // MARK: - Going back

  /// The head that stands at an offset of the file; nil where none does.
  func head(at offset: Int) -> SignedTreeHead? {
    var bytes = [UInt8](repeating: 0, count: SignedTreeHead.characterCountMax)
    let count = unsafe pread(descriptor, &bytes, bytes.count, offset)
    guard count > 0, let end = bytes.prefix(count).firstIndex(of: 0x0A) else { return nil }
    return try? SignedTreeHead(text: String(decoding: bytes[..<end], as: UTF8.self))
  }
}
