import HeadsetTestSupport
import Testing
import USBProtocol

@Suite struct USBConfigurationTests {
  private let receiver = DescriptorSamples.receiverConfiguration

  private func read(_ bytes: [UInt8]) throws(USBDescriptorError) -> USBConfiguration {
    try USBConfiguration(decoding: bytes.span)
  }

  @Test func `the receiver's configuration lists two HID interfaces and three endpoints`() throws {
    let configuration = try read(receiver)
    #expect(configuration.settings.map(\.descriptor.number) == [0, 1])
    #expect(configuration.settings.allSatisfy { $0.descriptor.classCode == 3 })
    #expect(
      configuration.settings.map { $0.endpoints.map(\.descriptor.address) } == [[0x81, 0x01], [0x82]])
    #expect(configuration.settings.map { $0.hid?.subordinateLength } == [165, 37])
    #expect(configuration.settings[0].endpoints[0].descriptor.packetByteCount == 64)
    #expect(configuration.settings[0].endpoints[0].descriptor.isInterrupt)
  }

  @Test func `encoding gives every byte back`() throws {
    #expect(try read(receiver).encoded == receiver)
    let raw = DescriptorSamples.receiverDevice
    let device = try USBDeviceDescriptor(decoding: raw.span)
    #expect(array(device.encoded) == raw)
  }

  @Test func `long endpoint descriptors and associations survive the round trip`() throws {
    let odd = DescriptorSamples.bytes(
      "09022c00010100c032" + "080b000101000000" + "0904000001ff000000" + "0524000001"
        + "0905810340000105ee" + "03250f")
    var sized = odd
    sized[2] = UInt8(odd.count)
    let configuration = try read(sized)
    #expect(configuration.trailing.count == 8)
    #expect(configuration.settings[0].endpoints[0].trailing == [0x05, 0xee, 0x03, 0x25, 0x0f])
    #expect(configuration.encoded == sized)
  }

  @Test func `a functional descriptor of another class is not taken for a HID descriptor`() throws {
    var bytes = receiver
    bytes[14] = 0xfe
    #expect(try read(bytes).settings[0].hid == nil)
  }

  @Test func `every truncation names what is missing`() {
    for count in 0..<receiver.count {
      let cut = Array(receiver.prefix(count))
      #expect(throws: USBDescriptorError.self) { try read(cut) }
    }
  }

  @Test(
    arguments: [
      ([0, 2], USBDescriptorError.lengthTooSmall(type: 2, length: 0)),
      ([1, 2], .lengthTooSmall(type: 2, length: 1)),
      ([9, 4], .unexpectedType(expected: 2, actual: 4)),
      ([9, 2, 0, 0], .totalLength(stated: 0, available: 66)),
      ([9, 2, 0xff, 0xff], .totalLength(stated: 65535, available: 66)),
      ([9, 2, 0x42, 0, 2, 1, 1, 0x80, 0x32, 0], .lengthTooSmall(type: 4, length: 0)),
      ([9, 2, 0x42, 0, 2, 1, 1, 0x80, 0x32, 1], .lengthTooSmall(type: 4, length: 1)),
      ([9, 2, 0x42, 0, 2, 1, 1, 0x80, 0x32, 255], .beyondEnd(offset: 9, length: 255, available: 57)),
      ([9, 2, 0x42, 0, 2, 1, 1, 0x80, 0x32, 9, 5], .misplacedEndpoint(offset: 9)),
    ] as [([UInt8], USBDescriptorError)])
  func `a lie in a length or a type is named`(head: [UInt8], error: USBDescriptorError) {
    let bytes = head + receiver[head.count...]
    #expect(throws: error) { try read(bytes) }
  }

  @Test func `an endpoint address twice in one setting is refused`() {
    var bytes = receiver
    bytes[36] = 0x81
    #expect(throws: USBDescriptorError.duplicateEndpoint(address: 0x81, interface: 0)) {
      try read(bytes)
    }
  }

  @Test func `256 interfaces and 31 endpoints pass the bounds`() {
    func configuration(_ descriptors: [[UInt8]]) -> [UInt8] {
      let body = descriptors.flatMap(\.self)
      let total = body.count + 9
      return [9, 2, UInt8(total & 0xff), UInt8(total >> 8), 255, 1, 0, 0x80, 0x32] + body
    }
    let interfaces = (0...255).map { [9, 4, UInt8($0), 0, 0, 3, 0, 0, 0] as [UInt8] }
    #expect(throws: USBDescriptorError.tooMany(type: 4, max: 128)) {
      try read(configuration(interfaces))
    }
    let endpoints = (0..<31).map { [7, 5, UInt8($0), 3, 64, 0, 1] as [UInt8] }
    #expect(throws: USBDescriptorError.tooMany(type: 5, max: 30)) {
      try read(configuration([[9, 4, 0, 0, 31, 3, 0, 0, 0]] + endpoints))
    }
  }

  @Test func `seeded mutations give a value or a typed error`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<mutationCount {
      let bytes = generator.mutate(receiver)
      if let configuration = try? read(bytes) {
        let stated = Int(configuration.descriptor.totalLength)
        #expect(configuration.encoded == Array(bytes[..<stated]))
        _ = configuration.settings.map(\.hid)
      }
      let device = generator.mutate(DescriptorSamples.receiverDevice)
      _ = try? USBDeviceDescriptor(decoding: device.span)
    }
  }
}
