internal import Glibc

/// Where a recording's bytes come from: a file, closed exactly once, or memory.
struct ByteSource: ~Copyable {
  private let descriptor: Int32?
  private var memory: [UInt8] = []
  private var memoryOffset = 0

  init(path: String) throws(RecordingError) {
    let opened = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw .cannotOpen(path: path, code: errno) }
    descriptor = opened
  }

  init(bytes: [UInt8]) {
    descriptor = nil
    memory = bytes
  }

  deinit {
    if let descriptor { _ = Glibc.close(descriptor) }
  }

  /// Reads into `buffer[range]` and returns how many bytes came; 0 only at the end.
  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(RecordingError) -> Int {
    precondition(range.upperBound <= buffer.count && !range.isEmpty)
    guard let descriptor else { return readMemory(into: &buffer, range) }
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(descriptor, bytes.baseAddress.map { unsafe $0 + range.lowerBound }, range.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw .cannotRead(code: errno) }
    }
  }

  private mutating func readMemory(into buffer: inout [UInt8], _ range: Range<Int>) -> Int {
    let count = min(range.count, memory.count - memoryOffset)
    for index in 0..<count { buffer[range.lowerBound + index] = memory[memoryOffset + index] }
    memoryOffset += count
    return count
  }
}
