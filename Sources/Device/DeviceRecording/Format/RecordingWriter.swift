internal import Glibc

/// Writes a recording to a file, a whole chunk at a time: whoever stops it, however, leaves a file that
/// reads up to the last chunk.
public struct RecordingWriter: ~Copyable {
  private let file: OutputFile
  private var encoder = RecordingEncoder()

  /// Creates the file, which must not be there yet, readable by its owner and group (mode 0640).
  /// - Throws: `cannotOpen`, `cannotWrite`.
  public init(
    creating path: String, marks: RecordingMarks = [], startUnixNanoseconds: Int64? = nil
  ) throws(RecordingError) {
    let file = try OutputFile(creating: path)
    try file.write(RecordingEncoder.header(marks: marks, startUnixNanoseconds: startUnixNanoseconds))
    self.init(file)
  }

  private init(_ file: consuming OutputFile) { self.file = file }

  /// Adds an event; blocks on the disk about once in 32 KiB.
  /// - Throws: what `RecordingEncoder.encode` throws, `cannotWrite`.
  public mutating func append(_ event: RecordingEvent) throws(RecordingError) {
    try file.write(encoder.encode(event))
  }

  /// Writes what has been added so far as a chunk.
  public mutating func flush() throws(RecordingError) { try file.write(encoder.flush()) }

  /// Writes the rest and waits until the disk has it.
  public consuming func close() throws(RecordingError) {
    try flush()
    try file.synchronise()
  }
}

/// A new file, closed exactly once.
private struct OutputFile: ~Copyable {
  private let descriptor: Int32

  init(creating path: String) throws(RecordingError) {
    let opened = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard opened >= 0 else { throw .cannotOpen(path: path, code: errno) }
    descriptor = opened
  }

  deinit { _ = Glibc.close(descriptor) }

  func synchronise() throws(RecordingError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(code: errno) }
  }

  func write(_ bytes: [UInt8]) throws(RecordingError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      }
      if count >= 0 {
        offset += count
      } else if errno != EINTR {
        throw .cannotWrite(code: errno)
      }
    }
  }
}
