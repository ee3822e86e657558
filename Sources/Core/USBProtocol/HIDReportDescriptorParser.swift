/// The item state of a report descriptor (HID 1.11, section 6.2.2.2): what decides lengths, no more.
struct HIDReportDescriptorParser {
  private struct Globals {
    var reportSize: UInt32 = 0
    var reportCount: UInt32 = 0
    var reportID: UInt8 = 0
  }

  private(set) var hasSeenReportID = false
  private var globals = Globals()
  private var stack = InlineArray<4, Globals>(repeating: Globals())
  private var stackDepth = 0
  private var collectionDepth = 0
  /// Where the first field without a report id stood.
  private var anonymousOffset: Int?

  /// Feeds every item; afterwards the layout has all reports.
  mutating func parse(
    _ bytes: Span<UInt8>, into layout: inout HIDReportLayout
  ) throws(HIDReportDescriptorError) {
    var offset = 0
    while offset < bytes.count {
      let prefix = bytes[offset]
      if prefix == 0xfe {
        offset = try endOfLongItem(in: bytes, at: offset)
        continue
      }
      let dataCount = prefix & 3 == 3 ? 4 : Int(prefix & 3)
      guard dataCount < bytes.count - offset else { throw .truncatedItem(offset: offset) }
      var data: UInt32 = 0
      for index in 0..<dataCount { data |= UInt32(bytes[offset + 1 + index]) << (8 * UInt32(index)) }
      try ingest(prefix: prefix & 0xfc, data: data, at: offset, into: &layout)
      offset += 1 + dataCount
    }
    guard collectionDepth == 0 else { throw .openCollection(depth: collectionDepth) }
    if hasSeenReportID, let anonymousOffset { throw .dataBeforeReportID(offset: anonymousOffset) }
  }

  // MARK: -

  /// Long items (section 6.2.2.3) have no meaning in HID 1.11: skipped, within bounds.
  private func endOfLongItem(
    in bytes: Span<UInt8>, at offset: Int
  ) throws(HIDReportDescriptorError) -> Int {
    guard bytes.count - offset >= 3, Int(bytes[offset + 1]) <= bytes.count - offset - 3 else {
      throw .truncatedItem(offset: offset)
    }
    return offset + 3 + Int(bytes[offset + 1])
  }

  /// Tags of sections 6.2.2.4 (main) and 6.2.2.7 (global); local items, reserved tags and usage ranges,
  /// reversed ones too, change no length and pass.
  private mutating func ingest(
    prefix: UInt8, data: UInt32, at offset: Int, into layout: inout HIDReportLayout
  ) throws(HIDReportDescriptorError) {
    switch prefix {
    case 0x80: try addField(.input, at: offset, to: &layout)
    case 0x90: try addField(.output, at: offset, to: &layout)
    case 0xb0: try addField(.feature, at: offset, to: &layout)
    case 0xa0:
      guard collectionDepth < HIDReportLayout.collectionDepthMax else {
        throw .nestedTooDeep(offset: offset)
      }
      collectionDepth += 1
    case 0xc0:
      guard collectionDepth > 0 else { throw .unbalancedCollection(offset: offset) }
      collectionDepth -= 1
    case 0x74: globals.reportSize = data
    case 0x94: globals.reportCount = data
    case 0x84:
      guard data >= 1, data <= 255 else { throw .invalidReportID(offset: offset, id: data) }
      globals.reportID = UInt8(data)
      hasSeenReportID = true
    case 0xa4:
      guard stackDepth < HIDReportLayout.pushDepthMax else { throw .unbalancedPush(offset: offset) }
      stack[stackDepth] = globals
      stackDepth += 1
    case 0xb4:
      guard stackDepth > 0 else { throw .unbalancedPush(offset: offset) }
      stackDepth -= 1
      globals = stack[stackDepth]
    default: break
    }
  }

  private mutating func addField(
    _ kind: HIDReportLayout.Kind, at offset: Int, to layout: inout HIDReportLayout
  ) throws(HIDReportDescriptorError) {
    if globals.reportID == 0, anonymousOffset == nil { anonymousOffset = offset }
    let bits = UInt64(globals.reportSize) * UInt64(globals.reportCount)
    try layout.grow(kind, id: globals.reportID, byBits: bits, at: offset)
  }
}
