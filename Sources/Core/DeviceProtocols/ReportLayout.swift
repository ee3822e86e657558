public import ByteLayout

/// A report as a value: bytes in, the same bytes out.
///
/// For every value x that a device or an initialiser can make, `Self(decoding: x.encoded().span) == x`; for
/// every byte string that decodes, `encoded()` gives that string back. Bytes that nobody understands yet are
/// kept in fields named `unknownN`, N being their offset in the report.
public protocol ReportLayout: Equatable, Sendable {
  /// - Throws: `LayoutError`; bytes of any length and content give an error or a value, never a trap.
  init(decoding bytes: Span<UInt8>) throws(LayoutError)

  /// The bytes of the report, report id first.
  func encoded() -> ReportBytes
}

/// The door of every codec: length and tag are checked once, fields are read by offset after it.
extension Span<UInt8> {
  func require(_ count: Int, id: UInt8, of layout: StaticLabel) throws(LayoutError) {
    try require(atLeast: count, id: id, of: layout)
    guard self.count == count else {
      throw .overlong(layout: layout, expected: count, actual: self.count)
    }
  }

  func require(atLeast count: Int, id: UInt8, of layout: StaticLabel) throws(LayoutError) {
    guard self.count >= count else {
      throw .truncated(layout: layout, expected: count, actual: self.count)
    }
    guard self.count <= ReportBytes.byteCountMax else {
      throw .overlong(layout: layout, expected: ReportBytes.byteCountMax, actual: self.count)
    }
    guard self[0] == id else { throw .unexpectedTag(layout: layout, tag: self[0]) }
  }
}

/// Three counts of a sensor, x, y, z, little-endian.
extension Span<UInt8> {
  func counts(at offset: Int) -> SIMD3<Int16> {
    SIMD3(int16(at: offset), int16(at: offset + 2), int16(at: offset + 4))
  }
}

extension BoundedBytes {
  mutating func append(_ counts: SIMD3<Int16>) {
    append(counts.x)
    append(counts.y)
    append(counts.z)
  }
}
