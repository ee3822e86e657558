import ByteLayout

/// A text field of fixed width, closed by a zero byte and filled with zeros: a path (256) or a bus id (32).
///
/// Bytes are kept as they came; only what stands before the first zero counts. A name may not fill its
/// field: its last byte is the closing zero.
public struct USBIPName<let byteCount: Int>: Sendable {
  public private(set) var bytes: InlineArray<byteCount, UInt8>

  /// The first `byteCount - 1` bytes of `text`; what is longer is cut.
  public init(_ text: Span<UInt8>) {
    bytes = InlineArray(repeating: 0)
    for index in 0..<Swift.min(text.count, byteCount - 1) where text[index] != 0 {
      bytes[index] = text[index]
    }
  }

  /// Reads the field that begins at `offset`.
  /// - Throws: `invalidField` where no zero closes it.
  /// - Precondition: the field lies within `message`.
  init(decoding message: Span<UInt8>, at offset: Int, layout: StaticLabel) throws(LayoutError) {
    let field = message.extracting(offset..<offset + byteCount)
    guard field[byteCount - 1] == 0 else {
      throw .invalidField(layout: layout, offset: offset + byteCount - 1, value: UInt32(field[byteCount - 1]))
    }
    bytes = InlineArray(repeating: 0)
    var index = 0
    while field[index] != 0 {
      bytes[index] = field[index]
      index += 1
    }
  }

  func encode(into message: inout MutableSpan<UInt8>, at offset: Int) {
    for index in 0..<byteCount { message[offset + index] = bytes[index] }
  }

  /// Bytes before the closing zero.
  public var count: Int {
    for index in 0..<byteCount where bytes[index] == 0 { return index }
    return byteCount
  }
}

extension USBIPName: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    for index in 0..<byteCount where left.bytes[index] != right.bytes[index] { return false }
    return true
  }
}

/// As the protocol sizes them.
public typealias USBIPPath = USBIPName<256>
public typealias USBIPBusID = USBIPName<32>

#if !hasFeature(Embedded)
  extension USBIPName: CustomStringConvertible {
    public init(_ text: String) { self.init(Array(text.utf8).span) }

    /// The text; bytes that are no UTF-8 show as U+FFFD. It comes from the peer: quote it before showing it.
    public var description: String {
      var codes: [UInt8] = []
      for index in 0..<count { codes.append(bytes[index]) }
      return String(decoding: codes, as: UTF8.self)
    }
  }
#endif
