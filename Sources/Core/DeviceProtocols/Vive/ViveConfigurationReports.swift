public import ByteLayout

/// Feature report 0x10, read: begins a reading of the configuration and tells its compressed length.
///
/// The one number here that is big-endian. Source: htc-vive.md, "Feature reports" (0x0daf = 3503 bytes are
/// read after it).
@frozen
public struct ViveConfigurationStartReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x10

  public var compressedByteCount: UInt16
  /// Memory the device did not clear.
  public var stale: BoundedBytes<62>

  public init(compressedByteCount: UInt16) {
    self.compressedByteCount = compressedByteCount
    stale = BoundedBytes(zeros: 61)
  }

  /// - Throws: `truncated` below three bytes, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(atLeast: 3, id: Self.reportID, of: "Vive configuration start")
    compressedByteCount = bytes.bigEndianUInt16(at: 1)
    stale = BoundedBytes(bytes, from: 3)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(compressedByteCount.byteSwapped)
    bytes.append(stale.span)
    return bytes
  }
}

/// Feature report 0x11, read: the next bytes of the configuration; none at its end.
///
/// Source: htc-vive.md, "Feature reports".
@frozen
public struct ViveConfigurationChunkReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x11
  public static let byteCountMax = 62

  public var bytes: BoundedBytes<62>
  /// Memory the device did not clear, behind the chunk.
  public var stale: BoundedBytes<62>

  /// A chunk in a report of 64 bytes.
  public init(bytes: BoundedBytes<62>) {
    self.bytes = bytes
    stale = BoundedBytes(zeros: Self.byteCountMax - bytes.count)
  }

  /// - Throws: `truncated` where the chunk is not all there, `overlong`, `unexpectedTag`; `invalidField` for
  ///   a chunk of more than 62 bytes.
  public init(decoding report: Span<UInt8>) throws(LayoutError) {
    try report.require(atLeast: 2, id: Self.reportID, of: "Vive configuration chunk")
    let count = Int(report[1])
    guard count <= Self.byteCountMax else {
      throw .invalidField(
        layout: "Vive configuration chunk", offset: 1, value: UInt32(report[1]))
    }
    guard report.count <= Self.byteCountMax + 2 else {
      throw .overlong(
        layout: "Vive configuration chunk", expected: Self.byteCountMax + 2, actual: report.count)
    }
    guard report.count >= 2 + count else {
      throw .truncated(
        layout: "Vive configuration chunk", expected: 2 + count, actual: report.count)
    }
    bytes = BoundedBytes(report.extracting(first: 2 + count), from: 2)
    stale = BoundedBytes(report, from: 2 + count)
  }

  public func encoded() -> ReportBytes {
    var report = ReportBytes()
    report.append(Self.reportID)
    report.append(UInt8(truncatingIfNeeded: bytes.count))
    report.append(bytes.span)
    report.append(stale.span)
    return report
  }
}
