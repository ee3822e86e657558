private import Glibc

/// The socket file of the service: made with care, and taken away at the end if it is still ours.
struct ListeningSocket: ~Copyable {
  let descriptor: CInt
  let path: String
  private let device: UInt
  private let inode: UInt
  private let lock: SocketLock

  /// Connections that wait to be accepted.
  private static let backlog: CInt = 64

  /// Listens at `path`, replacing a socket that a dead service of this user left there.
  ///
  /// Between bind and listen nobody can connect, so the rights are in force before the first client.
  /// - Throws: any `ControlServerError`.
  init(path: String, mode: UInt32) throws(ControlServerError) {
    guard let address = UnixAddress(path: path) else {
      throw .pathTooLong(path: path, byteCountMax: UnixAddress.pathByteCountMax)
    }
    try SocketPlace.check(folderOf: path)
    let lock = try SocketLock(forSocketAt: path)
    try SocketPlace.clear(path)
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system(call: "socket", errno: errno) }
    do throws(ControlServerError) {
      guard address.bind(descriptor) == 0 else {
        throw errno == EACCES || errno == EROFS
          ? .notPermitted(path: path) : .system(call: "bind", errno: errno)
      }
      var facts = stat()
      guard unsafe chmod(path, mode) == 0, unsafe lstat(path, &facts) == 0 else {
        throw .system(call: "chmod", errno: errno)
      }
      guard listen(descriptor, Self.backlog) == 0 else { throw .system(call: "listen", errno: errno) }
      (device, inode) = (facts.st_dev, facts.st_ino)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
    self.lock = lock
  }

  deinit {
    var facts = stat()
    // Somebody may have put another file there since.
    if unsafe lstat(path, &facts) == 0, facts.st_dev == device, facts.st_ino == inode { unsafe unlink(path) }
    // Not left to close: a child that was forked a moment ago still has the same open socket.
    shutdown(descriptor, CInt(SHUT_RDWR))
    Glibc.close(descriptor)
  }
}

/// What may be at the socket's path before the service starts.
private enum SocketPlace {
  /// A folder in which others can replace our socket is refused; a sticky one (as /tmp) keeps them from it.
  static func check(folderOf path: String) throws(ControlServerError) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var facts = stat()
    guard unsafe stat(folder, &facts) == 0 else { throw .noFolder(path: folder) }
    let isOurs = facts.st_uid == 0 || facts.st_uid == geteuid()
    let isOpenToOthers = facts.st_mode & 0o022 != 0 && facts.st_mode & S_ISVTX == 0
    guard facts.st_mode & S_IFMT == S_IFDIR, isOurs, !isOpenToOthers else {
      throw .unsafeFolder(path: folder)
    }
  }

  /// Takes away a dead socket of our own and refuses everything else. The lock is held: nobody of ours is alive.
  static func clear(_ path: String) throws(ControlServerError) {
    var facts = stat()
    guard unsafe lstat(path, &facts) == 0 else {
      if errno == ENOENT { return }
      throw errno == EACCES ? .notPermitted(path: path) : .system(call: "lstat", errno: errno)
    }
    switch facts.st_mode & S_IFMT {
    case S_IFLNK: throw .isSymbolicLink(path: path)
    case S_IFSOCK: break
    default: throw .isNotASocket(path: path)
    }
    guard facts.st_uid == geteuid() else { throw .foreignOwner(path: path, uid: facts.st_uid) }
    try checkIsDead(path)
    guard unsafe unlink(path) == 0 else { throw .system(call: "unlink", errno: errno) }
  }
  /// A server that knows nothing of our lock may still be alive behind the socket. Only a refused connection
  /// proves that nobody is; any other failure to ask leaves the socket alone.
  private static func checkIsDead(_ path: String) throws(ControlServerError) {
    let holder: Int32?
    do throws(ControlClientError) {
      let socket = try ClientSocket(connectingTo: path)
      holder = (try? PeerCredentials(ofPeerOn: socket.descriptor))?.processID
    } catch {
      switch error {
      case .refused, .noSocket: return
      case .busy: throw .alreadyRunning(processID: nil)
      case .notPermitted: throw .notPermitted(path: path)
      case .system(let call, let code): throw .system(call: call, errno: code)
      case .pathTooLong, .timedOut, .closed, .malformed: throw .system(call: "connect", errno: EINVAL)
      }
    }
    throw .alreadyRunning(processID: holder)
  }
}
