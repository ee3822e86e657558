public import ByteLayout

/// Feature report 0xff, read from a wireless receiver: the answer to the last command.
///
/// `ff command length payload`, then zeros; a length of zero says that there is no answer yet. Source:
/// vive-controllers-watchman.md, "Feature reports"; 63 or 64 bytes in the captures.
public struct WatchmanAnswerReport: ReportLayout {
  /// The report's first byte.
  public static let reportID: UInt8 = 0xff

  /// What the answer tells, by the command it answers.
  public enum Body: Equatable, Sendable {
    /// To `WatchmanCommand.query`.
    case identity(WatchmanIdentity)
    /// To another command, or of another length; empty before the answer is there.
    case unrecognized(code: UInt8, payload: BoundedBytes<62>)
  }

  public var body: Body
  /// What stands behind the payload.
  public var stale: BoundedBytes<62>

  /// An answer in a report of 64 bytes.
  public init(_ body: Body) {
    self.body = body
    stale = BoundedBytes(zeros: 61 - body.payload.count)
  }

  /// - Throws: `truncated` where the payload is not all there, `overlong`, `unexpectedTag`.
  public init(decoding bytes: Span<UInt8>) throws(LayoutError) {
    try bytes.require(atLeast: 3, id: Self.reportID, of: "watchman answer")
    let end = 3 + Int(bytes[2])
    guard bytes.count >= end else {
      throw .truncated(layout: "watchman answer", expected: end, actual: bytes.count)
    }
    if bytes[1] == WatchmanIdentity.code, bytes[2] == WatchmanIdentity.byteCount {
      body = .identity(WatchmanIdentity(in: bytes, at: 3))
    } else {
      body = .unrecognized(
        code: bytes[1], payload: BoundedBytes(bytes.extracting(first: end), from: 3))
    }
    stale = BoundedBytes(bytes, from: end)
  }

  public func encoded() -> ReportBytes {
    let payload = body.payload
    var bytes = ReportBytes()
    bytes.append(Self.reportID)
    switch body {
    case .identity: bytes.append(WatchmanIdentity.code)
    case .unrecognized(let code, _): bytes.append(code)
    }
    bytes.append(UInt8(truncatingIfNeeded: payload.count))
    bytes.append(payload.span)
    bytes.append(stale.span)
    return bytes
  }
}

extension WatchmanAnswerReport.Body {
  var payload: BoundedBytes<62> {
    switch self {
    case .unrecognized(_, let payload): return payload
    case .identity(let identity):
      var bytes = BoundedBytes<62>()
      identity.append(to: &bytes)
      return bytes
    }
  }
}

/// What a wireless controller says about itself, 35 bytes.
///
/// Offsets are those of the payload. Source: vive-controllers-watchman.md ("partly understood"), and two
/// wands of capture system-04, which differ in the serial number alone.
@frozen
public struct WatchmanIdentity: Equatable, Sendable {
  static let code: UInt8 = 0x83
  static let byteCount: UInt8 = 35

  public var unknown0: UInt8
  /// The eight hexadecimal digits of the serial LHR-XXXXXXXX.
  public var serialNumber: UInt32
  public var unknown5: FixedBytes<11>
  /// Seconds since 1970, the same number as in `ViveFirmwareReport`.
  public var firmwareVersion: UInt32
  public var unknown20: FixedBytes<11>
  /// The serial number again.
  public var serialNumberAgain: UInt32

  public init(serialNumber: UInt32, firmwareVersion: UInt32) {
    unknown0 = 0
    self.serialNumber = serialNumber
    unknown5 = FixedBytes()
    self.firmwareVersion = firmwareVersion
    unknown20 = FixedBytes()
    serialNumberAgain = serialNumber
  }

  /// - Precondition: 35 bytes follow `offset`; the report's door has seen to it.
  init(in bytes: Span<UInt8>, at offset: Int) {
    unknown0 = bytes[offset]
    serialNumber = bytes.uint32(at: offset + 1)
    unknown5 = FixedBytes(bytes, at: offset + 5)
    firmwareVersion = bytes.uint32(at: offset + 16)
    unknown20 = FixedBytes(bytes, at: offset + 20)
    serialNumberAgain = bytes.uint32(at: offset + 31)
  }

  func append(to bytes: inout BoundedBytes<62>) {
    bytes.append(unknown0)
    bytes.append(serialNumber)
    bytes.append(unknown5.span)
    bytes.append(firmwareVersion)
    bytes.append(unknown20.span)
    bytes.append(serialNumberAgain)
  }
}
