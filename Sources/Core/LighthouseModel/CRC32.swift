/// The checksum of a station's broadcast: CRC-32 as in zlib (polynomial 0x04c11db7, reflected). Bit by bit: a
/// broadcast of 43 bytes comes every three to nine seconds, a table would only take space.
@frozen
public struct CRC32: Sendable {
  @usableFromInline var state: UInt32 = .max

  /// Of no bytes so far.
  @inlinable
  public init() {}

  /// Takes the next byte.
  @inlinable
  public mutating func ingest(_ byte: UInt8) {
    state ^= UInt32(byte)
    for _ in 0..<8 { state = state & 1 == 0 ? state &>> 1 : state &>> 1 ^ 0xedb8_8320 }
  }

  /// The checksum of the bytes so far.
  @inlinable public var value: UInt32 { ~state }
}
