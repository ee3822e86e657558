/// The bytes of one HID report, report id first, stored in place: at most 64, the size of a full-speed
/// interrupt packet (USB 2.0, section 5.7.3). Copying it allocates nothing.
@frozen
public struct ReportBytes: Sendable {
  public static let byteCountMax = 64

  @usableFromInline var storage: InlineArray<64, UInt8>
  /// How many of the bytes belong to the report.
  public private(set) var count: Int

  /// `count` zero bytes; a count outside 0...64 is clamped.
  public init(zeros count: Int) {
    storage = InlineArray(repeating: 0)
    self.count = Swift.max(0, Swift.min(Self.byteCountMax, count))
  }

  /// The first 64 of `bytes`.
  public init(_ bytes: Span<UInt8>) {
    self.init(zeros: bytes.count)
    for index in 0..<count { storage[index] = bytes[index] }
  }

  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span.extracting(first: count) }
  }

  /// The byte at `offset`.
  /// - Precondition: `offset` lies in `0..<count`.
  public subscript(offset: Int) -> UInt8 {
    get {
      precondition(offset >= 0 && offset < count)
      return storage[offset]
    }
    set {
      precondition(offset >= 0 && offset < count)
      storage[offset] = newValue
    }
  }
}

extension ReportBytes: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where left.storage[offset] != right.storage[offset] { return false }
    return true
  }
}
