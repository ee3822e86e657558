public import ByteLayout

/// Report 0x28: light of lighthouse 2, decoded by the device (mode `events` of `ViveModeReport`).
///
/// Source: lighthouse-v2.md, "Device reports".
@frozen
public struct ViveSweepReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x28
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64

  /// The events; reading them may find bytes that are none.
  public private(set) var section: SweepSection
  /// What earlier reports left behind the events.
  public private(set) var stale: BoundedBytes<62>

  /// A report of these events and zeros behind them.
  public init(section: SweepSection) {
    self.section = section
    stale = BoundedBytes(zeros: SweepSection.byteCountMax - section.bytes.count)
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`; `invalidField` for a length above 62.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive sweeps")
    guard bytes[1] <= UInt8(SweepSection.byteCountMax) else {
      throw .invalidField(layout: "Vive sweeps", offset: 1, value: UInt32(bytes[1]))
    }
    let end = 2 + Int(bytes[1])
    section = SweepSection(bytes.extracting(2..<end))
    stale = BoundedBytes(bytes, from: end)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(UInt8(truncatingIfNeeded: section.bytes.count))
    bytes.append(section.bytes.span)
    bytes.append(stale.span)
    return bytes
  }
}
