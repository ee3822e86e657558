public import ByteLayout

/// Report 0x27: modulated light that the device did not decode. Seeing it means that a station of generation 2
/// is near and the device is still in mode `pulses`.
///
/// Source: lighthouse-v2.md, "Device reports". To learn channel and time from it one would have to run the
/// stations' shift registers; `ViveModeReport` makes the device do that instead.
@frozen
public struct ViveModulationReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x27
  /// Bytes of the whole report, its id included.
  public static let byteCount = 59
  /// Slots of a report.
  public static let slotCount = 4
  static let slotByteCount = 13

  /// One burst of light on one photodiode.
  @frozen
  public struct Slot: Equatable, Sendable {
    /// The photodiode, 0...31, with flag 0x80, whose meaning is unknown.
    public var sensor: UInt8
    /// Ticks of 1/48 us.
    public var ticks: UInt32
    /// The bits received.
    public var data: UInt32
    /// Which of them are to be believed.
    public var mask: UInt32

    /// A burst with these fields.
    @inlinable
    public init(sensor: UInt8, ticks: UInt32, data: UInt32, mask: UInt32) {
      self.sensor = sensor
      self.ticks = ticks
      self.data = data
      self.mask = mask
    }
  }

  /// In the report's order.
  public var slots: InlineArray<4, Slot>
  /// Meaning unknown.
  public var unknown53: UInt8
  /// Zero as far as seen.
  public var unknown54: UInt8
  /// Meaning unknown.
  public var unknown55: UInt32

  /// A report of these slots.
  public init(
    slots: InlineArray<4, Slot>, unknown53: UInt8 = 0, unknown54: UInt8 = 0, unknown55: UInt32 = 0
  ) {
    self.slots = slots
    self.unknown53 = unknown53
    self.unknown54 = unknown54
    self.unknown55 = unknown55
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive modulation")
    slots = InlineArray(repeating: Slot(sensor: 0, ticks: 0, data: 0, mask: 0))
    for index in 0..<Self.slotCount {
      let offset = 1 + index * Self.slotByteCount
      slots[index] = Slot(
        sensor: bytes[offset], ticks: bytes.uint32(at: offset + 1), data: bytes.uint32(at: offset + 5),
        mask: bytes.uint32(at: offset + 9))
    }
    unknown53 = bytes[53]
    unknown54 = bytes[54]
    unknown55 = bytes.uint32(at: 55)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    for index in 0..<Self.slotCount {
      bytes.append(slots[index].sensor)
      bytes.append(slots[index].ticks)
      bytes.append(slots[index].data)
      bytes.append(slots[index].mask)
    }
    bytes.append(unknown53)
    bytes.append(unknown54)
    bytes.append(unknown55)
    return bytes
  }

  public static func == (left: Self, right: Self) -> Bool {
    for index in 0..<slotCount where left.slots[index] != right.slots[index] { return false }
    return left.unknown53 == right.unknown53 && left.unknown54 == right.unknown54
      && left.unknown55 == right.unknown55
  }
}
