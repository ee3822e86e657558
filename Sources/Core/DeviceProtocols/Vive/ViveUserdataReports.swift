public import ByteLayout

/// Feature report 0x08: where the next read of user data begins, and how much there is.
///
/// Written with 9 bytes it seeks; read with 64 it tells position and size (3 997 696 on a headset), then
/// stale memory. Source: htc-vive.md, "Feature reports".
@frozen
public struct ViveUserdataSeekReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x08

  public var offset: UInt32
  public var size: UInt32
  /// Memory the device did not clear; none in a seek.
  public var stale: BoundedBytes<56>

  public init(offset: UInt32, size: UInt32 = 0) {
    self.offset = offset
    self.size = size
    stale = BoundedBytes()
  }

  /// - Throws: `truncated` below nine bytes, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(atLeast: 9, id: Self.reportID, of: "Vive userdata seek")
    offset = bytes.uint32(at: 1)
    size = bytes.uint32(at: 5)
    stale = BoundedBytes(bytes, from: 9)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(offset)
    bytes.append(size)
    bytes.append(stale.span)
    return bytes
  }
}

/// Feature report 0x09, read: the next 63 bytes of user data.
///
/// The device needs 1 ms between two reads. Source: htc-vive.md, "Feature reports".
@frozen
public struct ViveUserdataReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x09
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64

  public var data: FixedBytes<63>

  public init(data: FixedBytes<63>) { self.data = data }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive userdata")
    data = FixedBytes(bytes, at: 1)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(data.span)
    return bytes
  }
}
