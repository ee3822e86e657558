public import ByteLayout

/// Status type 0x08 of an Index headset: lens distance, proximity, worn.
///
/// Source: valve-index.md, "Status report 0x01" (libsurvive's layout; 1722 reports of a capture agree).
@frozen
public struct ViveProximity: Equatable, Sendable {
  public static let type: UInt8 = 0x08
  public static let length: UInt8 = 0x16

  public var unknown4: FixedBytes<8>
  /// Interpupillary distance; the formula for millimetres is unknown.
  public var rawIPD: UInt16
  public var rawProximity: Int16
  public var unknown16: FixedBytes<5>
  /// 1 while worn. The sheet's table says offset 20, its own vector has the 1 here, at 21.
  public var worn: UInt8
  public var unknown22: FixedBytes<42>

  public init(rawIPD: UInt16, rawProximity: Int16, worn: UInt8) {
    unknown4 = FixedBytes()
    self.rawIPD = rawIPD
    self.rawProximity = rawProximity
    unknown16 = FixedBytes()
    self.worn = worn
    unknown22 = FixedBytes()
  }

  /// - Precondition: `bytes` are a whole report 0x01; its door has seen to it.
  init(in bytes: Span<UInt8>) {
    unknown4 = FixedBytes(bytes, at: 4)
    rawIPD = bytes.uint16(at: 12)
    rawProximity = bytes.int16(at: 14)
    unknown16 = FixedBytes(bytes, at: 16)
    worn = bytes[21]
    unknown22 = FixedBytes(bytes, at: 22)
  }

  func append(to bytes: inout ReportBytes) {
    bytes.append(Self.type)
    bytes.append(Self.length)
    bytes.append(unknown4.span)
    bytes.append(rawIPD)
    bytes.append(rawProximity)
    bytes.append(unknown16.span)
    bytes.append(worn)
    bytes.append(unknown22.span)
  }
}
