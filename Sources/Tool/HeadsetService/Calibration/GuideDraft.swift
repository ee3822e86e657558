internal import CalibrationGuide
internal import FactoryConfiguration
internal import Glibc

/// The file of one guide that goes on: events are gathered, and written and synced together. Made in a folder of its
/// own; a guide that cannot be kept goes on all the same, and says so.
struct GuideDraft: ~Copyable {
  let path: String
  private var file: CInt = -1
  private var pending: [UInt8] = []
  private var byteCount = 0
  /// The system's number where the file cannot be written.
  private(set) var errorNumber: CInt?

  /// Gathered events are written before they are so many bytes.
  private static let pendingByteCountMax = 256 << 10

  /// A new draft, in the place of one that may be there.
  init(path: String, header: GuideHeader) {
    self.path = path
    file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if file < 0 { errorNumber = errno }
    write(GuideJournal.beginning(header))
    sync()
    Self.syncFolder(of: path)
  }

  /// Goes on with a draft; what is torn is cut off.
  init(path: String, content: GuideJournal.Content) {
    self.path = path
    file = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0, ftruncate(file, off_t(content.byteCount)) == 0,
      lseek(file, 0, SEEK_END) == off_t(content.byteCount)
    else {
      errorNumber = errno
      return
    }
    byteCount = content.byteCount
  }

  deinit { if file >= 0 { close(file) } }

  /// Takes an event; it is written with the next `flush`, or when many wait.
  mutating func append(_ event: GuideEvent) {
    GuideJournal.append(event, to: &pending)
    if pending.count >= Self.pendingByteCountMax { flush() }
  }

  /// Writes what waits, and waits for the disk.
  mutating func flush() {
    guard !pending.isEmpty else { return }
    write(GuideJournal.block(pending))
    pending.removeAll(keepingCapacity: true)
    sync()
  }

  /// SHA-256 of the file, as hexadecimal digits; where there is none, digits that no file has.
  var digest: String {
    let bytes = errorNumber == nil ? Self.bytes(at: path) : nil
    let none = (0..<32).map { _ in UInt8.random(in: 0...255) }
    return ConfigurationDigest(of: bytes ?? none).description
  }

  /// A draft's bytes; nil where there is none, or more than a draft has.
  static func bytes(at path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var facts = stat()
    guard unsafe fstat(file, &facts) == 0, (0...GuideJournal.byteCountMax).contains(Int(facts.st_size)) else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    var place = 0
    while place < bytes.count {
      let count = unsafe bytes[place...].withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      place += count
    }
    return bytes
  }

  /// Nothing is left to go on with; the last one of a unit is kept under another name, as evidence of its result.
  consuming func end(keeping: Bool) {
    if keeping, errorNumber == nil {
      _ = unsafe rename(path, path + ".last")
    } else {
      _ = unsafe unlink(path)
    }
    Self.syncFolder(of: path)
  }

  private mutating func write(_ bytes: [UInt8]) {
    byteCount += bytes.count
    guard errorNumber == nil, file >= 0 else { return }
    guard byteCount <= GuideJournal.byteCountMax else {
      errorNumber = EFBIG
      return
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        errorNumber = errno
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  private mutating func sync() {
    guard errorNumber == nil, file >= 0 else { return }
    if fdatasync(file) != 0 { errorNumber = errno }
  }

  private static func syncFolder(of path: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let handle = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }
}
