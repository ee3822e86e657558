import PoseMath
public import USBProtocol

/// The operations before a transfer: what a USB/IP server has, and importing one of it.
public enum USBIPClient {
  /// A device on offer.
  public struct Offer: Equatable, Sendable {
    public var device: USBIPDevice
    public var interfaces: [USBIPInterface]
  }

  /// Asks for everything that the server exports. Blocks, within the limit.
  /// - Throws: `notFound` where no server listens, `protocolViolation`, `timedOut`, `disconnected`.
  public static func list(
    host: String, port: UInt16 = USBIP.portDefault, timeoutMilliseconds: Int = 2_000
  ) throws(TransportError) -> [Offer] {
    let deadline = MonotonicClock.now(plusMilliseconds: timeoutMilliseconds)
    let connection = try USBIPConnection(host: host, port: port, deadline: deadline)
    try connection.send(bytes(USBIPOperation(.listRequest).encoded), deadline: deadline)
    var buffer = [UInt8](repeating: 0, count: USBIPDevice.byteCount)
    func next(_ count: Int) throws(TransportError) -> [UInt8] {
      try connection.receive(count, into: &buffer, deadline: deadline)
      return Array(buffer.prefix(count))
    }
    try check(try next(USBIPOperation.byteCount), is: .listReply)
    let head = try next(USBIPListing.countByteCount)
    let count = try decoded { try USBIPListing.deviceCount(decoding: head.span) }
    var offers: [Offer] = []
    for _ in 0..<count {
      let record = try next(USBIPDevice.byteCount)
      let device = try decoded { try USBIPDevice(decoding: record.span) }
      var interfaces: [USBIPInterface] = []
      for _ in 0..<device.interfaceCount {
        let record = try next(USBIPInterface.byteCount)
        interfaces.append(try decoded { try USBIPInterface(decoding: record.span) })
      }
      offers.append(Offer(device: device, interfaces: interfaces))
    }
    return offers
  }

  /// Asks for one device; from then on the connection carries its transfers.
  /// - Throws: what the server's status means, `protocolViolation`, `timedOut`, `disconnected`.
  static func importDevice(
    busID: USBIPBusID, over connection: USBIPConnection, deadline: Timestamp
  ) throws(TransportError) -> USBIPDevice {
    let request =
      bytes(USBIPOperation(.importRequest).encoded) + bytes(USBIPImportRequest(busID: busID).encoded)
    try connection.send(request, deadline: deadline)
    var buffer = [UInt8](repeating: 0, count: USBIPDevice.byteCount)
    try connection.receive(USBIPOperation.byteCount, into: &buffer, deadline: deadline)
    try check(Array(buffer.prefix(USBIPOperation.byteCount)), is: .importReply)
    try connection.receive(USBIPDevice.byteCount, into: &buffer, deadline: deadline)
    let device = try decoded { try USBIPDevice(decoding: buffer.span) }
    guard device.busID == busID else { throw .protocolViolation }
    return device
  }

  private static func check(
    _ bytes: [UInt8], is code: USBIPOperation.Code
  ) throws(TransportError) {
    let operation = try decoded { try USBIPOperation(decoding: bytes.span) }
    guard operation.code == code else { throw .protocolViolation }
    switch operation.status {
    case 0: return
    // Linux tools/usb/usbip/libsrc/usbip_common.h: ST_NA, ST_DEV_BUSY, ST_DEV_ERR, ST_NODEV, ST_ERROR.
    case 1, 4: throw .notFound
    case 2: throw .busy
    default: throw .inputOutput(code: Int32(truncatingIfNeeded: operation.status))
    }
  }

  /// A layout that does not hold is a peer that does not speak the protocol.
  private static func decoded<Value>(_ decode: () throws -> Value) throws(TransportError) -> Value {
    do { return try decode() } catch { throw .protocolViolation }
  }
}

/// The bytes of a fixed array, to be sent.
func bytes<let count: Int>(_ fixed: InlineArray<count, UInt8>) -> [UInt8] {
  (0..<count).map { fixed[$0] }
}
