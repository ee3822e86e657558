internal import CZlib

/// zlib's inflate on arrays, resumable, closed exactly once.
@safe
struct Inflater: ~Copyable {
  enum Wrapper {
    /// A gzip member (RFC 1952).
    case gzip
    /// A zlib stream (RFC 1950).
    case zlib
  }

  enum Outcome {
    /// Progress, or a need for more input or room.
    case running
    case ended
    case corrupt
  }

  /// zlib keeps a pointer back to it: it may not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Nil where memory is short.
  init?(_ wrapper: Wrapper) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let bits = wrapper == .gzip ? headset_gzip_window_bits : headset_zlib_window_bits
    let result = unsafe headset_inflate_init(stream, Int32(bits))
    guard result == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Ready for another stream.
  mutating func restart() { _ = unsafe inflateReset(stream) }

  /// Inflates from `input[range]` into `output[room]`; both ranges shrink from the front by what was used.
  mutating func inflate(
    _ input: inout [UInt8], _ range: inout Range<Int>, into output: inout [UInt8], _ room: inout Range<Int>
  ) -> Outcome {
    precondition(range.upperBound <= input.count && room.upperBound <= output.count)
    let result = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + range.lowerBound }
        unsafe stream.pointee.avail_in = UInt32(range.count)
        unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + room.lowerBound }
        unsafe stream.pointee.avail_out = UInt32(room.count)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    range = unsafe (range.upperBound - Int(stream.pointee.avail_in))..<range.upperBound
    room = unsafe (room.upperBound - Int(stream.pointee.avail_out))..<room.upperBound
    switch result {
    case Z_OK, Z_BUF_ERROR: return .running
    case Z_STREAM_END: return .ended
    default: return .corrupt
    }
  }
}

/// Whole streams at once, for what is small.
enum ZlibStream {
  /// The inflated bytes, or nil where the stream is damaged, incomplete or longer than `byteCountMax`.
  static func inflate(_ bytes: [UInt8], byteCountMax: Int) -> [UInt8]? {
    guard var inflater = Inflater(.zlib) else { return nil }
    var input = bytes
    var range = 0..<input.count
    var output = [UInt8](repeating: 0, count: byteCountMax)
    var room = 0..<output.count
    guard case .ended = inflater.inflate(&input, &range, into: &output, &room) else { return nil }
    output.removeSubrange(room)
    return output
  }

  /// The zlib stream of `bytes`, as small as zlib makes it.
  static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(UInt(bytes.count))
    var output = [UInt8](repeating: 0, count: Int(length))
    let result = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe compress2(
          target.baseAddress, &length, source.baseAddress, UInt(source.count), Z_BEST_COMPRESSION)
      }
    }
    guard result == Z_OK else { return nil }
    output.removeSubrange(Int(length)...)
    return output
  }

  /// CRC-32 of ISO 3309, as in gzip and PNG.
  static func checksum(_ bytes: Span<UInt8>, from seed: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      UInt32(truncatingIfNeeded: unsafe crc32(UInt(seed), buffer.baseAddress, UInt32(buffer.count)))
    }
  }
}
