import CLibUSB
import HeadsetTestSupport
import Synchronization
import Testing
import USBProtocol

@testable import DeviceIO

/// Reading and its faults, each from libusb's side of the calls.
@Suite struct LibUSBTransportTests {
  @Test func `reports reach the sink and their transfers fly again`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    #expect(bench.fake.waitForFlight(0x81, count: 6))
    for number in 0..<100 {
      #expect(bench.fake.waitForFlight(0x81, count: 6))
      bench.fake.complete(0x81, bytes: [UInt8(number), 7])
    }
    #expect(bench.sink.wait { $0.count == 100 })
    #expect(bench.sink.events.first == .report([0, 7], endpoint: 0x81))
    #expect(bench.sink.events.last == .report([99, 7], endpoint: 0x81))
    bench.finish()
  }

  @Test func `an endpoint is read once, and only an IN endpoint`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    #expect(throws: TransportError.busy) {
      try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    }
    #expect(throws: TransportError.invalidRequest) {
      try bench.transport.startReading(endpoint: 0x01, into: bench.sink)
    }
    bench.finish()
  }

  @Test func `a stall is cleared when all transfers are back, then reading goes on`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.fake.complete(0x81, status: LIBUSB_TRANSFER_STALL)
    #expect(bench.fake.waitForLog("clear halt 129"))
    #expect(bench.fake.waitForFlight(0x81, count: 6))
    bench.fake.complete(0x81, bytes: [1])
    #expect(bench.sink.wait { $0 == [.report([1], endpoint: 0x81)] })
    bench.finish()
  }

  @Test func `a stall at every tenth transfer loses no report between them`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    for number in 0..<200 {
      #expect(bench.fake.waitForFlight(0x81, count: 6))
      let stalls = number % 10 == 9
      bench.fake.complete(
        0x81, status: stalls ? LIBUSB_TRANSFER_STALL : LIBUSB_TRANSFER_COMPLETED,
        bytes: stalls ? [] : [UInt8(number)])
      if stalls { #expect(bench.fake.waitForLog("clear halt 129", count: number / 10 + 1)) }
    }
    #expect(bench.sink.wait { $0.count == 180 })
    #expect(bench.sink.ends == [])
    bench.finish()
  }

  @Test(
    arguments: [
      (LIBUSB_TRANSFER_STALL.rawValue, TransportError.stalled),
      (LIBUSB_TRANSFER_OVERFLOW.rawValue, .overflow), (LIBUSB_TRANSFER_TIMED_OUT.rawValue, .timedOut),
      (LIBUSB_TRANSFER_ERROR.rawValue, .inputOutput(code: -1)),
      (LIBUSB_TRANSFER_CANCELLED.rawValue, .interrupted),
    ] as [(UInt32, TransportError)])
  func `a fault that lasts ends the device, with its name, once`(
    _ fault: (status: UInt32, reason: TransportError)
  ) throws {
    let bench = try LibUSBBench(transfersInFlight: 2)
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    for _ in 0...EndpointRecovery.failuresMax {
      #expect(bench.fake.waitForFlight(0x81, count: 2))
      bench.fake.complete(0x81, status: libusb_transfer_status(fault.status))
    }
    #expect(bench.sink.wait { !$0.isEmpty })
    bench.finish()
    #expect(bench.sink.events == [.ended(fault.reason)])
  }

  @Test func `an unplugged device ends once for a sink that reads two endpoints`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    try bench.transport.startReading(endpoint: 0x82, into: bench.sink)
    bench.fake.complete(0x82, bytes: [5])
    bench.fake.unplug()
    #expect(bench.sink.wait { $0.last == .ended(.disconnected) })
    bench.finish()
    #expect(bench.sink.events == [.report([5], endpoint: 0x82), .ended(.disconnected)])
    #expect(throws: TransportError.closed) {
      try bench.transport.startReading(endpoint: 0x83, into: bench.sink)
    }
  }

  @Test func `after the end every request tells the reason`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.fake.unplug()
    #expect(bench.sink.wait { !$0.isEmpty })
    #expect(throws: TransportError.disconnected) {
      try bench.transport.write(endpoint: 1, data: [1], timeoutMilliseconds: 10)
    }
    bench.finish()
  }

  @Test(arguments: 1...8)
  func `a submit that fails is tried again, whichever it is`(_ number: Int) throws {
    let bench = try LibUSBBench()
    bench.fake.fail(.submit, at: number, with: LIBUSB_ERROR_BUSY.rawValue)
    if number == 1 {
      #expect(throws: TransportError.busy) {
        try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
      }
      bench.finish()
      return
    }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    #expect(bench.fake.waitForFlight(0x81, count: 6))
    for value in 0..<4 {
      #expect(bench.fake.waitForFlight(0x81, count: 6))
      bench.fake.complete(0x81, bytes: [UInt8(value)])
    }
    #expect(bench.sink.wait { $0.count == 4 })
    bench.finish()
  }

  @Test func `a halt that cannot be cleared because the device left ends it as disconnected`() throws {
    let bench = try LibUSBBench()
    bench.fake.fail(.clearHalt, at: 1, with: LIBUSB_ERROR_NO_DEVICE.rawValue)
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.fake.complete(0x81, status: LIBUSB_TRANSFER_STALL)
    #expect(bench.sink.wait { $0 == [.ended(.disconnected)] })
    bench.finish()
  }

  @Test(arguments: 1...6)
  func `memory that ends at the n-th transfer leaves nothing half-read`(_ number: Int) throws {
    let bench = try LibUSBBench()
    bench.fake.fail(.allocate, at: number, with: 1)
    #expect(throws: TransportError.outOfMemory) {
      try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    }
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.finish()
  }

  @Test func `an unplug during submits is heard once, whatever the moment`() throws {
    for turn in 0..<100 {
      let bench = try LibUSBBench(transfersInFlight: 4)
      try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
      let device = TestThread { [fake = bench.fake] in
        for number in 0..<turn { fake.complete(0x81, bytes: [UInt8(number)]) }
        fake.unplug()
      }
      device.join()
      #expect(bench.sink.wait { $0.last == .ended(.disconnected) })
      bench.finish()
      #expect(bench.sink.ends == [.disconnected])
    }
  }
}
