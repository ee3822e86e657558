import Glibc
import Synchronization
import USBProtocol

/// A USB/IP server on the loopback address with one `USBIPTestDevice`, "1-1"; every import is a new one.
public final class USBIPTestServer: Sendable {
  /// How it receives a client.
  public enum Manners: Sendable {
    case good
    /// Answers an import with "no".
    case refuses
    /// Answers with another protocol version.
    case oldVersion
    /// Lists 4,294,967,295 devices.
    case liesAboutCount
    /// Sends half of its answer and waits.
    case stopsHalfway
    /// Closes the connection after the request.
    case hangsUp
    /// Takes the request and says nothing.
    case saysNothing
  }

  public let port: UInt16
  private let listener: Int32
  private let manners: Manners
  private let devices = Mutex<[USBIPTestDevice]>([])
  private let threads = Mutex<[TestThread]>([])
  private let held = Mutex<[Int32]>([])

  public init(_ manners: Manners = .good) {
    self.manners = manners
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { any in
        unsafe bind(listener, any, size) == 0 && listen(listener, 4) == 0
          && getsockname(listener, any, &size) == 0
      }
    }
    precondition(bound)
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    let thread = TestThread { [self] in accept() }
    threads.withLock { $0.append(thread) }
  }

  /// The newest imported device; nil before the first import.
  public var device: USBIPTestDevice? { devices.withLock { $0.last } }

  /// Ends the listener, every device and every thread.
  public func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    for device in devices.withLock({ $0 }) { device.unplug() }
    while let thread = threads.withLock({ $0.popLast() }) { thread.join() }
    for descriptor in held.withLock({ $0 }) { close(descriptor) }
    close(listener)
  }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else { return }
      greet(client)
    }
  }

  private func greet(_ client: Int32) {
    var head = [UInt8](repeating: 0, count: 8)
    guard unsafe recv(client, &head, 8, Int32(MSG_WAITALL)) == 8,
      let request = try? USBIPOperation(decoding: head.span)
    else {
      close(client)
      return
    }
    if manners == .hangsUp {
      close(client)
    } else if manners == .saysNothing {
      held.withLock { $0.append(client) }
    } else if request.code == .listRequest {
      send(list, to: client)
      held.withLock { $0.append(client) }
    } else {
      importDevice(client)
    }
  }

  private func importDevice(_ client: Int32) {
    var name = [UInt8](repeating: 0, count: 32)
    unsafe recv(client, &name, 32, Int32(MSG_WAITALL))
    let isKnown = (try? USBIPImportRequest(decoding: name.span))?.busID == USBIPBusID("1-1")
    guard isKnown, manners != .refuses else {
      send(array(USBIPOperation(.importReply, status: 1).encoded), to: client)
      held.withLock { $0.append(client) }
      return
    }
    var answer = array(USBIPOperation(.importReply).encoded) + array(record.encoded)
    if manners == .oldVersion { answer[1] = 0x06 }
    if manners == .stopsHalfway { answer = Array(answer.prefix(100)) }
    send(answer, to: client)
    let device = USBIPTestDevice(serving: client)
    devices.withLock { $0.append(device) }
    let thread = TestThread { device.serve() }
    threads.withLock { $0.append(thread) }
  }

  private var list: [UInt8] {
    var bytes = array(USBIPOperation(.listReply).encoded)
    guard manners != .liesAboutCount else { return bytes + [0xff, 0xff, 0xff, 0xff] }
    bytes += array(USBIPListing.encode(deviceCount: 1)) + array(record.encoded)
    bytes += array(USBIPInterface(classCode: 3, subclassCode: 0, protocolCode: 0).encoded)
    if manners == .oldVersion { bytes[1] = 0x06 }
    return manners == .stopsHalfway ? Array(bytes.prefix(100)) : bytes
  }

  private var record: USBIPDevice {
    USBIPDevice(
      path: USBIPPath("/sys/devices/synthetic/1-1"), busID: USBIPBusID("1-1"), busNumber: 1, deviceNumber: 2,
      speed: USBIP.Speed.full, vendorID: USBIPTestDevice.vendorID, productID: USBIPTestDevice.productID,
      release: 0x0100, interfaceCount: 1)
  }

  private func send(_ bytes: [UInt8], to client: Int32) {
    _ = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }
}

private func array<let count: Int>(_ fixed: InlineArray<count, UInt8>) -> [UInt8] {
  (0..<count).map { fixed[$0] }
}
