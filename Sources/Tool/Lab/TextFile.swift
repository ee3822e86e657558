private import Glibc

/// A text into a file, portion by portion.
struct TextFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  private static let portion = 1 << 16

  /// Begins a file with these bytes; one that is there is replaced.
  /// - Throws: `LabError.cannotOpen`.
  init(path: String, head: String = "") throws(LabError) {
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw .cannotOpen(path: path, code: errno) }
    self.path = path
    descriptor = opened
    buffer.reserveCapacity(2 * Self.portion)
    buffer += head.utf8
  }

  deinit { close(descriptor) }

  /// - Throws: `LabError.cannotWrite`.
  mutating func append(_ text: String) throws(LabError) {
    buffer += text.utf8
    if buffer.count >= Self.portion { try flush() }
  }

  /// Writes what is left and closes the file.
  /// - Throws: `LabError.cannotWrite`.
  consuming func finish() throws(LabError) { try flush() }

  private mutating func flush() throws(LabError) {
    var written = 0
    while written < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe write(descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, code: errno) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
