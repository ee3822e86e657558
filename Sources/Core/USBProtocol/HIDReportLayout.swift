/// Which reports a HID interface has and how long each is, from its report descriptor (HID 1.11,
/// section 6.2.2). Usages are not kept: a headset's are vendor-defined and its sheet says what they mean.
///
/// Stored in place; decoding allocates nothing and takes one step an item.
public struct HIDReportLayout: Sendable {
  /// Most reports of an interface, all kinds together; the richest headset known here has fewer than 20.
  public static let reportsMax = 128
  /// Longest report, bytes: Linux's HID_MAX_BUFFER_SIZE.
  public static let reportByteCountMax = 16_384
  /// Longest descriptor, bytes: Linux's HID_MAX_DESCRIPTOR_SIZE.
  public static let descriptorByteCountMax = 4_096
  /// Deepest nesting of collections.
  public static let collectionDepthMax = 32
  /// Depth of Push: Linux's HID_GLOBAL_STACK_SIZE.
  public static let pushDepthMax = 4

  /// Which way a report goes, and on which pipe (HID 1.11, section 7.2.1).
  public enum Kind: UInt8, Sendable, CaseIterable {
    case input, output, feature
  }

  /// One report of the interface.
  public struct Report: Hashable, Sendable {
    /// 0 where the interface does without report ids.
    public var id: UInt8
    /// Input, output or feature.
    public var kind: Kind
    /// Data bits, the report id not counted.
    public var bitCount: Int
  }

  private var reports: InlineArray<128, Report>
  /// How many reports there are.
  public private(set) var count = 0
  /// Whether each report begins with a byte that is its id.
  public private(set) var usesReportIDs = false

  /// The report at `index`, in the order of first mention.
  /// - Precondition: `index` lies in `0..<count`.
  public subscript(index: Int) -> Report {
    precondition(index >= 0 && index < count)
    return reports[index]
  }

  /// Bytes of a report as it is transferred, its id included; nil where there is no such report.
  public func byteCount(of kind: Kind, id: UInt8) -> Int? {
    for index in 0..<count where reports[index].id == id && reports[index].kind == kind {
      return byteCount(of: reports[index])
    }
    return nil
  }

  /// Bytes of the longest report of a kind, 0 where there is none.
  public func byteCountMax(of kind: Kind) -> Int {
    var longest = 0
    for index in 0..<count where reports[index].kind == kind {
      longest = max(longest, byteCount(of: reports[index]))
    }
    return longest
  }

  /// Reads a whole report descriptor.
  /// - Throws: every case of `HIDReportDescriptorError`.
  public init(decoding descriptor: Span<UInt8>) throws(HIDReportDescriptorError) {
    reports = InlineArray(repeating: Report(id: 0, kind: .input, bitCount: 0))
    guard descriptor.count <= Self.descriptorByteCountMax else {
      throw .tooLong(byteCount: descriptor.count)
    }
    var parser = HIDReportDescriptorParser()
    try parser.parse(descriptor, into: &self)
    usesReportIDs = parser.hasSeenReportID
  }

  // MARK: -

  private func byteCount(of report: Report) -> Int {
    (report.bitCount + 7) / 8 + (usesReportIDs ? 1 : 0)
  }

  /// Adds `bits` to report `id`, or begins it.
  mutating func grow(
    _ kind: Kind, id: UInt8, byBits bits: UInt64, at offset: Int
  ) throws(HIDReportDescriptorError) {
    let bitsMax = UInt64(Self.reportByteCountMax * 8)
    var index = 0
    while index < count, reports[index].id != id || reports[index].kind != kind { index += 1 }
    if index == count {
      guard count < Self.reportsMax else { throw .tooManyReports(offset: offset) }
      reports[index] = Report(id: id, kind: kind, bitCount: 0)
      count += 1
    }
    guard bits <= bitsMax - UInt64(reports[index].bitCount) else {
      throw .reportTooLong(id: id, offset: offset)
    }
    reports[index].bitCount += Int(bits)
  }
}

/// Why a report descriptor gives no layout; `offset` is that of the item in the descriptor.
public enum HIDReportDescriptorError: Error, Equatable, Sendable {
  /// More than `HIDReportLayout.descriptorByteCountMax` bytes.
  case tooLong(byteCount: Int)
  /// The last item claims bytes past the end.
  case truncatedItem(offset: Int)
  /// A report id of 0 or above 255 (HID 1.11, section 6.2.2.7).
  case invalidReportID(offset: Int, id: UInt32)
  /// Fields without a report id in a descriptor that has ids (same section).
  case dataBeforeReportID(offset: Int)
  /// Size times count, or their sum, passes `HIDReportLayout.reportByteCountMax`.
  case reportTooLong(id: UInt8, offset: Int)
  case tooManyReports(offset: Int)
  /// Collections nested deeper than `HIDReportLayout.collectionDepthMax`.
  case nestedTooDeep(offset: Int)
  /// An End Collection without a Collection.
  case unbalancedCollection(offset: Int)
  /// The descriptor ends inside a collection.
  case openCollection(depth: Int)
  /// Push deeper than `HIDReportLayout.pushDepthMax`, or Pop of an empty stack.
  case unbalancedPush(offset: Int)
}
