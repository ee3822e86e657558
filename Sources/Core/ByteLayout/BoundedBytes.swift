/// Up to `capacity` bytes, stored in place: a copy allocates nothing, on a controller as on the host.
@frozen
public struct BoundedBytes<let capacity: Int>: Sendable {
  @usableFromInline var storage: InlineArray<capacity, UInt8>
  @usableFromInline var used: Int

  /// How many bytes there are.
  @inlinable public var count: Int { used }

  /// The most bytes this type holds.
  @inlinable public static var byteCountMax: Int { capacity }

  /// `count` zero bytes; a count outside `0...capacity` is clamped.
  @inlinable
  public init(zeros count: Int) {
    storage = InlineArray(repeating: 0)
    used = count < 0 ? 0 : count > capacity ? capacity : count
  }

  /// No bytes.
  @inlinable
  public init() { self.init(zeros: 0) }

  /// The first `capacity` of `bytes`.
  @inlinable
  public init(_ bytes: Span<UInt8>) { self.init(bytes, from: 0) }

  /// The first `capacity` of the bytes from `offset` on; none where `offset` lies past the end.
  @inlinable
  public init(_ bytes: Span<UInt8>, from offset: Int) {
    self.init(zeros: bytes.count - offset)
    for index in 0..<used { storage[index] = bytes[offset + index] }
  }

  /// The bytes, to read.
  @inlinable
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span.extracting(first: used) }
  }

  /// The byte at `offset`.
  /// - Precondition: `offset` lies in `0..<count`.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    get {
      precondition(offset >= 0 && offset < used)
      return storage[offset]
    }
    set {
      precondition(offset >= 0 && offset < used)
      storage[offset] = newValue
    }
  }
}

extension BoundedBytes: Equatable {
  @inlinable
  public static func == (left: Self, right: Self) -> Bool {
    guard left.used == right.used else { return false }
    for offset in 0..<left.used where left.storage[offset] != right.storage[offset] { return false }
    return true
  }
}

/// Writing from front to back. A codec sizes its type so that its fields fit; what does not fit is cut
/// off, because the amount may stem from a device.
extension BoundedBytes {
  /// One byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    guard used < capacity else { return }
    storage[used] = byte
    used += 1
  }

  /// Two bytes, little-endian.
  @inlinable
  public mutating func append(_ value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  /// Two bytes, little-endian, two's complement.
  @inlinable
  public mutating func append(_ value: Int16) { append(UInt16(bitPattern: value)) }

  /// Four bytes, little-endian.
  @inlinable
  public mutating func append(_ value: UInt32) {
    append(UInt16(truncatingIfNeeded: value))
    append(UInt16(truncatingIfNeeded: value >> 16))
  }

  /// All of `bytes`, as far as they fit.
  @inlinable
  public mutating func append(_ bytes: Span<UInt8>) {
    for index in 0..<bytes.count { append(bytes[index]) }
  }
}
