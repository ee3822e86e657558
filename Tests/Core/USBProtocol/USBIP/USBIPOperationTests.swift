import ByteLayout
import HeadsetTestSupport
import Testing
import USBProtocol

@Suite struct USBIPOperationTests {
  @Test func `a list request is the eight bytes of the protocol's table`() {
    #expect(array(USBIPOperation(.listRequest).encoded) == [1, 0x11, 0x80, 5, 0, 0, 0, 0])
  }

  @Test(arguments: [USBIPOperation.Code.importRequest, .importReply, .listRequest, .listReply])
  func `every code decodes to itself`(_ code: USBIPOperation.Code) throws {
    let operation = USBIPOperation(code, status: 1)
    #expect(try USBIPOperation(decoding: array(operation.encoded).span) == operation)
  }

  @Test func `another version is refused, with the version`() {
    #expect(throws: LayoutError.invalidField(layout: "USB/IP operation", offset: 0, value: 0x0106)) {
      try USBIPOperation(decoding: ([1, 6, 0x80, 5, 0, 0, 0, 0] as [UInt8]).span)
    }
  }

  @Test func `an unknown code is refused, with the code`() {
    #expect(throws: LayoutError.invalidField(layout: "USB/IP operation", offset: 2, value: 0x8002)) {
      try USBIPOperation(decoding: ([1, 0x11, 0x80, 2, 0, 0, 0, 0] as [UInt8]).span)
    }
  }

  @Test func `a listing of more devices than the bound is refused`() throws {
    #expect(try USBIPListing.deviceCount(decoding: array(USBIPListing.encode(deviceCount: 256)).span) == 256)
    #expect(throws: LayoutError.invalidField(layout: "USB/IP listing", offset: 0, value: 257)) {
      try USBIPListing.deviceCount(decoding: ([0, 0, 1, 1] as [UInt8]).span)
    }
  }

  @Test func `a device decodes to itself, and stands where the protocol says`() throws {
    let bytes = array(device.encoded)
    #expect(bytes.count == 312)
    #expect(Array(bytes[256..<259]) == Array("3-2".utf8))
    #expect(Array(bytes[300..<304]) == [0x0b, 0xb4, 0x2c, 0x87])
    #expect(try USBIPDevice(decoding: bytes.span) == device)
    #expect(device.deviceID == 0x3_0002)
    #expect(device.busID.description == "3-2")
  }

  @Test func `a bus id that no zero closes is refused`() {
    var bytes = array(device.encoded)
    for index in 256..<288 { bytes[index] = 0x41 }
    #expect(throws: LayoutError.invalidField(layout: "USB/IP device", offset: 287, value: 0x41)) {
      try USBIPDevice(decoding: bytes.span)
    }
  }

  @Test func `bytes behind the closing zero of a name do not count`() throws {
    var bytes = array(device.encoded)
    bytes[270] = 0x41
    #expect(try USBIPDevice(decoding: bytes.span) == device)
  }

  @Test func `a name longer than its field is cut`() {
    #expect(USBIPBusID(String(repeating: "1", count: 40)).count == 31)
  }

  @Test func `every truncation names the missing bytes`() {
    let bytes = [UInt8](repeating: 0, count: 312)
    for count in 0..<312 {
      let part = Array(bytes.prefix(count))
      #expect(throws: LayoutError.truncated(layout: "USB/IP device", expected: 312, actual: count)) {
        try USBIPDevice(decoding: part.span)
      }
      guard count < 32 else { continue }
      #expect(throws: LayoutError.truncated(layout: "USB/IP import request", expected: 32, actual: count)) {
        try USBIPImportRequest(decoding: part.span)
      }
      guard count < 8 else { continue }
      #expect(throws: LayoutError.truncated(layout: "USB/IP operation", expected: 8, actual: count)) {
        try USBIPOperation(decoding: part.span)
      }
      guard count < 4 else { continue }
      #expect(throws: LayoutError.truncated(layout: "USB/IP interface", expected: 4, actual: count)) {
        try USBIPInterface(decoding: part.span)
      }
      #expect(throws: LayoutError.truncated(layout: "USB/IP listing", expected: 4, actual: count)) {
        try USBIPListing.deviceCount(decoding: part.span)
      }
    }
  }

  @Test func `an interface and an import request decode to themselves`() throws {
    let hid = USBIPInterface(classCode: 3, subclassCode: 0, protocolCode: 0)
    #expect(try USBIPInterface(decoding: array(hid.encoded).span) == hid)
    let request = USBIPImportRequest(busID: USBIPBusID("1-1"))
    #expect(try USBIPImportRequest(decoding: array(request.encoded).span) == request)
  }

  @Test func `100,000 mutations of each operation give a value or an error`() {
    var generator = SeededGenerator(seed: 2)
    let whole = array(device.encoded)
    for _ in 0..<100_000 {
      let bytes = generator.mutate(whole)
      if let device = try? USBIPDevice(decoding: bytes.span) {
        #expect((try? USBIPDevice(decoding: array(device.encoded).span)) == device)
      }
      let header = generator.mutate([1, 0x11, 0, 5, 0, 0, 0, 0])
      if let operation = try? USBIPOperation(decoding: header.span) {
        #expect((try? USBIPOperation(decoding: array(operation.encoded).span)) == operation)
      }
      _ = try? USBIPImportRequest(decoding: header.span)
      _ = try? USBIPListing.deviceCount(decoding: header.span)
      _ = try? USBIPInterface(decoding: header.span)
    }
  }
}

private let device = USBIPDevice(
  path: USBIPPath("/sys/devices/pci0000:00/0000:00:1d.1/usb3/3-2"), busID: USBIPBusID("3-2"), busNumber: 3,
  deviceNumber: 2, speed: USBIP.Speed.full, vendorID: 0x0bb4, productID: 0x2c87, release: 0x0100,
  interfaceCount: 2)
