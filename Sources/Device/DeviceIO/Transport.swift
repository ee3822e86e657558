public import PoseMath
public import USBProtocol

/// One opened device, whatever carries its bytes: libusb, hidraw, USB/IP or memory.
///
/// Control transfers and writes block the caller, which is the device's own session thread: never the pose
/// loop, and never a sink (there they throw `.invalidRequest`, for the thread that would complete them is
/// the caller). Interrupt reports arrive at the sink on the transport's thread. `close` is safe from any
/// thread, a sink included, at any time and more than once; after it returned, the sink hears nothing more.
public protocol Transport: AnyObject, Sendable {
  /// What the device said of itself when it was found or opened.
  var identity: USBIdentity { get }

  /// Keeps transfers in flight on an interrupt IN endpoint (bit 7 set) and hands each report to the sink.
  /// An endpoint is read once: a second call for it throws `.busy`.
  func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError)

  /// One control transfer; returns the bytes of the data stage (empty for host to device).
  ///
  /// Host to device, `data` holds `setup.length` bytes; device to host it is empty. It returns or throws
  /// within the time limit and a second's grace for the cancel, whatever the device does (hidraw: see there).
  func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8]

  /// One interrupt OUT transfer (bit 7 of `endpoint` clear), within the same bounds.
  func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError)

  /// Gives the device back. Returns within a second or so, whatever the device does.
  func close()
}

/// Where a transport puts what arrives. Called on the transport's own thread: it must not block.
public protocol ReportSink: AnyObject, Sendable {
  /// One completed interrupt IN transfer; `bytes` are valid during the call only.
  func received(_ bytes: Span<UInt8>, endpoint: UInt8, at arrival: Timestamp)

  /// The device is gone or cannot be read any more; the last call a sink gets, and only once, however many
  /// endpoints it listens to. It does not come where we closed the transport ourselves.
  func ended(_ reason: TransportError)
}
