/// Fixed-offset reads of little-endian fields. A codec checks the length once at its door, then reads
/// fields by named offsets: a read past the end is a programming error, never a device's.
extension Span<UInt8> {
  /// Two bytes, unsigned.
  @inlinable
  public func uint16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
  }

  /// Two bytes, two's complement.
  @inlinable
  public func int16(at offset: Int) -> Int16 { Int16(bitPattern: uint16(at: offset)) }

  /// Four bytes, unsigned.
  @inlinable
  public func uint32(at offset: Int) -> UInt32 {
    UInt32(uint16(at: offset)) | UInt32(uint16(at: offset + 2)) << 16
  }

  /// Eight bytes, unsigned.
  @inlinable
  public func uint64(at offset: Int) -> UInt64 {
    UInt64(low: uint32(at: offset), high: uint32(at: offset + 4))
  }
}

/// The same fields, written.
extension BoundedBytes {
  /// Two bytes.
  @inlinable
  public mutating func store(_ value: UInt16, at offset: Int) {
    self[offset] = UInt8(truncatingIfNeeded: value)
    self[offset + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }

  /// Two bytes, two's complement.
  @inlinable
  public mutating func store(_ value: Int16, at offset: Int) {
    store(UInt16(bitPattern: value), at: offset)
  }

  /// Four bytes.
  @inlinable
  public mutating func store(_ value: UInt32, at offset: Int) {
    store(UInt16(truncatingIfNeeded: value), at: offset)
    store(UInt16(truncatingIfNeeded: value >> 16), at: offset + 2)
  }
}
