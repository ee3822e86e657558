import Glibc

/// The mark of the one process that records into a database: a lock on a file beside it, which the kernel
/// lets go of when the process ends, however it ends.
///
/// Open file description locks (fcntl(2)): unlike POSIX locks they bind within one process too, and closing
/// another descriptor of the file does not drop them; unlike flock(2) they can be looked at without taking.
struct WriterLock: ~Copyable {
  private let descriptor: Int32

  private static func path(ofDatabase path: String) -> String { path + ".writer" }

  /// - Throws: `heldByAnotherWriter`, or why the file cannot be made.
  init(database path: String) throws(InventoryError) {
    let opened = unsafe open(Self.path(ofDatabase: path), O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard opened >= 0 else { throw InventoryError(errno: errno) }
    var range = Self.wholeFile(type: F_WRLCK)
    guard unsafe fcntl(opened, Self.setLock, &range) == 0 else {
      let code = errno
      Glibc.close(opened)
      throw code == EAGAIN || code == EACCES ? .heldByAnotherWriter : InventoryError(errno: code)
    }
    descriptor = opened
  }

  /// Unlocks before it closes: a child forked at this moment still has the descriptor, and with it the lock,
  /// until it executes its program.
  deinit {
    var range = Self.wholeFile(type: F_UNLCK)
    _ = unsafe fcntl(descriptor, Self.setLock, &range)
    Glibc.close(descriptor)
  }

  /// Lets go of it; held until here, whatever the last use was.
  consuming func release() {}

  /// Whether a process holds the lock now; false where that cannot be known.
  static func isHeld(forDatabase path: String) -> Bool {
    let opened = unsafe open(Self.path(ofDatabase: path), O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return false }
    defer { Glibc.close(opened) }
    var range = wholeFile(type: F_RDLCK)
    guard unsafe fcntl(opened, Self.getLock, &range) == 0 else { return false }
    return range.l_type != Int16(F_UNLCK)
  }

  private static func wholeFile(type: Int32) -> flock {
    flock(l_type: Int16(type), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
  }

  // F_OFD_GETLK and F_OFD_SETLK of linux/fcntl.h, which glibc shows under _GNU_SOURCE only.
  private static let getLock: Int32 = 36
  private static let setLock: Int32 = 37
}
