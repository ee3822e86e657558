import DeviceRecording
import Testing
import USBProtocol

/// Which device is behind an address, and what a recording shows of it.
@Suite struct DeviceTableTests {
  private let wand = USBDeviceDescriptor(vendorID: 0x28de, productID: 0x2012, serialIndex: 2)
  private let dongle = USBDeviceDescriptor(vendorID: 0x28de, productID: 0x2101)

  /// A control transfer as two packets.
  private func control(_ setup: USBSetup, _ answer: [UInt8] = [], address: UInt8 = 5) -> [[UInt8]] {
    let endpoint: UInt8 = setup.isDeviceToHost ? 0x80 : 0
    return [
      CaptureBytes.usbmon("S", kind: 2, endpoint: endpoint, address: address, setup: setup),
      CaptureBytes.usbmon(
        "C", kind: 2, endpoint: endpoint, address: address, data: setup.isDeviceToHost ? answer : nil),
    ]
  }

  private func report(_ first: UInt8, address: UInt8 = 5, status: Int32 = 0) -> [[UInt8]] {
    [CaptureBytes.usbmon("C", kind: 1, endpoint: 0x81, address: address, status: status, data: [first])]
  }

  private func bytes(_ descriptor: USBDeviceDescriptor) -> [UInt8] {
    (0..<18).map { descriptor.encoded[$0] }
  }

  private func events(_ packets: [[[UInt8]]]) throws -> [RecordingEvent] {
    let flat = packets.flatMap(\.self)
    return try read(CaptureBytes.pcap(flat.enumerated().map { (UInt32($0), $1) })).events
  }

  @Test func `enumeration gives the identity`() throws {
    let devices = try events([
      control(.readDevice, bytes(wand)),
      control(.readDescriptor(3, 2), USBStringDescriptor.encode("LHR-0000CAFE")),
    ]).devices
    #expect(devices.map(\.identity?.productID) == [0x2012])
    #expect(devices.map(\.identity?.serial) == ["LHR-0000CAFE"])
  }

  @Test func `a device is told before its first transfer, and again when it showed more`() throws {
    let events = try events([
      report(1), control(.readDescriptor(3, 2), [4, 3, 0x41, 0]), report(2),
      control(.readDescriptor(3, 2), [4, 3, 0x42, 0]),
    ])
    let kinds = events.map { if case .device = $0 { "device" } else { "transfer" } }
    #expect(kinds == ["device", "transfer", "device", "transfer", "transfer", "transfer"])
    #expect(events.devices[0].descriptors.strings == [2: [4, 3, 0x41, 0]])
  }

  @Test func `a string or a descriptor that was read in part is not kept`() throws {
    let devices = try events([
      control(.readDescriptor(3, 2), [30, 3]), control(.readDevice, Array(bytes(wand).prefix(8))),
      control(.readDescriptor(2), [9, 2, 66, 0, 2, 1, 1, 0x80, 50]),
    ]).devices
    #expect(devices.map(\.descriptors) == [USBDescriptorSet()])
    #expect(devices[0].identity == nil)
  }

  @Test func `another device descriptor at the same address is another device`() throws {
    let events = try events([
      control(.readDevice, bytes(wand)), control(.readDevice, bytes(wand)),
      control(.readDevice, bytes(dongle)),
    ])
    #expect(events.transfers.map(\.device) == [0, 0, 1])
    #expect(events.devices.map(\.identity?.productID) == [0x2012, 0x2101])
  }

  @Test func `the same device plugged in again is another stay`() throws {
    let enumeration = [control(.readDevice, bytes(wand)), control(.configure)]
    let events = try events(enumeration + [report(0x20)] + enumeration + [report(0x21)])
    #expect(events.transfers.map(\.device) == [0, 0, 0, 1, 1, 1])
    #expect(events.devices.map(\.identity?.productID) == [0x2012, 0x2012])
  }

  @Test func `a device that answers after it was gone is another stay`() throws {
    let events = try events([report(1), report(0, status: -108), report(0, status: -108), report(2)])
    #expect(events.transfers.map(\.device) == [0, 0, 0, 1])
  }

  @Test func `a device keeps its place when it gets its address`() throws {
    let setAddress = USBSetup(requestType: 0, request: 5, value: 9, index: 0, length: 0)
    let events = try events([
      control(.readDescriptor(1), Array(bytes(wand).prefix(8)), address: 0),
      control(setAddress, address: 0), control(.readDevice, bytes(wand), address: 9),
      control(.readDescriptor(1), Array(bytes(wand).prefix(8)), address: 0),
    ])
    #expect(events.transfers.map(\.device) == [0, 0, 0, 1])
    #expect(events.devices.map(\.address) == [9, 0])
  }

  @Test func `report descriptors find their interface by length where the capture lost it`() throws {
    // Two HID interfaces whose report descriptors are 4 and 3 bytes long.
    let configuration: [UInt8] =
      [9, 2, 45, 0, 2, 1, 0, 0x80, 50] + [9, 4, 0, 0, 0, 3, 0, 0, 0] + [9, 0x21, 1, 1, 0, 1, 0x22, 4, 0]
      + [9, 4, 1, 0, 0, 3, 0, 0, 0] + [9, 0x21, 1, 1, 0, 1, 0x22, 3, 0]
    let devices = try events([
      control(.readDescriptor(2), configuration),
      control(.readDescriptor(0x22, interface: 0), [1, 2, 3]),
      control(.readDescriptor(0x22, interface: 0), [1, 2, 3, 4]),
    ]).devices
    #expect(devices[0].descriptors.hidReports == [0: [1, 2, 3, 4], 1: [1, 2, 3]])
  }

  @Test func `more devices than a recording may have end it`() throws {
    let packets = (0..<1100).map { index in
      CaptureBytes.usbPcap(
        isAnswer: true, kind: 1, endpoint: 0x81, address: UInt16(index), data: [1])
    }
    let bytes = CaptureBytes.pcap(packets.enumerated().map { (UInt32($0), $1) }, linkType: 249)
    let (events, damage) = try read(bytes)
    #expect(events.devices.count == RecordedDevice.countMax)
    #expect(damage.map(\.cause) == [.tooManyDevices])
  }
}
