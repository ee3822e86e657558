internal import CZlib

extension ViveConfiguration {
  /// More than any device's document: the largest known has 17 kB (sheet htc-vive, "Config").
  public static let byteCountMax = 256 * 1024

  /// Inflates what feature reports 0x11 brought: one zlib stream (RFC 1950). Bytes behind its end are the
  /// device's stale memory and are left alone.
  /// - Throws: `ConfigurationError.damagedStream`, `.tooLarge`.
  public static func inflate(_ compressed: [UInt8]) throws(ConfigurationError) -> [UInt8] {
    var inflated = [UInt8](repeating: 0, count: byteCountMax)
    var stream = unsafe z_stream()
    guard unsafe headset_inflate_init(&stream, Int32(headset_zlib_window_bits)) == Z_OK else {
      throw .damagedStream(inflated: 0)
    }
    var input = compressed
    let result = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe inflated.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(clamping: source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        return unsafe CZlib.inflate(&stream, Z_FINISH)
      }
    }
    let count = unsafe byteCountMax - Int(stream.avail_out)
    unsafe inflateEnd(&stream)
    guard result == Z_STREAM_END else {
      throw count == byteCountMax ? .tooLarge(byteCountMax: byteCountMax) : .damagedStream(inflated: count)
    }
    return Array(inflated.prefix(count))
  }
}
