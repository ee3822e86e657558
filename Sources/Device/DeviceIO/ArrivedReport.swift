public import ByteLayout
public import PoseMath

/// One report as it left a transport.
@frozen
public struct ArrivedReport: Sendable {
  public var bytes: ReportBytes
  /// The endpoint's address, bit 7 set.
  public var endpoint: UInt8
  /// When the transfer completed, host time.
  public var arrival: Timestamp

  @inlinable
  public init(bytes: ReportBytes, endpoint: UInt8, arrival: Timestamp) {
    self.bytes = bytes
    self.endpoint = endpoint
    self.arrival = arrival
  }
}
