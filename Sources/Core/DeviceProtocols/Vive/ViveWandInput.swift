public import ByteLayout

/// Status type 0x01: what fingers do on a wired wand.
///
/// Source: vive-controllers-watchman.md, "Wired inputs"; byte-exact on 4028 reports of the captures.
@frozen
public struct ViveWandInput: Equatable, Sendable {
  public static let type: UInt8 = 0x01
  public static let length: UInt8 = 0x3c

  /// Counts reports.
  public var counter: UInt32
  public var buttons: Buttons
  /// How far the trigger is pulled, 0...255.
  public var rawTrigger: UInt16
  public var unknown14: UInt16
  /// The eight hexadecimal digits of the serial LHR-XXXXXXXX.
  public var serialNumber: UInt32
  /// Where a thumb is on the pad: x to the right, y to the top; (0, 0) where none touches it.
  public var pad: SIMD2<Int16>
  public var unknown24: UInt16
  /// The trigger again, finer: 0...32767.
  public var rawFineTrigger: UInt16
  public var unknown28: FixedBytes<24>
  /// The trigger before the wand's own calibration.
  public var rawUncalibratedTrigger: UInt16
  /// Constant for a unit but for its last two bytes.
  public var unknown54: FixedBytes<10>

  /// The buttons as bits. Source: vive-controllers-watchman.md (grip is bit 2, as the captures show).
  @frozen
  public struct Buttons: BitFlags {
    public var rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable public static var triggerClick: Self { Self(rawValue: 1 << 0) }
    @inlinable public static var grip: Self { Self(rawValue: 1 << 2) }
    @inlinable public static var menu: Self { Self(rawValue: 1 << 12) }
    @inlinable public static var system: Self { Self(rawValue: 1 << 13) }
    @inlinable public static var padClick: Self { Self(rawValue: 1 << 18) }
    @inlinable public static var padTouch: Self { Self(rawValue: 1 << 20) }
  }

  public init(
    counter: UInt32, buttons: Buttons, rawTrigger: UInt16, serialNumber: UInt32,
    pad: SIMD2<Int16> = .zero, rawFineTrigger: UInt16 = 0, rawUncalibratedTrigger: UInt16 = 0
  ) {
    self.counter = counter
    self.buttons = buttons
    self.rawTrigger = rawTrigger
    unknown14 = 0
    self.serialNumber = serialNumber
    self.pad = pad
    unknown24 = 0
    self.rawFineTrigger = rawFineTrigger
    unknown28 = FixedBytes()
    self.rawUncalibratedTrigger = rawUncalibratedTrigger
    unknown54 = FixedBytes()
  }

  /// - Precondition: `bytes` are a whole report 0x01; its door has seen to it.
  init(in bytes: Span<UInt8>) {
    counter = bytes.uint32(at: 4)
    buttons = Buttons(rawValue: bytes.uint32(at: 8))
    rawTrigger = bytes.uint16(at: 12)
    unknown14 = bytes.uint16(at: 14)
    serialNumber = bytes.uint32(at: 16)
    pad = SIMD2(bytes.int16(at: 20), bytes.int16(at: 22))
    unknown24 = bytes.uint16(at: 24)
    rawFineTrigger = bytes.uint16(at: 26)
    unknown28 = FixedBytes(bytes, at: 28)
    rawUncalibratedTrigger = bytes.uint16(at: 52)
    unknown54 = FixedBytes(bytes, at: 54)
  }

  func append(to bytes: inout ReportBytes) {
    bytes.append(Self.type)
    bytes.append(Self.length)
    bytes.append(counter)
    bytes.append(buttons.rawValue)
    bytes.append(rawTrigger)
    bytes.append(unknown14)
    bytes.append(serialNumber)
    bytes.append(pad.x)
    bytes.append(pad.y)
    bytes.append(unknown24)
    bytes.append(rawFineTrigger)
    bytes.append(unknown28.span)
    bytes.append(rawUncalibratedTrigger)
    bytes.append(unknown54.span)
  }
}
