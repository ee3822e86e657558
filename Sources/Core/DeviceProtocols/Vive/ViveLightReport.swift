public import ByteLayout

/// Report 0x25: nine slots of received light of a headset, in no order of time.
///
/// Source: htc-vive.md, "0x25, optical lighthouse 1".
@frozen
public struct ViveLightReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x25
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64
  public static let slotCount = 9
  static let slotByteCount = 7

  /// One slot: a pulse, or what else the receiver puts a time to.
  @frozen
  public struct Slot: Equatable, Sendable {
    public var source: Source
    public var lengthTicks: UInt16
    public var startTicks: UInt32

    @inlinable
    public init(source: Source, lengthTicks: UInt16, startTicks: UInt32) {
      self.source = source
      self.lengthTicks = lengthTicks
      self.startTicks = startTicks
    }

    /// An unused slot, all bits set.
    @inlinable public static var empty: Self {
      Self(source: .empty, lengthTicks: .max, startTicks: .max)
    }

    /// The pulse, if a photodiode received one.
    @inlinable public var pulse: LightPulse? {
      guard case .sensor(let sensor) = source else { return nil }
      return LightPulse(
        sensor: sensor, startTicks: startTicks, lengthTicks: UInt32(lengthTicks))
    }
  }

  /// What a slot's first byte tells.
  @frozen
  public enum Source: Equatable, Sendable {
    /// A photodiode, 0...31.
    case sensor(UInt8)
    /// The display's vertical synchronisation.
    case verticalSync
    /// A frame of the front camera.
    case cameraFrame
    case empty
    case unrecognized(UInt8)

    @inlinable
    public init(code: UInt8) {
      switch code {
      case 0...31: self = .sensor(code)
      case 0xfd: self = .cameraFrame
      case 0xfe: self = .verticalSync
      case 0xff: self = .empty
      default: self = .unrecognized(code)
      }
    }

    @inlinable public var code: UInt8 {
      switch self {
      case .sensor(let code), .unrecognized(let code): code
      case .cameraFrame: 0xfd
      case .verticalSync: 0xfe
      case .empty: 0xff
      }
    }
  }

  public var slots: InlineArray<9, Slot>

  public init(slots: InlineArray<9, Slot>) { self.slots = slots }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive light")
    slots = InlineArray(repeating: .empty)
    for index in 0..<Self.slotCount {
      let offset = 1 + index * Self.slotByteCount
      slots[index] = Slot(
        source: Source(code: bytes[offset]), lengthTicks: bytes.uint16(at: offset + 1),
        startTicks: bytes.uint32(at: offset + 3))
    }
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    for index in 0..<Self.slotCount {
      bytes.append(slots[index].source.code)
      bytes.append(slots[index].lengthTicks)
      bytes.append(slots[index].startTicks)
    }
    return bytes
  }

  public static func == (left: Self, right: Self) -> Bool {
    for index in 0..<slotCount where left.slots[index] != right.slots[index] { return false }
    return true
  }
}
