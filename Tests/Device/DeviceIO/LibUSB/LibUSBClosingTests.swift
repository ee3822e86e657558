import CLibUSB
import HeadsetTestSupport
import Synchronization
import Testing
import USBProtocol

@testable import DeviceIO

/// Opening and closing: the ways that other programs were seen to hang, leak or crash in.
@Suite struct LibUSBClosingTests {
  @Test func `a node without rights is accessDenied, and nothing stays open`() throws {
    let fake = FakeLibUSB()
    fake.setNodeResult(-13)
    let context = try LibUSBContext(calls: fake.calls)
    #expect(throws: TransportError.accessDenied) {
      try context.open(
        node: "/dev/fake", identity: USBIdentity(vendorID: 1, productID: 2), interfaces: [0])
    }
    context.close()
    #expect(fake.log == ["exit"])
  }

  @Test(arguments: LibUSBErrorTests.results.indices)
  func `a refused handle closes the node`(_ index: Int) throws {
    let (result, error) = LibUSBErrorTests.results[index]
    let fake = FakeLibUSB()
    fake.fail(.wrap, at: 1, with: result.rawValue)
    let context = try LibUSBContext(calls: fake.calls)
    #expect(throws: error) {
      try context.open(
        node: "/dev/fake", identity: USBIdentity(vendorID: 1, productID: 2), interfaces: [0])
    }
    context.close()
    #expect(fake.log == ["close node 7", "exit"])
  }

  @Test func `a claim that fails gives back what was claimed before it`() throws {
    let fake = FakeLibUSB()
    fake.fail(.claim, at: 2, with: LIBUSB_ERROR_BUSY.rawValue)
    let context = try LibUSBContext(calls: fake.calls)
    #expect(throws: TransportError.busy) {
      try context.open(
        node: "/dev/fake", identity: USBIdentity(vendorID: 1, productID: 2), interfaces: [0, 1])
    }
    context.close()
    #expect(fake.log == ["claim 0", "claim 1", "release 0", "close handle", "close node 7", "exit"])
  }

  @Test func `a library that cannot start says so`() {
    let fake = FakeLibUSB()
    fake.fail(.initialize, at: 1, with: LIBUSB_ERROR_NO_MEM.rawValue)
    #expect(throws: TransportError.outOfMemory) { try LibUSBContext(calls: fake.calls) }
  }

  @Test func `close while transfers fly gives interfaces back in reverse, and silence after`() throws {
    let bench = try LibUSBBench(interfaces: [0, 1])
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.transport.close()
    #expect(
      bench.fake.log == ["claim 0", "claim 1", "release 1", "release 0", "close handle", "close node 7"])
    bench.transport.close()
    bench.finish()
    #expect(bench.sink.events == [])
  }

  @Test func `close asked for by a sink does not wait for itself`() throws {
    let bench = try LibUSBBench()
    let transport = bench.transport
    let sink = RecordingSink { _ in transport.close() }
    try transport.startReading(endpoint: 0x81, into: sink)
    bench.fake.complete(0x81, bytes: [1])
    #expect(bench.fake.waitForLog("close handle"))
    bench.finish()
    #expect(sink.events == [.report([1], endpoint: 0x81)])
  }

  @Test func `close asked for by a sink that hears the end does not wait for itself`() throws {
    let bench = try LibUSBBench()
    let transport = bench.transport
    let sink = RecordingSink { _ in transport.close() }
    try transport.startReading(endpoint: 0x81, into: sink)
    bench.fake.unplug()
    #expect(bench.fake.waitForLog("close handle"))
    bench.finish()
    #expect(sink.events == [.ended(.disconnected)])
  }

  @Test func `a cancel that completes as if nothing happened still closes, and is not heard`() throws {
    let bench = try LibUSBBench()
    bench.fake.setCancel(.asCompleted)
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.finish()
    #expect(bench.sink.events == [])
  }

  @Test func `a transfer that never comes back holds nobody, and its memory stays`() throws {
    let bench = try LibUSBBench(transfersInFlight: 1)
    bench.fake.setCancel(.never)
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.transport.close()
    #expect(!bench.fake.log.contains("close handle"))
    #expect(bench.context.openCount == 1)
    // It comes back at last, and the caretaker finishes what close could not.
    bench.fake.complete(0x81, status: LIBUSB_TRANSFER_CANCELLED)
    #expect(bench.fake.waitForLog("close handle"))
    bench.finish()
  }

  @Test func `a context leaves a device behind rather than wait for ever`() throws {
    let bench = try LibUSBBench(transfersInFlight: 1)
    bench.fake.setCancel(.never)
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    #expect(bench.context.close() == 1)
    #expect(!bench.fake.log.contains("exit"))
    #expect(bench.fake.violations == [])
  }

  @Test func `close from four threads at once closes once`() throws {
    for _ in 0..<50 {
      let bench = try LibUSBBench()
      try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
      let threads = (0..<4).map { _ in TestThread { [transport = bench.transport] in transport.close() } }
      bench.fake.complete(0x81, bytes: [1])
      threads.forEach { $0.join() }
      bench.finish()
    }
  }

  @Test func `close while an endpoint is being mended waits for no halt`() throws {
    let bench = try LibUSBBench()
    try bench.transport.startReading(endpoint: 0x81, into: bench.sink)
    bench.fake.complete(0x81, status: LIBUSB_TRANSFER_STALL)
    bench.finish()
    #expect(bench.sink.events == [])
  }

  @Test func `an event loop that fails goes on, and counts it`() throws {
    let fake = FakeLibUSB()
    fake.fail(.handleEvents, at: 1, with: LIBUSB_ERROR_IO.rawValue)
    fake.fail(.handleEvents, at: 2, with: LIBUSB_ERROR_INTERRUPTED.rawValue)
    let context = try LibUSBContext(calls: fake.calls)
    let transport = try context.open(
      node: "/dev/fake", identity: USBIdentity(vendorID: 1, productID: 2), interfaces: [0])
    let sink = RecordingSink()
    try transport.startReading(endpoint: 0x81, into: sink)
    fake.complete(0x81, bytes: [1])
    #expect(sink.wait { $0.count == 1 })
    #expect(context.eventFailureCount == 1)
    context.close()
    #expect(throws: TransportError.closed) {
      try context.open(
        node: "/dev/fake", identity: USBIdentity(vendorID: 1, productID: 2), interfaces: [0])
    }
  }
}
