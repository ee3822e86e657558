import DeviceIO
import Glibc
import HeadsetTestSupport
import Synchronization
import Testing
import USBProtocol

@Suite struct USBIPTransportTests {
  @Test func `a server's list names its device`() throws {
    let server = USBIPTestServer()
    defer { server.stop() }
    let offers = try USBIPClient.list(host: "127.0.0.1", port: server.port)
    #expect(offers.map { $0.device.busID.description } == ["1-1"])
    #expect(offers.first?.device.productID == USBIPTestDevice.productID)
    #expect(offers.first?.interfaces == [USBIPInterface(classCode: 3, subclassCode: 0, protocolCode: 0)])
  }

  @Test func `an imported device says who it is`() throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    #expect(
      bench.transport.identity
        == USBIdentity(
          vendorID: 0x1209, productID: 1, release: 0x0100, product: USBIPTestDevice.product,
          serial: USBIPTestDevice.serial,
          interfaces: [.init(number: 0, classCode: 3, subclassCode: 0, protocolCode: 0)]))
  }

  @Test func `reports come in order, with several transfers in flight`() throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    for number in 0..<500 { bench.device.push([1, UInt8(number & 0xff), UInt8(number >> 8)]) }
    #expect(bench.sink.wait { $0.count == 500 })
    let expected = (0..<500).map {
      RecordingSink.Event.report([1, UInt8($0 & 0xff), UInt8($0 >> 8)], endpoint: 0x81)
    }
    #expect(bench.sink.events == expected)
  }

  @Test func `control and OUT transfers move their bytes, and a stall is a stall`() throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    let feature = try bench.transport.control(
      .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 2_000)
    #expect(feature == [5, 1, 2, 3, 4, 5, 6, 7])
    _ = try bench.transport.control(
      .setFeature(reportID: 5, interface: 0, length: 2), data: [5, 9], timeoutMilliseconds: 2_000)
    try bench.transport.write(endpoint: 0x01, data: [2, 3], timeoutMilliseconds: 2_000)
    #expect(bench.device.written == [[5, 9], [2, 3]])
    #expect(throws: TransportError.stalled) {
      try bench.transport.control(
        .getFeature(reportID: 6, interface: 0, length: 64), data: [], timeoutMilliseconds: 2_000)
    }
  }

  @Test func `an endpoint that the device has not is notFound, one that is read is busy`() throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    #expect(throws: TransportError.busy) {
      try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    }
    #expect(throws: TransportError.notFound) {
      try bench.transport.startReading(endpoint: 0x83, into: bench.sink)
    }
    #expect(throws: TransportError.invalidRequest) {
      try bench.transport.startReading(endpoint: 0x01, into: bench.sink)
    }
  }

  @Test func `a stalled endpoint is cleared and read on`() throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.device.fail(.status(-EPIPE))
    #expect(settles { bench.device.haltsCleared == 1 })
    bench.device.push([1, 2])
    #expect(bench.sink.wait { $0 == [.report([1, 2], endpoint: 0x81)] })
  }

  @Test(
    arguments: [
      (USBIPTestDevice.Fault.lyingLength, TransportError.protocolViolation),
      (.unknownSequence, .protocolViolation), (.wrongMessage, .protocolViolation),
      (.halfHeader, .timedOut), (.death, .disconnected), (.status(-ENODEV), .disconnected),
      (.status(-ESHUTDOWN), .disconnected),
    ] as [(USBIPTestDevice.Fault, TransportError)])
  func `a server that lies, stops or dies is heard of once`(
    _ fault: USBIPTestDevice.Fault, _ reason: TransportError
  ) throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.device.push([1])
    bench.device.fail(fault)
    #expect(bench.sink.wait { $0.last == .ended(reason) })
    #expect(throws: reason) {
      try bench.transport.write(endpoint: 1, data: [1], timeoutMilliseconds: 100)
    }
    bench.transport.close()
    #expect(bench.sink.ends == [reason])
  }

  @Test func `a fault that lasts ends the device with its name`() throws {
    let bench = try USBIPBench()
    defer { bench.finish() }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    let faulty = TestThread { [device = bench.device, sink = bench.sink] in
      for _ in 0..<20_000 where sink.ends.isEmpty {
        if device.waitingCount > 0 { device.fail(.status(-EPROTO)) }
        usleep(1_000)
      }
    }
    faulty.join()
    #expect(bench.sink.events == [.ended(.inputOutput(code: -EPROTO))])
  }

  @Test func `a request that is never answered is timedOut, and close does not wait for it`() throws {
    let bench = try USBIPBench()
    bench.device.fallSilent()
    #expect(throws: TransportError.timedOut) {
      try bench.transport.write(endpoint: 1, data: [1], timeoutMilliseconds: 1)
    }
    bench.finish()
  }

  @Test func `close gives up what is in flight, and the sink hears nothing of it`() throws {
    let bench = try USBIPBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    #expect(settles { bench.device.waitingCount == 4 })
    bench.transport.close()
    #expect(settles { bench.device.unlinks == 4 })
    #expect(bench.device.waitingCount == 0)
    bench.finish()
    #expect(bench.sink.events == [])
  }

  @Test func `close asked for by a sink does not wait for itself`() throws {
    let bench = try USBIPBench()
    let transport = bench.transport
    let sink = RecordingSink { _ in transport.close() }
    try transport.startReading(endpoint: 0x81, into: sink)
    bench.device.push([1])
    #expect(settles { bench.device.isOver })
    bench.finish()
    #expect(sink.events == [.report([1], endpoint: 0x81)])
  }

  @Test func `a sink that asks its own device is told, not hung`() throws {
    let bench = try USBIPBench()
    let transport = bench.transport
    let heard = Mutex<TransportError?>(nil)
    let sink = RecordingSink { _ in
      do { try transport.write(endpoint: 1, data: [1], timeoutMilliseconds: 10) } catch {
        heard.withLock { $0 = error as? TransportError }
      }
    }
    try transport.startReading(endpoint: 0x81, into: sink)
    bench.device.push([1])
    #expect(sink.wait { $0.count == 1 })
    bench.finish()
    #expect(heard.withLock { $0 } == .invalidRequest)
  }

  @Test func `close from four threads while reports flow hangs nobody`() throws {
    for _ in 0..<20 {
      let bench = try USBIPBench()
      try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
      for number in 0..<50 { bench.device.push([UInt8(number)]) }
      let threads = (0..<4).map { _ in TestThread { [transport = bench.transport] in transport.close() } }
      threads.forEach { $0.join() }
      let heard = bench.sink.events.count
      bench.device.push([99])
      bench.finish()
      #expect(bench.sink.events.count == heard)
      #expect(bench.sink.ends == [])
    }
  }
}

