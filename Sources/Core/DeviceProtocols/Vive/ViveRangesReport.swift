public import ByteLayout

/// Feature report 0x01, read: the full scale of gyroscope and accelerometer.
///
/// The codes are those of the MPU-6500. A first read may come back empty or with zeros: read again. Source:
/// htc-vive.md and vive-controllers-watchman.md; a headset answers 1, 1 and controllers 3, 2.
@frozen
public struct ViveRangesReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0x01
  /// The highest code of the MPU-6500 for either sensor.
  public static let codeMax: UInt8 = 3

  /// Full scale is 250 degrees a second times 2 to this power.
  public var gyroscopeCode: UInt8
  /// Full scale is 2 g times 2 to this power.
  public var accelerometerCode: UInt8
  /// Memory the device did not clear; only the bytes before it are valid.
  public var stale: BoundedBytes<62>

  public init(gyroscopeCode: UInt8, accelerometerCode: UInt8) {
    self.gyroscopeCode = gyroscopeCode
    self.accelerometerCode = accelerometerCode
    stale = BoundedBytes(zeros: 61)
  }

  /// - Throws: `truncated` below three bytes, `overlong`, `unexpectedTag`; `invalidField` for a code above 3.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(atLeast: 3, id: Self.reportID, of: "Vive ranges")
    gyroscopeCode = bytes[1]
    accelerometerCode = bytes[2]
    stale = BoundedBytes(bytes, from: 3)
    for offset in 1...2 where bytes[offset] > Self.codeMax {
      throw .invalidField(layout: "Vive ranges", offset: offset, value: UInt32(bytes[offset]))
    }
  }

  public func encoded() -> ReportBytes {
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    bytes.append(gyroscopeCode)
    bytes.append(accelerometerCode)
    bytes.append(stale.span)
    return bytes
  }

  /// Degrees a second at the count 32768.
  public var gyroscopeRangeDegreesPerSecond: UInt16 { 250 &<< UInt16(gyroscopeCode & 3) }

  /// Standard gravities at the count 32768.
  public var accelerometerRangeGravities: UInt16 { 2 &<< UInt16(accelerometerCode & 3) }
}
