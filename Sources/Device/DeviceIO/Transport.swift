public import PoseMath
public import USBProtocol

/// One opened device, whatever carries its bytes: libusb, hidraw, USB/IP or memory.
///
/// Control transfers block the caller, which is the device's own session thread and never the pose loop.
/// Interrupt reports arrive at the sink on the transport's thread. `close` is safe from any thread, at any
/// time and more than once; after it returned, the sink hears nothing more.
public protocol Transport: AnyObject, Sendable {
  var identity: USBIdentity { get }

  /// Keeps transfers in flight on an interrupt IN endpoint and hands each report to the sink.
  func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError)

  /// One control transfer; returns the bytes of the data stage (empty for host to device).
  func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8]

  /// One interrupt OUT transfer.
  func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError)

  func close()
}

/// Where a transport puts what arrives. Called on the transport's own thread: it must not block.
public protocol ReportSink: AnyObject, Sendable {
  /// One completed interrupt IN transfer; `bytes` are valid during the call only.
  func received(_ bytes: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp)

  /// The device is gone or cannot be read any more; the last call a sink gets, and only once.
  func ended(_ reason: TransportError)
}

/// Why bytes did not move. Each case has one answer, in the table of Docs/Architecture.md.
public enum TransportError: Error, Equatable, Sendable {
  /// The device left the bus.
  case disconnected
  /// The caller may not open the node: a udev rule or a group is missing.
  case accessDenied
  /// Another driver or program holds the interface.
  case busy
  /// The endpoint stalled: the device refuses this request.
  case stalled
  case timedOut
  /// The device sent more than was asked for.
  case overflow
  case interrupted
  case outOfMemory
  case notFound
  case notSupported
  /// The transport was closed by us.
  case closed
  /// Anything else, with the number the system gave.
  case inputOutput(code: Int32)
}
