import HeadsetTestSupport
import Testing
import USBProtocol

@Suite struct HIDReportLayoutTests {
  private func layout(_ bytes: [UInt8]) throws(HIDReportDescriptorError) -> HIDReportLayout {
    try HIDReportLayout(decoding: bytes.span)
  }

  @Test func `the receiver's reports have the lengths of the sheet`() throws {
    let layout = try layout(DescriptorSamples.receiverReports)
    #expect(layout.usesReportIDs)
    #expect(layout.byteCount(of: .input, id: 0x20) == 52)
    let features: [(UInt8, Int)] = [(0x01, 3), (0x05, 53), (0x10, 3), (0x11, 64), (0x04, 5), (0x08, 9)]
    for (id, count) in features { #expect(layout.byteCount(of: .feature, id: id) == count) }
    #expect(layout.byteCount(of: .output, id: 0x01) == 64)
    #expect(layout.byteCount(of: .input, id: 0x25) == nil)
    #expect(layout.byteCountMax(of: .feature) == 64)
  }

  @Test func `reports without ids have no id byte`() throws {
    let layout = try layout(DescriptorSamples.buttonReports)
    #expect(!layout.usesReportIDs)
    for kind in HIDReportLayout.Kind.allCases { #expect(layout.byteCount(of: kind, id: 0) == 64) }
  }

  @Test func `fields of one report add up, and bits round up to bytes`() throws {
    let layout = try layout([0x75, 1, 0x95, 3, 0x81, 2, 0x95, 6, 0x81, 2])
    #expect(layout.byteCount(of: .input, id: 0) == 2)
    #expect(layout[0].bitCount == 9)
  }

  @Test func `push and pop keep size, count and id`() throws {
    let layout = try layout([
      0x75, 8, 0x95, 4, 0x85, 7, 0xa4, 0x95, 1, 0x85, 9, 0x81, 2, 0xb4, 0x81, 2,
    ])
    #expect(layout.byteCount(of: .input, id: 9) == 2)
    #expect(layout.byteCount(of: .input, id: 7) == 5)
  }

  @Test(
    arguments: [
      ([0xc0], HIDReportDescriptorError.unbalancedCollection(offset: 0)),
      ([0xa1, 1], .openCollection(depth: 1)),
      ([0xb4], .unbalancedPush(offset: 0)),
      ([0xa4, 0xa4, 0xa4, 0xa4, 0xa4], .unbalancedPush(offset: 4)),
      ([0x85, 0], .invalidReportID(offset: 0, id: 0)),
      ([0x86, 0, 1], .invalidReportID(offset: 0, id: 256)),
      ([0x75, 8, 0x95, 1, 0x81, 2, 0x85, 1, 0x81, 2], .dataBeforeReportID(offset: 4)),
      ([0x77, 0, 0, 0, 0x80, 0x95, 1, 0x81, 2], .reportTooLong(id: 0, offset: 7)),
      ([0x75, 8, 0x97, 0xff, 0xff, 0xff, 0xff, 0x81, 2], .reportTooLong(id: 0, offset: 7)),
      ([0x77, 255, 255, 255, 255, 0x97, 255, 255, 255, 255, 0x81, 2], .reportTooLong(id: 0, offset: 10)),
      ([0x75], .truncatedItem(offset: 0)),
      ([0x77, 1, 2, 3], .truncatedItem(offset: 0)),
      ([0xfe], .truncatedItem(offset: 0)),
      ([0xfe, 4, 0, 1, 2, 3], .truncatedItem(offset: 0)),
    ] as [([UInt8], HIDReportDescriptorError)])
  func `a lie is named with its offset`(bytes: [UInt8], error: HIDReportDescriptorError) {
    #expect(throws: error) { try layout(bytes) }
  }

  @Test func `long items, reserved tags and reversed usage ranges change no length`() throws {
    let layout = try layout([
      0xfe, 2, 0, 1, 2, 0xf4, 0x0c, 0x19, 9, 0x29, 1, 0x75, 8, 0x95, 0, 0x81, 2, 0x95, 2, 0x81, 2,
    ])
    #expect(layout.byteCount(of: .input, id: 0) == 2)
  }

  @Test func `depth, number of reports and length are bounded`() {
    let deep = [UInt8](repeating: 0xa0, count: 33)
    #expect(throws: HIDReportDescriptorError.nestedTooDeep(offset: 32)) { try layout(deep) }
    let many: [UInt8] = (1...129).flatMap { [0x85, UInt8($0), 0x80] }
    #expect(throws: HIDReportDescriptorError.tooManyReports(offset: 386)) { try layout(many) }
    let long = [UInt8](repeating: 0, count: 65536)
    #expect(throws: HIDReportDescriptorError.tooLong(byteCount: 65536)) { try layout(long) }
    let longest = [UInt8](repeating: 0, count: 4096)
    #expect(throws: Never.self) { try layout(longest) }
  }

  @Test func `every truncation and seeded mutations give a value or a typed error`() {
    for count in 0..<DescriptorSamples.receiverReports.count {
      _ = try? layout(Array(DescriptorSamples.receiverReports.prefix(count)))
    }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<mutationCount {
      let bytes = generator.mutate(DescriptorSamples.receiverReports)
      guard let layout = try? layout(bytes) else { continue }
      for kind in HIDReportLayout.Kind.allCases {
        #expect(layout.byteCountMax(of: kind) <= HIDReportLayout.reportByteCountMax + 1)
      }
    }
  }
}