/// Before a transfer: servers with bad manners.
@Suite struct USBIPClientTests {
  @Test(
    arguments: [
      (USBIPTestServer.Manners.refuses, TransportError.notFound), (.oldVersion, .protocolViolation),
      (.stopsHalfway, .timedOut), (.hangsUp, .disconnected), (.saysNothing, .timedOut),
    ] as [(USBIPTestServer.Manners, TransportError)])
  func `an import from a bad server fails with its reason`(
    _ manners: USBIPTestServer.Manners, _ reason: TransportError
  ) {
    let server = USBIPTestServer(manners)
    defer { server.stop() }
    #expect(throws: reason) {
      try USBIPTransport(host: "127.0.0.1", port: server.port, busID: "1-1", timeoutMilliseconds: 300)
    }
  }

  @Test(
    arguments: [
      (USBIPTestServer.Manners.liesAboutCount, TransportError.protocolViolation),
      (.oldVersion, .protocolViolation), (.stopsHalfway, .timedOut), (.hangsUp, .disconnected),
      (.saysNothing, .timedOut),
    ] as [(USBIPTestServer.Manners, TransportError)])
  func `a list from a bad server fails with its reason`(
    _ manners: USBIPTestServer.Manners, _ reason: TransportError
  ) {
    let server = USBIPTestServer(manners)
    defer { server.stop() }
    #expect(throws: reason) {
      try USBIPClient.list(host: "127.0.0.1", port: server.port, timeoutMilliseconds: 300)
    }
  }

  @Test func `a device that the server has not is notFound, and so is a server that is not there`() {
    let server = USBIPTestServer()
    #expect(throws: TransportError.notFound) {
      try USBIPTransport(host: "127.0.0.1", port: server.port, busID: "9-9")
    }
    server.stop()
    #expect(throws: TransportError.notFound) {
      try USBIPClient.list(host: "127.0.0.1", port: server.port)
    }
  }
}

/// A server and a transport on it.
private struct USBIPBench {
  let server = USBIPTestServer()
  let transport: USBIPTransport
  let device: USBIPTestDevice
  let sink = RecordingSink()

  init() throws {
    transport = try USBIPTransport(host: "127.0.0.1", port: server.port, busID: "1-1")
    device = try #require(server.device)
  }

  func finish() {
    transport.close()
    server.stop()
  }
}

/// Looks every millisecond until a condition holds; false after 20 s, which only a failing test sees.
private func settles(_ isMet: () -> Bool) -> Bool {
  for _ in 0..<20_000 {
    if isMet() { return true }
    usleep(1_000)
  }
  return isMet()
}
