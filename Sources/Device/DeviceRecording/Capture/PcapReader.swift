internal import ByteLayout

/// The classic capture file (draft-ietf-opsawg-pcap, sections 4 and 5), little-endian.
struct PcapReader {
  /// Magic of microsecond and of nanosecond stamps, and both from a big-endian machine.
  static let microsecondMagic: UInt32 = 0xa1b2_c3d4
  static let nanosecondMagic: UInt32 = 0xa1b2_3c4d
  static let swappedMagics: [UInt32] = [0xd4c3_b2a1, 0x4d3c_b2a1]
  private static let headerByteCount = 24
  private static let recordByteCount = 16

  private let linkType: USBLinkType
  private let nanosecondsPerFraction: Int64
  private(set) var damage: RecordingDamage?

  /// Reads the file header, whose magic the caller has seen.
  init(_ stream: inout ByteStream) throws(RecordingError) {
    guard try stream.fill(Self.headerByteCount) else { throw .damagedHeader }
    nanosecondsPerFraction = stream.unread.uint32(at: 0) == Self.nanosecondMagic ? 1 : 1000
    guard stream.unread.uint16(at: 4) == 2 else {
      throw .unsupportedVersion(stream.unread.uint16(at: 4))
    }
    // The upper half of the link type word tells of frame check sequences, which USB captures have not.
    linkType = try USBLinkType(number: stream.unread.uint32(at: 20) & 0xffff)
    stream.advance(by: Self.headerByteCount)
  }

  /// The next packet, its bytes unread in the stream; nil at the end.
  mutating func next(in stream: inout ByteStream) throws(RecordingError) -> CapturedPacket? {
    guard damage == nil, try stream.fill(1) else { return nil }
    guard try stream.fill(Self.recordByteCount) else { return end(.truncatedPacket, stream.offset) }
    let seconds = Int64(stream.unread.uint32(at: 0))
    let fraction = Int64(stream.unread.uint32(at: 4))
    let captured = Int(stream.unread.uint32(at: 8))
    let original = Int(stream.unread.uint32(at: 12))
    guard captured <= CapturedPacket.byteCountMax, original >= captured else {
      return end(.invalidPacket, stream.offset)
    }
    guard try stream.fill(Self.recordByteCount + captured) else {
      return end(.truncatedPacket, stream.offset)
    }
    stream.advance(by: Self.recordByteCount)
    return CapturedPacket(
      unixNanoseconds: seconds * 1_000_000_000 + fraction * nanosecondsPerFraction, linkType: linkType,
      byteCount: captured, strideByteCount: captured, originalByteCount: original)
  }

  private mutating func end(_ cause: RecordingDamage.Cause, _ offset: Int) -> CapturedPacket? {
    damage = RecordingDamage(cause, offset: offset)
    return nil
  }
}
