public import ByteLayout

/// Feature report 0x04 of the headset's mainboard, read: display and firmware.
///
/// Source: htc-vive.md, "0bb4:2c87", and the one answer in capture system-03, whose display firmware 569
/// stands at offset 16.
@frozen
public struct ViveMainboardInfo: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x04
  /// A report of 64 bytes behind its id; a host that asks for fewer gets fewer.
  public static let byteCount = 65
  public static let typeCode: UInt16 = 0x2987

  /// Bytes after offset 4; 60 in the answer seen.
  public var length: UInt8
  /// The display's EDID vendor: three letters of five bits, "HVR" is 0x22d2. Big-endian on the wire.
  public var edidVendor: UInt16
  public var edidProduct: UInt16
  public var unknown8: FixedBytes<8>
  public var displayFirmware: UInt32
  public var unknown20: BoundedBytes<45>

  public init(edidVendor: UInt16, edidProduct: UInt16, displayFirmware: UInt32) {
    length = 60
    self.edidVendor = edidVendor
    self.edidProduct = edidProduct
    unknown8 = FixedBytes()
    self.displayFirmware = displayFirmware
    unknown20 = BoundedBytes(zeros: 45)
  }

  /// - Throws: `truncated` below 20 bytes, `overlong`, `unexpectedTag`; `invalidField` for another type.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(atLeast: 20, id: Self.reportID, of: "Vive mainboard info")
    let type = bytes.uint16(at: 1)
    guard type == Self.typeCode else {
      throw .invalidField(layout: "Vive mainboard info", offset: 1, value: UInt32(type))
    }
    length = bytes[3]
    edidVendor = bytes.bigEndianUInt16(at: 4)
    edidProduct = bytes.uint16(at: 6)
    unknown8 = FixedBytes(bytes, at: 8)
    displayFirmware = bytes.uint32(at: 16)
    unknown20 = BoundedBytes(bytes, from: 20)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(Self.typeCode)
    bytes.append(length)
    bytes.append(edidVendor.byteSwapped)
    bytes.append(edidProduct)
    bytes.append(unknown8.span)
    bytes.append(displayFirmware)
    bytes.append(unknown20.span)
    return bytes
  }
}

/// Feature report 0x04 of the headset's mainboard, written: display and sensors on or off.
///
/// Source: htc-vive.md, "0bb4:2c87"; Monado, libsurvive and OpenHMD agree, SteamVR's own write is in capture
/// system-03.
@frozen
public struct ViveMainboardPower: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x04
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64
  public static let typeCode: UInt16 = 0x2978

  /// Bytes after offset 4; 56.
  public var length: UInt8
  /// 1 turns on, 0 off; SteamVR once wrote 0 here and 0x77 at 12, meaning unknown.
  public var power: UInt8
  public var unknown5: FixedBytes<5>
  /// 2, 0 in every form known.
  public var unknown10: UInt16
  public var powerAgain: UInt8
  /// SteamVR leaves these uninitialised.
  public var unknown13: FixedBytes<51>

  public init(isOn: Bool) {
    length = 56
    power = isOn ? 1 : 0
    unknown5 = FixedBytes()
    unknown10 = 2
    powerAgain = power
    unknown13 = FixedBytes()
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`; `invalidField` for another type.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive mainboard power")
    let type = bytes.uint16(at: 1)
    guard type == Self.typeCode else {
      throw .invalidField(layout: "Vive mainboard power", offset: 1, value: UInt32(type))
    }
    length = bytes[3]
    power = bytes[4]
    unknown5 = FixedBytes(bytes, at: 5)
    unknown10 = bytes.uint16(at: 10)
    powerAgain = bytes[12]
    unknown13 = FixedBytes(bytes, at: 13)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(Self.typeCode)
    bytes.append(length)
    bytes.append(power)
    bytes.append(unknown5.span)
    bytes.append(unknown10)
    bytes.append(powerAgain)
    bytes.append(unknown13.span)
    return bytes
  }

  /// True for on, false for off, nil for the form nobody understands.
  public var isOn: Bool? {
    switch (power, powerAgain) {
    case (1, 1): true
    case (0, 0): false
    default: nil
    }
  }
}
