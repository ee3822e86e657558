public import ByteLayout

/// Report 0x21: seven slots of received light of a wired wand or 2017 tracker.
///
/// Source: vive-controllers-watchman.md, "Wired inputs".
@frozen
public struct ViveWandLightReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x21
  /// Bytes of the whole report, its id included.
  public static let byteCount = 58
  public static let slotCount = 7
  static let slotByteCount = 8
  /// The highest number a photodiode can have; what lies above marks an empty slot.
  public static let sensorMax: UInt16 = 31

  /// One slot: a pulse, or nothing.
  @frozen
  public struct Slot: Equatable, Sendable {
    public var sensor: UInt16
    public var lengthTicks: UInt16
    public var startTicks: UInt32

    @inlinable
    public init(sensor: UInt16, lengthTicks: UInt16, startTicks: UInt32) {
      self.sensor = sensor
      self.lengthTicks = lengthTicks
      self.startTicks = startTicks
    }

    /// An unused slot, all bits set.
    @inlinable public static var empty: Self {
      Self(sensor: .max, lengthTicks: .max, startTicks: .max)
    }

    /// The pulse, unless the slot is empty.
    @inlinable public var pulse: LightPulse? {
      guard sensor <= sensorMax else { return nil }
      return LightPulse(
        sensor: UInt8(truncatingIfNeeded: sensor), startTicks: startTicks,
        lengthTicks: UInt32(lengthTicks))
    }
  }

  public var slots: InlineArray<7, Slot>
  /// Zero in all 36 505 reports of the captures.
  public var unknown57: UInt8

  public init(slots: InlineArray<7, Slot>, unknown57: UInt8 = 0) {
    self.slots = slots
    self.unknown57 = unknown57
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "wand light")
    slots = InlineArray(repeating: .empty)
    for index in 0..<Self.slotCount {
      let offset = 1 + index * Self.slotByteCount
      slots[index] = Slot(
        sensor: bytes.uint16(at: offset), lengthTicks: bytes.uint16(at: offset + 2),
        startTicks: bytes.uint32(at: offset + 4))
    }
    unknown57 = bytes[57]
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    for index in 0..<Self.slotCount {
      bytes.append(slots[index].sensor)
      bytes.append(slots[index].lengthTicks)
      bytes.append(slots[index].startTicks)
    }
    bytes.append(unknown57)
    return bytes
  }

  public static func == (left: Self, right: Self) -> Bool {
    for index in 0..<slotCount where left.slots[index] != right.slots[index] { return false }
    return left.unknown57 == right.unknown57
  }
}
