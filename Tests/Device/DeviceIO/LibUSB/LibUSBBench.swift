import HeadsetTestSupport
import Testing
import USBProtocol

@testable import DeviceIO

/// A fake library, a context on it and an opened device.
struct LibUSBBench {
  let fake = FakeLibUSB()
  let context: LibUSBContext
  let transport: LibUSBTransport
  let sink = RecordingSink()

  init(transfersInFlight: Int = 6, interfaces: [UInt8] = [0]) throws {
    context = try LibUSBContext(calls: fake.calls)
    transport = try context.open(
      node: "/dev/fake", identity: USBIdentity(vendorID: 1, productID: 2), interfaces: interfaces,
      options: .init(transfersInFlight: transfersInFlight))
  }

  /// Closes all, and expects a libusb that has nothing to complain of.
  func finish(sourceLocation: SourceLocation = #_sourceLocation) {
    transport.close()
    #expect(context.close() == 0, sourceLocation: sourceLocation)
    #expect(fake.violations == [], sourceLocation: sourceLocation)
    #expect(fake.log.filter { $0 == "close handle" }.count == 1, sourceLocation: sourceLocation)
    #expect(fake.log.filter { $0 == "close node 7" }.count == 1, sourceLocation: sourceLocation)
    #expect(fake.log.last == "exit", sourceLocation: sourceLocation)
  }
}
