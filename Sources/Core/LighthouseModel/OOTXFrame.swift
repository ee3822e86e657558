public import ByteLayout

/// A payload as the bits a station sends, one a flash or turn, over and over.
///
/// Seventeen zeros and a one; then groups of sixteen bits, each followed by a one: length, payload, a zero
/// byte if the length is odd, checksum of the payload (lighthouse-v1.md, "OOTX data channel").
@frozen
public struct OOTXFrame: Sendable {
  /// The most bytes of a payload that a decoder takes; the longest known has 43.
  public static let payloadByteCountMax = 64
  /// Zeros before the first one.
  static let preambleZeros = 17
  /// Bits of a group, without the one behind it.
  static let groupBits = 16
  /// Length, padded payload, checksum.
  static let byteCountMax = 2 + payloadByteCountMax + 4

  private var bytes: BoundedBytes<70>

  /// The frame of a payload; what exceeds 64 bytes is cut off.
  public init(payload: Span<UInt8>) {
    bytes = BoundedBytes()
    let count = min(payload.count, Self.payloadByteCountMax)
    var checksum = CRC32()
    bytes.append(UInt16(truncatingIfNeeded: count))
    for index in 0..<count {
      bytes.append(payload[index])
      checksum.ingest(payload[index])
    }
    if count % 2 == 1 { bytes.append(UInt8(0)) }
    bytes.append(checksum.value)
  }

  /// Bits until the next frame's first.
  public var bitCount: Int { Self.preambleZeros + 1 + bytes.count / 2 * (Self.groupBits + 1) }

  /// The bit at `index` of an endless repetition.
  /// - Precondition: `index` is not negative.
  public subscript(index: Int) -> Bool {
    let place = index % bitCount
    guard place > Self.preambleZeros else { return place == Self.preambleZeros }
    let inGroups = place - Self.preambleZeros - 1
    let (group, bit) = (inGroups / (Self.groupBits + 1), inGroups % (Self.groupBits + 1))
    guard bit < Self.groupBits else { return true }
    return bytes[2 * group + bit / 8] & 0x80 &>> UInt8(bit % 8) != 0
  }
}
