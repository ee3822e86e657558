private import Glibc

/// The right to be the one service at a path: a lock the kernel drops with its holder, however that ends.
///
/// The file stays, so that two services that start at once can never lock two different files.
struct SocketLock: ~Copyable {
  private let descriptor: CInt

  /// Locks `<path>.lock` and writes our process id into it.
  /// - Throws: `alreadyRunning`, `notPermitted`, `isSymbolicLink`, `system`.
  init(forSocketAt path: String) throws(ControlServerError) {
    let lockPath = path + ".lock"
    let descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else {
      switch errno {
      case ELOOP: throw .isSymbolicLink(path: lockPath)
      case EACCES, EPERM, EROFS: throw .notPermitted(path: lockPath)
      case ENOENT: throw .noFolder(path: path)
      default: throw .system(call: "open", errno: errno)
      }
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.processID(in: descriptor)
      Glibc.close(descriptor)
      throw code == EWOULDBLOCK ? .alreadyRunning(processID: holder) : .system(call: "flock", errno: code)
    }
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = unsafe pwrite(descriptor, text, text.count, 0)
    // Last: from here on deinit closes it.
    self.descriptor = descriptor
  }

  deinit {
    // Not left to close: a child that was forked a moment ago still has the same open file.
    flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
  }

  private static func processID(in descriptor: CInt) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? Int32(String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self)) : nil
  }
}
