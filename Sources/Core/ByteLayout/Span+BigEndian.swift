/// Fixed-offset reads of big-endian fields, as network protocols order them. The rule of the little-endian
/// reads holds: the length is checked once at the codec's door.
extension Span<UInt8> {
  /// Two bytes, unsigned.
  @inlinable
  public func bigEndianUInt16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
  }

  /// Four bytes, unsigned.
  @inlinable
  public func bigEndianUInt32(at offset: Int) -> UInt32 {
    UInt32(bigEndianUInt16(at: offset)) << 16 | UInt32(bigEndianUInt16(at: offset + 2))
  }
}

/// The same fields, written in place.
extension MutableSpan<UInt8> {
  /// Two bytes.
  @inlinable
  public mutating func store(bigEndian value: UInt16, at offset: Int) {
    self[offset] = UInt8(truncatingIfNeeded: value >> 8)
    self[offset + 1] = UInt8(truncatingIfNeeded: value)
  }

  /// Four bytes.
  @inlinable
  public mutating func store(bigEndian value: UInt32, at offset: Int) {
    store(bigEndian: UInt16(truncatingIfNeeded: value >> 16), at: offset)
    store(bigEndian: UInt16(truncatingIfNeeded: value), at: offset + 2)
  }
}
