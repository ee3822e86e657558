public import ByteLayout

/// The payload of one radio message, or a part of it.
public typealias WatchmanBytes = BoundedBytes<26>

/// One 29-byte message of a wireless controller, as the receiver passes it on.
///
/// `time high, length, time low, payload`; what lies behind the payload is memory the receiver did not
/// clear. It is kept, so that a recording's bytes come back, and never read. How the payload is to be read
/// depends on the controller and on the light mode its receiver was set to, which the message does not
/// tell: see `WatchmanPayload1` and `WatchmanPayload2`. Source: vive-controllers-watchman.md, "Wireless
/// inputs".
@frozen
public struct WatchmanMessage: Equatable, Sendable {
  public static let byteCount = 29
  public static let payloadByteCountMax = 26

  /// Bits 31...24 of the controller's clock, 1/48 us.
  public var timeHigh: UInt8
  /// Bits 23...16 of it.
  public var timeMiddle: UInt8
  public private(set) var payload: WatchmanBytes
  /// What earlier messages left behind the payload.
  public private(set) var stale: WatchmanBytes

  /// A message of `payload`; `stale` is cut or filled with zeros to what the payload leaves.
  public init(
    timeHigh: UInt8, timeMiddle: UInt8, payload: WatchmanBytes, stale: WatchmanBytes = WatchmanBytes()
  ) {
    self.timeHigh = timeHigh
    self.timeMiddle = timeMiddle
    self.payload = payload
    self.stale = WatchmanBytes(zeros: Self.payloadByteCountMax - payload.count)
    for offset in 0..<min(stale.count, self.stale.count) { self.stale[offset] = stale[offset] }
  }

  /// - Precondition: 29 bytes follow `offset`; the report's door has seen to it.
  /// - Throws: `invalidField` where the length byte is not 1...27.
  init(in bytes: Span<UInt8>, at offset: Int) throws(LayoutError) {
    timeHigh = bytes[offset]
    timeMiddle = bytes[offset + 2]
    let length = bytes[offset + 1]
    guard length >= 1, length <= UInt8(Self.payloadByteCountMax + 1) else {
      throw .invalidField(layout: "watchman message", offset: offset + 1, value: UInt32(length))
    }
    let payloadEnd = offset + 2 + Int(length)
    payload = WatchmanBytes()
    stale = WatchmanBytes()
    for index in (offset + 3)..<payloadEnd { payload.append(bytes[index]) }
    for index in payloadEnd..<(offset + Self.byteCount) { stale.append(bytes[index]) }
  }

  func append(to bytes: inout ReportBytes) {
    bytes.append(timeHigh)
    bytes.append(UInt8(truncatingIfNeeded: payload.count + 1))
    bytes.append(timeMiddle)
    bytes.append(payload.span)
    bytes.append(stale.span)
  }

  /// The controller's clock at an inertial sample of this message: its lowest byte is never sent, so it
  /// counts in steps of 5.3 us.
  @inlinable
  public func ticks(of imu: WatchmanIMU) -> UInt32 {
    UInt32(timeHigh) &<< 24 | UInt32(timeMiddle) &<< 16 | UInt32(imu.timeLow) << 8
  }
}
