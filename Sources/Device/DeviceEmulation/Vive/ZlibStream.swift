internal import CZlib

/// zlib streams (RFC 1950).
enum ZlibStream {
  /// `bytes` compressed at zlib's default level.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var count = compressBound(uLong(bytes.count))
    var stream = [UInt8](repeating: 0, count: Int(count))
    let status = unsafe compress(&stream, &count, bytes, uLong(bytes.count))
    // With compressBound's room it fails only where memory ends (zlib.h, "compress").
    precondition(status == Z_OK)
    return Array(stream.prefix(Int(count)))
  }
}
