public import ByteLayout

/// A battery's charge as one byte: bit 7 while charging, bits 0...6 in per cent.
@frozen
public struct ViveBatteryLevel: Equatable, Sendable {
  public var code: UInt8

  @inlinable
  public init(code: UInt8) { self.code = code }

  /// - Precondition: none; a percentage above 127 is cut to its low seven bits.
  @inlinable
  public init(percent: UInt8, isCharging: Bool) {
    code = percent & 0x7f | (isCharging ? 0x80 : 0)
  }

  @inlinable public var percent: UInt8 { code & 0x7f }
  @inlinable public var isCharging: Bool { code & 0x80 != 0 }
}

/// Status type 0x04, once a second: the battery of a wired wand or tracker.
///
/// Source: vive-controllers-watchman.md, "Wired inputs".
@frozen
public struct ViveWandBattery: Equatable, Sendable {
  public static let type: UInt8 = 0x04
  public static let length: UInt8 = 0x0b

  /// Counts reports, with the inputs.
  public var counter: UInt32
  public var unknown8: UInt32
  /// Plausibly millivolts: 4412 on a full battery.
  public var rawVoltage: UInt16
  public var level: ViveBatteryLevel
  public var unknown15: FixedBytes<49>

  public init(counter: UInt32, rawVoltage: UInt16, level: ViveBatteryLevel) {
    self.counter = counter
    unknown8 = 0
    self.rawVoltage = rawVoltage
    self.level = level
    unknown15 = FixedBytes()
  }

  /// - Precondition: `bytes` are a whole report 0x01; its door has seen to it.
  init(in bytes: Span<UInt8>) {
    counter = bytes.uint32(at: 4)
    unknown8 = bytes.uint32(at: 8)
    rawVoltage = bytes.uint16(at: 12)
    level = ViveBatteryLevel(code: bytes[14])
    unknown15 = FixedBytes(bytes, at: 15)
  }

  func append(to bytes: inout ReportBytes) {
    bytes.append(Self.type)
    bytes.append(Self.length)
    bytes.append(counter)
    bytes.append(unknown8)
    bytes.append(rawVoltage)
    bytes.append(level.code)
    bytes.append(unknown15.span)
  }
}
