import Glibc
import HeadsetTestSupport
import Testing
import USBProtocol

@testable import DeviceIO

/// What a packet socket can show of a hidraw node; its ioctls are tested on a kernel that has it.
@Suite struct HIDRawTransportTests {
  @Test func `each packet is a report`() throws {
    let bench = try HIDRawBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.send([1, 2, 3])
    bench.send([1, 4])
    #expect(bench.sink.wait { $0.count == 2 })
    bench.transport.close()
    #expect(bench.sink.events == [.report([1, 2, 3], endpoint: 0x81), .report([1, 4], endpoint: 0x81)])
  }

  @Test func `a node that ends is heard once`() throws {
    let bench = try HIDRawBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.hangUp()
    #expect(bench.sink.wait { $0 == [.ended(.disconnected)] })
    #expect(throws: TransportError.disconnected) {
      try bench.transport.write(endpoint: 1, data: [1], timeoutMilliseconds: 10)
    }
    bench.transport.close()
    bench.transport.close()
    #expect(bench.sink.events == [.ended(.disconnected)])
  }

  @Test func `close is silent, also when a sink asks for it`() throws {
    let bench = try HIDRawBench()
    let transport = bench.transport
    let sink = RecordingSink { _ in transport.close() }
    try transport.startReading(endpoint: 0x81, into: sink)
    bench.send([1])
    bench.send([2])
    #expect(sink.wait { !$0.isEmpty })
    transport.close()
    #expect(sink.events == [.report([1], endpoint: 0x81)])
    #expect(throws: TransportError.closed) { try transport.startReading(endpoint: 0x81, into: sink) }
  }

  @Test func `an unnumbered output report travels behind a zero byte`() throws {
    let bench = try HIDRawBench(usesReportIDs: false)
    try bench.transport.write(endpoint: 1, data: [7, 8], timeoutMilliseconds: 10)
    #expect(bench.receive() == [0, 7, 8])
    bench.transport.close()
  }

  @Test func `only feature reports pass as control transfers`() throws {
    let bench = try HIDRawBench()
    let setup = USBSetup(requestType: 0x80, request: 6, value: 0x0100, index: 0, length: 18)
    #expect(throws: TransportError.notSupported) {
      try bench.transport.control(setup, data: [], timeoutMilliseconds: 10)
    }
    // A socket has no such ioctl, and says so.
    #expect(throws: TransportError.notSupported) {
      try bench.transport.control(
        .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 10)
    }
    bench.transport.close()
  }

  @Test func `a node that is not there is notFound, one that is no hidraw node notSupported`() {
    let identity = USBIdentity(vendorID: 1, productID: 2)
    #expect(throws: TransportError.notFound) {
      try HIDRawTransport(node: "/nonexistent/hidraw0", identity: identity)
    }
    #expect(throws: TransportError.notSupported) {
      try HIDRawTransport(node: "/dev/null", identity: identity)
    }
  }
}

/// A packet socket in place of a node.
private final class HIDRawBench: Sendable {
  let transport: HIDRawTransport
  let sink = RecordingSink()
  private let device: Int32

  init(usesReportIDs: Bool = true) throws {
    var ends: [Int32] = [-1, -1]
    unsafe socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends)
    device = ends[1]
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    transport = try HIDRawTransport(
      adopting: ends[0], usesReportIDs: usesReportIDs, identity: USBIdentity(vendorID: 1, productID: 2))
  }

  deinit { close(device) }

  func send(_ bytes: [UInt8]) {
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.send(device, $0.baseAddress, $0.count, 0) }
  }
  func hangUp() { shutdown(device, Int32(SHUT_RDWR)) }
  func receive() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe recv(device, &bytes, 64, 0)
    return Array(bytes.prefix(max(0, count)))
  }
}
