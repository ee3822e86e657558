public import PoseMath

/// The fast half of a driver: a pure value on the pose loop that turns reports into samples and inputs
/// (Docs/Decisions/0001-two-machines-a-driver.md).
///
/// The loop holds the value in place and calls it indirectly, once a report; it holds no class and no array
/// that another copy of it shares, because the first change would then copy that in the loop.
public protocol DeviceStream: Sendable {
  /// What `report`, id first, says. Allocates nothing, waits for nothing and never traps: bytes that make
  /// no sense come back as a count.
  ///
  /// - Parameters:
  ///   - report: the bytes of one interrupt transfer, valid during the call.
  ///   - endpoint: the endpoint they came from, direction bit included (0x81).
  ///   - arrival: when the transfer completed, by the host's clock.
  mutating func ingest(
    _ report: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp
  ) -> StreamOutput

  /// Scales from now on as `newer` does, a stream of the same device made of a profile that was learned
  /// later. The device's time and the search for losses go on where the implementation can; without one,
  /// `newer` begins anew. Allocates nothing.
  mutating func adopt(_ newer: Self)

  /// A sample of this stream in nominal units: scaled by the sensor's range, without any calibration; what a new
  /// calibration is made of. A stream that does not calibrate gives it as it is.
  func nominal(_ sample: IMUSample<Double>) -> IMUSample<Double>
}

extension DeviceStream {
  public mutating func adopt(_ newer: Self) { self = newer }
  public func nominal(_ sample: IMUSample<Double>) -> IMUSample<Double> { sample }
}
