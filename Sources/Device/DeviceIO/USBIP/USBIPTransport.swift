import PoseMath
import Synchronization
public import USBProtocol

/// A device behind a USB/IP server, in user space: no kernel module, no rights.
///
/// One reader thread owns the conversation: it takes every reply, hands reports to sinks, asks for the next
/// ones and tells the end. Session threads only send, and wait for what the reader puts down for them.
public final class USBIPTransport: Transport {
  /// What may be chosen for a device.
  public struct Options: Sendable {
    /// Transfers in flight on each endpoint, 1...16: they cover a round trip to the server.
    public var transfersInFlight: Int

    public init(transfersInFlight: Int = 4) { self.transfersInFlight = max(1, min(16, transfersInFlight)) }
  }

  public let identity: USBIdentity
  /// All that was read while connecting.
  public let descriptors: USBDescriptorSet
  let link: USBIPLink

  /// Connects, imports the device named by bus id, reads its descriptors and sets its first configuration.
  /// Blocks, within the limit for each step.
  /// - Throws: `notFound` where no server listens or it has no such device, `busy` where another client has
  ///   it, `protocolViolation` where it lies, `timedOut`, `disconnected`.
  public init(
    host: String, port: UInt16 = USBIP.portDefault, busID: String, timeoutMilliseconds: Int = 2_000,
    options: Options = Options()
  ) throws(TransportError) {
    let deadline = MonotonicClock.now(plusMilliseconds: timeoutMilliseconds)
    let connection = try USBIPConnection(host: host, port: port, deadline: deadline)
    let device = try USBIPClient.importDevice(
      busID: USBIPBusID(busID), over: connection, deadline: deadline)
    let link = USBIPLink(
      connection: connection, deviceID: device.deviceID, transfersInFlight: options.transfersInFlight,
      wake: try WakeUp())
    try link.start()
    do throws(TransportError) {
      let read = try USBDescriptorSet.read { (setup: USBSetup) throws(TransportError) in
        try link.control(setup, data: [], timeoutMilliseconds: timeoutMilliseconds)
      }
      guard let configuration = try? USBConfiguration(decoding: read.configuration.span),
        let identity = try? read.identity
      else { throw .protocolViolation }
      _ = try link.control(
        .setConfiguration(configuration.descriptor.value), data: [],
        timeoutMilliseconds: timeoutMilliseconds)
      link.learn(configuration)
      self.identity = identity
      descriptors = read
    } catch {
      link.close()
      throw error
    }
    self.link = link
  }

  deinit { link.close() }

  public func startReading(endpoint: UInt8, into sink: any ReportSink) throws(TransportError) {
    try link.startReading(endpoint: endpoint, into: sink)
  }

  public func control(
    _ setup: USBSetup, data: [UInt8], timeoutMilliseconds: Int
  ) throws(TransportError) -> [UInt8] {
    try link.control(setup, data: data, timeoutMilliseconds: timeoutMilliseconds)
  }

  public func write(endpoint: UInt8, data: [UInt8], timeoutMilliseconds: Int) throws(TransportError) {
    try link.write(endpoint: endpoint, data: data, timeoutMilliseconds: timeoutMilliseconds)
  }

  public func close() { link.close() }
}

extension USBSetup {
  /// SET_CONFIGURATION (USB 2.0, section 9.4.7).
  static func setConfiguration(_ value: UInt8) -> USBSetup {
    USBSetup(requestType: 0, request: 0x09, value: UInt16(value), index: 0, length: 0)
  }

  /// CLEAR_FEATURE of ENDPOINT_HALT (USB 2.0, section 9.4.1).
  static func clearHalt(endpoint: UInt8) -> USBSetup {
    USBSetup(requestType: 0x02, request: 0x01, value: 0, index: UInt16(endpoint), length: 0)
  }
}
