internal import ByteLayout
internal import Glibc
public import USBProtocol

/// A device behind a USB/IP server, opened in user space: an emulated or remote one needs no kernel module.
///
/// One thread reads the stream and completes what is pending; the session's thread and that reader send.
public final class USBIPTransport: Transport {
  /// Interrupt requests in flight on an endpoint: enough that the server never waits for us.
  static let requestsInFlight = 4
  /// Stalls of an interrupt endpoint, one after the other, before it is given up.
  static let stallsMax = 5
  static let openTimeoutMilliseconds = 2_000
  /// The largest packet of a full-speed interrupt endpoint (USB 2.0, section 5.7.3).
  static let packetByteCount = 64

  public let identity: USBIdentity
  private let line: USBIPLine

  /// Imports the device that `server` calls `busID` and reads its descriptors.
  /// - Throws: `.notFound` where nobody listens or no such device is exported, `.timedOut`,
  ///   `.disconnected`; `.protocolViolation` where the answers are no USB/IP.
  public init(host: String, port: UInt16 = USBIP.portDefault, busID: String) throws(TransportError) {
    let socket = try USBIPSocket(
      host: host, port: port, timeoutMilliseconds: Self.openTimeoutMilliseconds)
    let device = try Self.importDevice(busID, over: socket)
    let line = USBIPLine(socket: socket, deviceID: device.deviceID)
    try line.start()
    self.line = line
    do throws(TransportError) {
      identity = try USBIPEnumeration(line: line).identity()
    } catch {
      line.close()
      throw error
    }
  }

  deinit { line.close() }

  public func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    try line.startReading(endpoint: endpoint, into: sink)
  }

  public func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    try line.transfer(
      endpoint: setup.isDeviceToHost ? 0x80 : 0, setup: setup, data: data, timeoutMilliseconds)
  }

  public func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    _ = try line.transfer(endpoint: endpoint & 0x7f, setup: nil, data: data, timeoutMilliseconds)
  }

  public func close() { line.close() }

  private static func importDevice(
    _ busID: String, over socket: USBIPSocket
  ) throws(TransportError) -> USBIPDevice {
    let request = USBIPImportRequest(busID: USBIPBusID(busID))
    try socket.write(Array(USBIPOperation(.importRequest).encoded.span) + Array(request.encoded.span))
    var buffer = [UInt8](repeating: 0, count: USBIPDevice.byteCount)
    try socket.read(
      USBIPOperation.byteCount, into: &buffer, timeoutMilliseconds: openTimeoutMilliseconds)
    guard let operation = try? USBIPOperation(decoding: buffer.span), operation.code == .importReply else {
      throw .protocolViolation
    }
    guard operation.status == 0 else { throw .notFound }
    try socket.read(USBIPDevice.byteCount, into: &buffer, timeoutMilliseconds: openTimeoutMilliseconds)
    guard let device = try? USBIPDevice(decoding: buffer.span) else { throw .protocolViolation }
    return device
  }
}
