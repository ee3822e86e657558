import Testing
import USBProtocol

@Suite struct USBDescriptorSetTests {
  private var receiver: USBDescriptorSet {
    USBDescriptorSet(
      device: DescriptorSamples.receiverDevice, configuration: DescriptorSamples.receiverConfiguration,
      hidReports: [0: DescriptorSamples.receiverReports, 1: DescriptorSamples.lightReports],
      strings: [
        2: USBStringDescriptor.encode("Lighthouse FPGA RX"), 3: USBStringDescriptor.encode("LHR-0000CAFE"),
      ])
  }

  private func text(_ bytes: [UInt8]) throws(USBDescriptorError) -> String {
    try USBStringDescriptor.decode(bytes.span)
  }

  @Test func `the identity has ids, strings and interfaces`() throws {
    let identity = try receiver.identity
    #expect(identity.vendorID == 0x28de)
    #expect(identity.productID == 0x2000)
    #expect(identity.release == 0x0101)
    #expect(identity.manufacturer == nil)
    #expect(identity.product == "Lighthouse FPGA RX")
    #expect(identity.serial == "LHR-0000CAFE")
    #expect(identity.interfaces.map(\.classCode) == [3, 3])
  }

  @Test func `a device without a configuration has an identity without interfaces`() throws {
    var set = receiver
    set.configuration = []
    #expect(try set.identity.interfaces.isEmpty)
    set.configuration = [9, 2, 0, 0]
    #expect(throws: USBDescriptorError.truncated(type: 2, expected: 9, actual: 4)) { try set.identity }
    set.device = []
    #expect(throws: USBDescriptorError.truncated(type: 1, expected: 18, actual: 0)) { try set.identity }
  }

  @Test(arguments: ["", "LHR-0000CAFE", "a\u{0}b", "\u{202e}txt.exe", "=cmd()", "<b>", "Größe 😀"])
  func `text goes through a string descriptor unchanged`(text: String) throws {
    #expect(try self.text(USBStringDescriptor.encode(text)) == text)
  }

  @Test func `126 code units fit, and no character is cut in half`() throws {
    let long = String(repeating: "x", count: 125) + "😀"
    let bytes = USBStringDescriptor.encode(long)
    #expect(bytes.count == 252)
    #expect(try text(bytes) == String(repeating: "x", count: 125))
    #expect(USBStringDescriptor.encode(String(repeating: "y", count: 200)).count == 254)
  }

  @Test func `a lone surrogate is replaced and an odd byte left out`() throws {
    #expect(try text([6, 3, 0x00, 0xd8, 0x41, 0]) == "\u{fffd}A")
    #expect(try text([5, 3, 0x41, 0, 0x42]) == "A")
    #expect(try text([3, 3, 0x41]) == "")
  }

  @Test(
    arguments: [
      ([], USBDescriptorError.truncated(type: 3, expected: 2, actual: 0)),
      ([0, 3], .lengthTooSmall(type: 3, length: 0)), ([1, 3], .lengthTooSmall(type: 3, length: 1)),
      ([4, 2, 0, 0], .unexpectedType(expected: 3, actual: 2)),
      ([255, 3, 0, 0], .truncated(type: 3, expected: 255, actual: 4)),
    ] as [([UInt8], USBDescriptorError)])
  func `a lie in a string's head is named`(bytes: [UInt8], error: USBDescriptorError) {
    #expect(throws: error) { try text(bytes) }
  }

  @Test func `controls, escapes and direction marks never reach a display`() {
    #expect(
      "a\u{1b}[2Jb\u{0}\u{9b}\u{202e}c\n\u{200b}".displayable
        == "a\u{fffd}[2Jb\u{fffd}\u{fffd}\u{fffd}c\u{fffd}\u{fffd}")
    #expect("Größe, 日本, =cmd, <b>".displayable == "Größe, 日本, =cmd, <b>")
    #expect(String(repeating: "z", count: 5000).displayable.count == 126)
  }
}
