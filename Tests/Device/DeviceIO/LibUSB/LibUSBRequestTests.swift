import CLibUSB
import HeadsetTestSupport
import Synchronization
import Testing
import USBProtocol

@testable import DeviceIO

/// Control and OUT transfers.
@Suite struct LibUSBRequestTests {
  @Test func `a feature report comes back as long as the device made it`() throws {
    let bench = try LibUSBBench()
    bench.fake.setAnswer { setup, _ in
      setup?.featureReportID == 5
        ? .complete(LIBUSB_TRANSFER_COMPLETED, [5, 1, 2]) : .complete(LIBUSB_TRANSFER_STALL, [])
    }
    let answer = try bench.transport.control(
      .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 500)
    #expect(answer == [5, 1, 2])
    #expect(throws: TransportError.stalled) {
      try bench.transport.control(
        .getFeature(reportID: 6, interface: 0, length: 64), data: [], timeoutMilliseconds: 500)
    }
    bench.finish()
  }

  @Test func `what is written arrives, setup and data`() throws {
    let bench = try LibUSBBench()
    let seen = Mutex<[[UInt8]]>([])
    bench.fake.setAnswer { _, data in
      seen.withLock { $0.append(data) }
      return .complete(LIBUSB_TRANSFER_COMPLETED, [])
    }
    let answer = try bench.transport.control(
      .setFeature(reportID: 4, interface: 0, length: 3), data: [4, 0, 1], timeoutMilliseconds: 500)
    #expect(answer == [])
    try bench.transport.write(endpoint: 0x01, data: [8, 9], timeoutMilliseconds: 500)
    #expect(seen.withLock { $0 } == [[4, 0, 1], [8, 9]])
    bench.finish()
  }

  @Test func `data that contradicts the setup packet is refused before it leaves`() throws {
    let bench = try LibUSBBench()
    #expect(throws: TransportError.invalidRequest) {
      try bench.transport.control(
        .setFeature(reportID: 4, interface: 0, length: 3), data: [4], timeoutMilliseconds: 500)
    }
    #expect(throws: TransportError.invalidRequest) {
      try bench.transport.control(
        .getFeature(reportID: 4, interface: 0, length: 3), data: [4], timeoutMilliseconds: 500)
    }
    #expect(bench.fake.count(.submit) == 0)
    bench.finish()
  }

  @Test func `a device that never answers is timedOut after a cancel`() throws {
    let bench = try LibUSBBench()
    #expect(throws: TransportError.timedOut) {
      try bench.transport.control(
        .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 1)
    }
    bench.finish()
  }

  @Test func `not even a cancel that never ends holds the caller`() throws {
    let bench = try LibUSBBench()
    bench.fake.setCancel(.never)
    #expect(throws: TransportError.timedOut) {
      try bench.transport.control(
        .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 1)
    }
    bench.fake.complete(0, status: LIBUSB_TRANSFER_TIMED_OUT)
    bench.finish()
  }

  @Test func `close ends a request that waits`() throws {
    let bench = try LibUSBBench()
    let result = Mutex<TransportError?>(nil)
    let session = TestThread { [transport = bench.transport] in
      do {
        _ = try transport.control(
          .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 60_000)
      } catch {
        result.withLock { $0 = error as? TransportError }
      }
    }
    #expect(bench.fake.waitForFlight(0, count: 1))
    bench.transport.close()
    session.join()
    #expect(result.withLock { $0 } == .closed)
    bench.finish()
  }

  @Test func `a sink that asks its own device is told, not hung`() throws {
    let bench = try LibUSBBench()
    let heard = Mutex<TransportError?>(nil)
    let transport = bench.transport
    let sink = RecordingSink { _ in
      do {
        try transport.write(endpoint: 1, data: [1], timeoutMilliseconds: 10)
      } catch { heard.withLock { $0 = error as? TransportError } }
    }
    try transport.startReading(endpoint: 0x81, into: sink)
    bench.fake.complete(0x81, bytes: [1])
    #expect(sink.wait { $0.count == 1 })
    bench.finish()
    #expect(heard.withLock { $0 } == .invalidRequest)
  }

  @Test(arguments: LibUSBErrorTests.results.indices)
  func `a request that libusb refuses throws what it means`(_ index: Int) throws {
    let (result, error) = LibUSBErrorTests.results[index]
    let bench = try LibUSBBench()
    bench.fake.fail(.submit, at: 1, with: result.rawValue)
    #expect(throws: error) {
      try bench.transport.control(
        .getFeature(reportID: 5, interface: 0, length: 64), data: [], timeoutMilliseconds: 10)
    }
    bench.finish()
  }
}
