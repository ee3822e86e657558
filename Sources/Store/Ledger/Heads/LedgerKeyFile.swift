import Foundation

/// The signing key of a rig on its disk: two files, of which the second exists only while the key is changed.
///
/// `PATH` holds the key in force; `PATH.next` the one that follows it, from before the change is entered in the
/// ledger until after. Whoever finds both asks the ledger which is in force (`settle`). A file is made whole or
/// not at all, is its owner's alone (0600), and is not used where it is not.
public struct LedgerKeyFile: Sendable {
  /// The key in force.
  public let path: String
  private var nextPath: String { path + ".next" }

  public init(path: String) { self.path = path }

  // MARK: - Reading and making

  /// The key in force.
  ///
  /// - Throws: `missing`, `keyFile`, or what the disk says.
  public func load() throws(LedgerError) -> LedgerSigningKey { try Self.read(path) }

  /// Makes the first key. One that is there already stays.
  ///
  /// - Throws: `keyFile(.exists)`, or what the disk says.
  public func create() throws(LedgerError) -> LedgerSigningKey { try Self.make(path) }

  /// The key that is there, or the first.
  public func loadOrCreate() throws(LedgerError) -> LedgerSigningKey {
    do {
      return try load()
    } catch .missing {
      return try create()
    }
  }

  /// The key that is to follow: a new one, or the one a change that did not come to its end has left.
  ///
  /// - Throws: `keyFile`, or what the disk says.
  public func prepareNext() throws(LedgerError) -> LedgerSigningKey {
    do {
      return try Self.make(nextPath)
    } catch .keyFile(.exists) {
      return try Self.read(nextPath)
    }
  }

  /// Ends a change of keys: the key that the ledger says is in force is the one at `path` from now on, and the
  /// other is gone. Does nothing where there was no change.
  ///
  /// - Throws: `keyMismatch` where neither file has that key.
  public func settle(inForce id: LedgerKeyID) throws(LedgerError) -> LedgerSigningKey {
    let current = try load()
    if current.publicKey.id == id { return current }
    guard let next = try? Self.read(nextPath), next.publicKey.id == id else {
      throw .keyMismatch(expected: id, actual: current.publicKey.id)
    }
    guard unsafe rename(nextPath, path) == 0 else { throw LedgerError(errno: errno) }
    try Self.syncFolder(of: path)
    return next
  }

  // MARK: - A file

  private static func read(_ path: String) throws(LedgerError) -> LedgerSigningKey {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw errno == ELOOP ? .keyFile(.notAFile) : LedgerError(errno: errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw LedgerError(errno: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .keyFile(.notAFile) }
    guard facts.st_uid == geteuid() else { throw .keyFile(.foreignOwner(uid: facts.st_uid)) }
    guard facts.st_mode & 0o077 == 0 else { throw .keyFile(.tooOpen(mode: facts.st_mode & 0o7777)) }
    var bytes = [UInt8](repeating: 0, count: byteCountMax)
    let count = unsafe Foundation.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw LedgerError(errno: errno) }
    do {
      return try LedgerSigningKey(pem: String(decoding: bytes.prefix(count), as: UTF8.self))
    } catch {
      throw .keyFile(.malformed)
    }
  }

  /// A PEM of 32 bytes is 119 long.
  private static let byteCountMax = 4096

  /// Written and synced under another name; link(2) gives it its own only where there is none yet.
  private static func make(_ path: String) throws(LedgerError) -> LedgerSigningKey {
    guard unsafe access(path, F_OK) != 0 else { throw .keyFile(.exists) }
    let draft = path + ".new"
    // What a power cut left of an earlier attempt; nobody ever used it.
    _ = unsafe unlink(draft)
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw LedgerError(errno: errno) }
    defer { _ = unsafe unlink(draft) }
    let key = try LedgerSigningKey()
    try write(key.pem, to: descriptor)
    guard unsafe link(draft, path) == 0 else {
      throw errno == EEXIST ? .keyFile(.exists) : LedgerError(errno: errno)
    }
    try syncFolder(of: path)
    return key
  }

  /// Closes the descriptor, whatever happens.
  private static func write(_ text: String, to descriptor: Int32) throws(LedgerError) {
    let bytes = Array(text.utf8)
    let count = unsafe Foundation.write(descriptor, bytes, bytes.count)
    let writeCode = count == bytes.count ? 0 : (count < 0 ? errno : ENOSPC)
    let syncCode = fsync(descriptor) == 0 ? 0 : errno
    let closeCode = close(descriptor) == 0 ? 0 : errno
    for code in [writeCode, syncCode, closeCode] where code != 0 { throw LedgerError(errno: code) }
  }

  /// Without it a power cut may take the new name back.
  static func syncFolder(of path: String) throws(LedgerError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LedgerError(errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw LedgerError(errno: errno) }
  }
}
