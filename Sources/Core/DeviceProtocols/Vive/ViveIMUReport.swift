public import ByteLayout

/// One reading of a Vive's inertial sensor as it stands in a report.
@frozen
public struct ViveIMUSlot: Equatable, Sendable {
  /// Counts of the accelerometer in sensor axes; full scale is that of `ViveRanges`.
  public var rawAcceleration: SIMD3<Int16>
  /// Counts of the gyroscope in sensor axes.
  public var rawAngularVelocity: SIMD3<Int16>
  /// The device's clock in ticks of 1/48 us; wraps after 89.48 s.
  public var ticks: UInt32
  /// Counts samples, modulo 256.
  public var sequence: UInt8

  @inlinable
  public init(
    rawAcceleration: SIMD3<Int16>, rawAngularVelocity: SIMD3<Int16>, ticks: UInt32, sequence: UInt8
  ) {
    self.rawAcceleration = rawAcceleration
    self.rawAngularVelocity = rawAngularVelocity
    self.ticks = ticks
    self.sequence = sequence
  }

  /// No movement at time zero: what an unused slot holds after power on.
  @inlinable public static var zero: Self {
    Self(rawAcceleration: .zero, rawAngularVelocity: .zero, ticks: 0, sequence: 0)
  }
}

/// Report 0x20: the last three inertial samples in rotating slots, so that each travels up to three times.
///
/// Source: htc-vive.md, "0x20, IMU", confirmed on captures of headset, wired wand and tracker.
@frozen
public struct ViveIMUReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x20
  /// Bytes of the whole report, its id included.
  public static let byteCount = 52
  public static let slotCount = 3
  static let slotByteCount = 17

  /// In the order of the report, which is not that of time; `IMUSlotSelector` sorts them.
  public var slots: InlineArray<3, ViveIMUSlot>

  public init(slots: InlineArray<3, ViveIMUSlot>) { self.slots = slots }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive IMU")
    slots = InlineArray(repeating: .zero)
    for index in 0..<Self.slotCount {
      slots[index] = ViveIMUSlot(in: bytes, at: 1 + index * Self.slotByteCount)
    }
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    for index in 0..<Self.slotCount {
      bytes.append(slots[index].rawAcceleration)
      bytes.append(slots[index].rawAngularVelocity)
      bytes.append(slots[index].ticks)
      bytes.append(slots[index].sequence)
    }
    return bytes
  }

  public static func == (left: Self, right: Self) -> Bool {
    for index in 0..<slotCount where left.slots[index] != right.slots[index] { return false }
    return true
  }
}

extension ViveIMUSlot {
  /// - Precondition: 17 bytes follow `offset`; the report's door has seen to it.
  init(in bytes: Span<UInt8>, at offset: Int) {
    self.init(
      rawAcceleration: bytes.counts(at: offset), rawAngularVelocity: bytes.counts(at: offset + 6),
      ticks: bytes.uint32(at: offset + 12), sequence: bytes[offset + 16])
  }
}
