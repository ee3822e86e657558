/// Exactly `count` bytes, stored in place: what a report holds beside its understood fields.
@frozen
public struct FixedBytes<let count: Int>: Sendable {
  @usableFromInline var storage: InlineArray<count, UInt8>

  /// `count` times the same byte.
  @inlinable
  public init(repeating byte: UInt8 = 0) { storage = InlineArray(repeating: byte) }

  /// The bytes from `offset` on; zeros where `bytes` ends early.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int) {
    storage = InlineArray(repeating: 0)
    for index in 0..<count where offset + index < bytes.count {
      storage[index] = bytes[offset + index]
    }
  }

  /// The bytes, to read.
  @inlinable
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span }
  }

  /// The byte at `offset`.
  /// - Precondition: `offset` lies in `0..<count`.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    get { storage[offset] }
    set { storage[offset] = newValue }
  }
}

extension FixedBytes: Equatable {
  @inlinable
  public static func == (left: Self, right: Self) -> Bool {
    for offset in 0..<count where left.storage[offset] != right.storage[offset] { return false }
    return true
  }
}
