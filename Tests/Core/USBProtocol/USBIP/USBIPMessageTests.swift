import ByteLayout
import HeadsetTestSupport
import Testing
import USBProtocol

@Suite struct USBIPMessageTests {
  @Test func `the protocol's own example of an interrupt IN request reads field by field`() throws {
    let bytes = words([1, 0xd05, 0x1_000f, 1, 1, 0x200, 0x40, .max, 0, 4, 0, 0])
    let message = try USBIPMessage(decoding: bytes.span)
    #expect(
      message
        == .submit(
          USBIPSubmit(
            sequence: 0xd05, deviceID: 0x1_000f, direction: .deviceToHost, endpoint: 1, flags: 0x200,
            byteCount: 64, interval: 4)))
    #expect(message.payloadByteCount(requestDirection: .deviceToHost) == 0)
  }

  @Test func `the protocol's own example of an interrupt OUT request carries its payload`() throws {
    let bytes = words([1, 0xd06, 0x1_000f, 0, 1, 0, 0x40, .max, 0, 4, 0, 0])
    let message = try USBIPMessage(decoding: bytes.span)
    #expect(message.payloadByteCount(requestDirection: .hostToDevice) == 64)
  }

  @Test func `only a reply to an IN request has a payload`() throws {
    let bytes = words([3, 0xd05, 0, 0, 0, 0, 0x40, .max, 0, 0, 0, 0])
    let message = try USBIPMessage(decoding: bytes.span)
    #expect(message == .submitReply(USBIPSubmitReply(sequence: 0xd05, status: 0, actualByteCount: 64)))
    #expect(message.payloadByteCount(requestDirection: .deviceToHost) == 64)
    #expect(message.payloadByteCount(requestDirection: .hostToDevice) == 0)
  }

  @Test(arguments: samples)
  func `what is encoded decodes to itself`(_ message: USBIPMessage) throws {
    #expect(try USBIPMessage(decoding: array(message.encoded).span) == message)
  }

  @Test(arguments: samples)
  func `every truncation names the missing bytes`(_ message: USBIPMessage) {
    let bytes = array(message.encoded)
    for count in 0..<bytes.count {
      #expect(throws: LayoutError.truncated(layout: "USB/IP message", expected: 48, actual: count)) {
        try USBIPMessage(decoding: Array(bytes.prefix(count)).span)
      }
    }
  }

  @Test(
    arguments: [
      (word: 0, value: 5), (word: 0, value: 0), (word: 3, value: 2), (word: 4, value: 16),
      (word: 6, value: 65_537), (word: 6, value: .max), (word: 8, value: 1),
    ] as [(word: Int, value: UInt32)])
  func `a field that lies is named by its offset`(_ lie: (word: Int, value: UInt32)) {
    var fields: [UInt32] = [1, 7, 0x1_0002, 1, 1, 0, 64, .max, .max, 4, 0, 0]
    fields[lie.word] = lie.value
    // Word 8 is number_of_packets; an isochronous transfer is refused.
    #expect(
      throws: LayoutError.invalidField(
        layout: "USB/IP message", offset: UInt(lie.word * 4) == 0 ? 0 : lie.word * 4, value: lie.value)
    ) {
      try USBIPMessage(decoding: words(fields).span)
    }
  }

  @Test func `100,000 mutations give a message or an error, and a message keeps its bounds`() {
    var generator = SeededGenerator(seed: 1)
    for turn in 0..<100_000 {
      let bytes = generator.mutate(array(samples[turn % samples.count].encoded))
      guard let message = try? USBIPMessage(decoding: bytes.span) else { continue }
      let payload = message.payloadByteCount(requestDirection: .deviceToHost)
      #expect(payload >= 0 && payload <= USBIP.payloadByteCountMax)
      #expect((try? USBIPMessage(decoding: array(message.encoded).span)) == message)
    }
  }
}

private let samples: [USBIPMessage] = [
  .submit(
    USBIPSubmit(
      sequence: 1, deviceID: 0x1_0002, direction: .deviceToHost, endpoint: 0, byteCount: 64,
      setup: .getFeature(reportID: 5, interface: 0, length: 64))),
  .submit(
    USBIPSubmit(sequence: .max, deviceID: .max, direction: .hostToDevice, endpoint: 15, byteCount: 65_536)),
  .submitReply(USBIPSubmitReply(sequence: 1, status: -32, actualByteCount: 0)),
  .submitReply(USBIPSubmitReply(sequence: 2, status: 0, actualByteCount: 64)),
  .unlink(USBIPUnlink(sequence: 3, deviceID: 0x1_0002, target: 1)),
  .unlinkReply(USBIPUnlinkReply(sequence: 3, status: USBIPUnlinkReply.statusUnlinked)),
]

/// Twelve 32-bit words as the protocol's examples print them, big-endian.
private func words(_ words: [UInt32]) -> [UInt8] {
  words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
}
