internal import ByteLayout
public import USBProtocol

/// Asks a USB/IP server which devices it has.
public enum USBIPServerListing {
  static let timeoutMilliseconds = 2_000

  /// The devices that the server at `host` exports.
  /// - Throws: `.notFound` where nobody listens, `.timedOut`, `.disconnected`; `.protocolViolation` where
  ///   what answers is no USB/IP server.
  public static func devices(
    host: String, port: UInt16 = USBIP.portDefault
  ) throws(TransportError) -> [USBIPDevice] {
    let socket = try USBIPSocket(host: host, port: port, timeoutMilliseconds: timeoutMilliseconds)
    try socket.write(Array(USBIPOperation(.listRequest).encoded.span))
    var buffer = [UInt8](repeating: 0, count: USBIPDevice.byteCount)
    do {
      try read(USBIPOperation.byteCount, of: socket, into: &buffer)
      let operation = try USBIPOperation(decoding: buffer.span)
      guard operation.code == .listReply, operation.status == 0 else {
        throw TransportError.protocolViolation
      }
      try read(USBIPListing.countByteCount, of: socket, into: &buffer)
      let count = try USBIPListing.deviceCount(decoding: buffer.span)
      var devices: [USBIPDevice] = []
      for _ in 0..<count {
        try read(USBIPDevice.byteCount, of: socket, into: &buffer)
        let device = try USBIPDevice(decoding: buffer.span)
        for _ in 0..<device.interfaceCount {
          try read(USBIPInterface.byteCount, of: socket, into: &buffer)
        }
        devices.append(device)
      }
      return devices
    } catch let error as TransportError {
      throw error
    } catch {
      throw .protocolViolation
    }
  }

  private static func read(_ count: Int, of socket: USBIPSocket, into buffer: inout [UInt8]) throws {
    try socket.read(count, into: &buffer, timeoutMilliseconds: timeoutMilliseconds)
  }
}

extension Array<UInt8> {
  /// The bytes of a span, on the heap.
  init(_ span: Span<UInt8>) {
    self = []
    reserveCapacity(span.count)
    for index in span.indices { append(span[index]) }
  }
}
