private import CZlib
private import Glibc

/// Whole files in, for the laboratory: gzip'ed ones (RFC 1952) come inflated.
public enum LabFile {
  /// The most bytes of a file, inflated: four hours of a trial at 286 Hz.
  public static let byteCountMax = 256 << 20

  /// The bytes of a file, inflated where it begins as a gzip member does. Blocks; allocates.
  /// - Throws: `LabError.cannotOpen`, `.cannotRead`, `.damagedCompression`, `.tooLarge`.
  public static func read(_ path: String) throws(LabError) -> [UInt8] {
    let (bytes, isWhole) = try readAvailable(path)
    guard isWhole else { throw .damagedCompression(path: path) }
    return bytes
  }

  /// The same, of a gzip stream that is damaged or cut what inflates, if any does.
  /// - Throws: as `read`.
  static func readAvailable(_ path: String) throws(LabError) -> (bytes: [UInt8], isWhole: Bool) {
    let bytes = try readRaw(path)
    guard bytes.count > 2, bytes[0] == 0x1f, bytes[1] == 0x8b else { return (bytes, true) }
    let (inflated, isWhole) = try inflate(bytes, path: path)
    guard isWhole || !inflated.isEmpty else { throw .damagedCompression(path: path) }
    return (inflated, isWhole)
  }

  private static func readRaw(_ path: String) throws(LabError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe Glibc.read(descriptor, &portion, portion.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, code: errno) }
      guard count > 0 else { return bytes }
      bytes += portion[..<count]
      guard bytes.count <= byteCountMax else { throw .tooLarge(byteCountMax: byteCountMax) }
    }
  }

  private static func inflate(
    _ compressed: [UInt8], path: String
  ) throws(LabError) -> (bytes: [UInt8], isWhole: Bool) {
    var input = compressed
    var inflated: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 1 << 20)
    var stream = unsafe z_stream()
    guard unsafe headset_inflate_init(&stream, Int32(headset_gzip_window_bits)) == Z_OK else {
      throw .cannotRead(path: path, code: ENOMEM)
    }
    defer { unsafe inflateEnd(&stream) }
    var used = 0
    while true {
      let status = unsafe step(&stream, &input, &used, into: &portion)
      let count = unsafe portion.count - Int(stream.avail_out)
      inflated += portion[..<count]
      guard inflated.count <= byteCountMax else { throw .tooLarge(byteCountMax: byteCountMax) }
      if status == Z_STREAM_END { return (inflated, true) }
      guard status == Z_OK, count > 0 else { return (inflated, false) }
    }
  }

  /// One call of zlib from `input` at `used` on.
  private static func step(
    _ stream: inout z_stream, _ input: inout [UInt8], _ used: inout Int, into portion: inout [UInt8]
  ) -> Int32 {
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe portion.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = source.baseAddress.map { unsafe $0 + used }
        unsafe stream.avail_in = UInt32(source.count - used)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        used = unsafe source.count - Int(stream.avail_in)
        return status
      }
    }
  }
}
