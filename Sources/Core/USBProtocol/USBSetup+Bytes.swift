public import ByteLayout

/// The packet as it stands on the wire: little-endian, whatever carries it (USB 2.0, section 9.3).
extension USBSetup {
  public static let byteCount = 8

  /// Reads the first eight of `bytes`.
  /// - Throws: `truncated`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    guard bytes.count >= Self.byteCount else {
      throw .truncated(layout: "USB setup packet", expected: Self.byteCount, actual: bytes.count)
    }
    self.init(
      requestType: bytes[0], request: bytes[1], value: bytes.uint16(at: 2), index: bytes.uint16(at: 4),
      length: bytes.uint16(at: 6))
  }

  public var encoded: InlineArray<8, UInt8> {
    [
      requestType, request, UInt8(value & 0xff), UInt8(value >> 8), UInt8(index & 0xff),
      UInt8(index >> 8), UInt8(length & 0xff), UInt8(length >> 8),
    ]
  }
}
