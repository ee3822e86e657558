/// 64-bit numbers from 32-bit ones where a machine word has 32 bits.
///
/// There the library's `UInt64(UInt32)`, `Int64(Int)` and `<<` are generic code that mentions an allocating
/// type, which the controller's compiler refuses under `-no-allocations` (Swift 6.3.1; the masking shifts
/// `&<<` and `&>>` and `UInt32(truncatingIfNeeded:)` pass). Core widens by this initialiser instead.
extension UInt64 {
  /// `high` times 2^32 plus `low`.
  @inlinable
  public init(low: UInt32, high: UInt32) {
    let halves = SIMD2(low.littleEndian, high.littleEndian)
    self.init(littleEndian: unsafe unsafeBitCast(halves, to: UInt64.self))
  }

  /// The number modulo 2^32.
  @inlinable public var lowHalf: UInt32 { UInt32(truncatingIfNeeded: self) }

  /// The number divided by 2^32.
  @inlinable public var highHalf: UInt32 { UInt32(truncatingIfNeeded: self &>> 32) }
}
