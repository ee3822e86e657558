public import ByteLayout

/// The events of lighthouse 2 in a report or a radio message: bytes that are read event by event.
///
/// Source: lighthouse-v2.md, "0x28": a byte with its lowest bit set names the channel, any other begins a
/// word of four bytes.
@frozen
public struct SweepSection: Equatable, Sendable {
  /// The most bytes: what a report of 64 leaves behind its id and its length.
  public static let byteCountMax = 62

  /// As they stand in the report.
  public private(set) var bytes: BoundedBytes<62>

  /// No events.
  public init() { bytes = BoundedBytes() }

  /// The events in these bytes; what exceeds 62 is cut off.
  public init(_ bytes: Span<UInt8>) { self.bytes = BoundedBytes(bytes) }

  /// Where a reader stands, and whose events follow.
  @frozen
  public struct Cursor: Sendable {
    var offset = 0

    /// Before the first event.
    public init() {}
  }

  /// The event at `cursor`, which moves behind it; nil at the end.
  /// - Throws: `truncated` for a word that ends early, `invalidField` for a header with bits that no header
  ///   has; what follows cannot be read then.
  public func next(_ cursor: inout Cursor) throws(LayoutError) -> SweepEvent? {
    guard cursor.offset < bytes.count else { return nil }
    let head = bytes[cursor.offset]
    if head & 1 == 1 {
      guard head & 0x0a == 0 else {
        throw .invalidField(layout: Self.layout, offset: cursor.offset, value: UInt32(head))
      }
      cursor.offset += 1
      return .channel(head &>> 4, isInConflict: head & 4 != 0)
    }
    guard cursor.offset + 4 <= bytes.count else {
      throw .truncated(layout: Self.layout, expected: cursor.offset + 4, actual: bytes.count)
    }
    defer { cursor.offset += 4 }
    return SweepEvent(word: bytes.span.uint32(at: cursor.offset))
  }

  static let layout: StaticLabel = "sweep events"

  /// Whether every byte belongs to an event and the first names a channel.
  public var isWhole: Bool {
    var cursor = Cursor()
    guard bytes.count > 0, bytes[0] & 1 == 1 else { return false }
    while cursor.offset < bytes.count {
      guard (try? next(&cursor)) != nil else { return false }
    }
    return true
  }

  /// Adds an event; returns whether there was room.
  @discardableResult
  public mutating func append(_ event: SweepEvent) -> Bool {
    if let word = event.word {
      guard bytes.count + 4 <= Self.byteCountMax else { return false }
      bytes.append(word)
      return true
    }
    guard case .channel(let channel, let isInConflict) = event, bytes.count < Self.byteCountMax else {
      return false
    }
    bytes.append(channel &<< 4 | (isInConflict ? 4 : 0) | 1)
    return true
  }
}
