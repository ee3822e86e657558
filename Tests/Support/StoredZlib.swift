/// A zlib stream that holds bytes as they are (RFC 1950; RFC 1951, section 3.2.4): what a device stores, made
/// without a compressor.
public enum StoredZlib {
  /// The stream of `bytes`, in blocks of at most `blockByteCount`.
  /// - Precondition: `blockByteCount` lies in 1...65,535.
  public static func stream(of bytes: [UInt8], blockByteCount: Int = 65_535) -> [UInt8] {
    precondition((1...65_535).contains(blockByteCount))
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(bytes.count, start + blockByteCount)
      let count = UInt16(end - start)
      stream.append(end == bytes.count ? 1 : 0)
      stream += [UInt8(truncatingIfNeeded: count), UInt8(count >> 8)]
      stream += [UInt8(truncatingIfNeeded: ~count), UInt8(~count >> 8)]
      stream += bytes[start..<end]
      start = end
    } while start < bytes.count
    let sum = adler32(of: bytes)
    return stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  /// RFC 1950, section 9.
  private static func adler32(of bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}
