public import ByteLayout

/// Report 0x03 of the headset's mainboard, every 52 ms: lens distance, IPD, proximity and button.
///
/// Source: htc-vive.md, "0x03, mainboard status"; 1037 reports of the captures agree.
@frozen
public struct ViveMainboardStatus: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x03
  /// Bytes of the whole report, its id included.
  public static let byteCount = 64
  /// The type word at offset 1 of every report seen.
  public static let typeCode: UInt16 = 0x2cd0

  /// Bytes after offset 4; 60 in every report seen.
  public var length: UInt8
  /// Unit unknown, linear in the position of the lens slider; 1575 measured.
  public var rawLensSeparation: UInt16
  public var unknown6: UInt16
  /// 1 while the system button is held; other values were not seen.
  public var systemButton: UInt8
  public var unknown9: FixedBytes<3>
  /// 0, 1 or 2: which of them means put on and which taken off is open.
  public var proximityChange: UInt8
  public var unknown13: UInt8
  /// 40...1900 by LighthouseRedox, 35 and up here; the nearer a face, the higher.
  public var rawProximity: UInt16
  /// The distance set by the IPD wheel, in hundredths of a millimetre.
  public var ipdHundredthMillimeters: UInt16
  public var unknown18: FixedBytes<46>

  /// Below this proximity the headset is not worn (libsurvive's threshold, by htc-vive.md).
  public static let wornProximityMin: UInt16 = 80

  public init(
    rawLensSeparation: UInt16, systemButton: UInt8, proximityChange: UInt8, rawProximity: UInt16,
    ipdHundredthMillimeters: UInt16
  ) {
    length = 60
    self.rawLensSeparation = rawLensSeparation
    unknown6 = 0
    self.systemButton = systemButton
    unknown9 = FixedBytes()
    self.proximityChange = proximityChange
    unknown13 = 0
    self.rawProximity = rawProximity
    self.ipdHundredthMillimeters = ipdHundredthMillimeters
    unknown18 = FixedBytes()
  }

  /// - Throws: `truncated`, `overlong`, `unexpectedTag`; `invalidField` for another type at offset 1.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(Self.byteCount, id: Self.reportID, of: "Vive mainboard status")
    let type = bytes.uint16(at: 1)
    guard type == Self.typeCode else {
      throw .invalidField(layout: "Vive mainboard status", offset: 1, value: UInt32(type))
    }
    length = bytes[3]
    rawLensSeparation = bytes.uint16(at: 4)
    unknown6 = bytes.uint16(at: 6)
    systemButton = bytes[8]
    unknown9 = FixedBytes(bytes, at: 9)
    proximityChange = bytes[12]
    unknown13 = bytes[13]
    rawProximity = bytes.uint16(at: 14)
    ipdHundredthMillimeters = bytes.uint16(at: 16)
    unknown18 = FixedBytes(bytes, at: 18)
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(Self.typeCode)
    bytes.append(length)
    bytes.append(rawLensSeparation)
    bytes.append(unknown6)
    bytes.append(systemButton)
    bytes.append(unknown9.span)
    bytes.append(proximityChange)
    bytes.append(unknown13)
    bytes.append(rawProximity)
    bytes.append(ipdHundredthMillimeters)
    bytes.append(unknown18.span)
    return bytes
  }

  /// Whether something, most likely a face, is in front of the proximity sensor.
  public var isWorn: Bool { rawProximity >= Self.wornProximityMin }
}
