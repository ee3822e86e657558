import Foundation

/// A new file that is there whole, and synced, or not at all.
///
/// Sticks have FAT, which knows no links: the name is taken by an empty file first, which nobody else's may be, and
/// the written one then takes its place. A power cut between leaves the empty one.
public final class WholeFile {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let chunkByteCount = 1 << 18

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.chunkByteCount)
  }

  /// Lets `body` write the file, then gives it its name.
  ///
  /// - Throws: `exists`, or what the disk says; what `body` throws.
  public static func write(
    toPath path: String, _ body: (WholeFile) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    let reserved = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard reserved >= 0 else { throw errno == EEXIST ? .exists : LedgerError(errno: errno) }
    close(reserved)
    let draft = path + ".part"
    do throws(LedgerError) {
      try write(draft: draft, body)
      guard unsafe rename(draft, path) == 0 else { throw LedgerError(errno: errno) }
      try LedgerKeyFile.syncFolder(of: path)
    } catch {
      _ = unsafe unlink(draft)
      _ = unsafe unlink(path)
      throw error
    }
  }

  private static func write(
    draft: String, _ body: (WholeFile) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    // What a power cut left of an earlier attempt; nobody ever used it.
    _ = unsafe unlink(draft)
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw LedgerError(errno: errno) }
    defer { close(descriptor) }
    let file = WholeFile(descriptor: descriptor)
    try body(file)
    try file.flush()
    guard fsync(descriptor) == 0 else { throw LedgerError(errno: errno) }
  }

  // MARK: - Writing

  /// Appends text and a line's end.
  public func append(line: String) throws(LedgerError) {
    buffer.append(contentsOf: line.utf8)
    try endLine()
  }

  /// Appends bytes and a line's end.
  func append(line: UnsafeRawBufferPointer) throws(LedgerError) {
    unsafe buffer.append(contentsOf: line)
    try endLine()
  }

  /// Appends bytes as they are.
  public func append(_ bytes: some Sequence<UInt8>) throws(LedgerError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.chunkByteCount { try flush() }
  }

  private func endLine() throws(LedgerError) {
    buffer.append(0x0A)
    if buffer.count >= Self.chunkByteCount { try flush() }
  }

  private func flush() throws(LedgerError) {
    var written = 0
    while written < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Foundation.write(
          descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      guard count > 0 else { throw LedgerError(errno: count < 0 ? errno : ENOSPC) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
