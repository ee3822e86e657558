/// Why the control socket could not be opened.
public enum ControlServerError: Error, Hashable, Sendable {
  /// Another service holds the socket; its process, where it wrote it down.
  case alreadyRunning(processID: Int32?)
  /// The path is a symbolic link: whoever made it decides where the socket would be.
  case isSymbolicLink(path: String)
  /// Something that is not a socket is at the path.
  case isNotASocket(path: String)
  /// A socket of another user is at the path.
  case foreignOwner(path: String, uid: UInt32)
  /// The folder belongs to somebody else or everybody may replace files in it.
  case unsafeFolder(path: String)
  case noFolder(path: String)
  /// The path is longer than a Unix socket's address holds (108 bytes, unix(7)).
  case pathTooLong(path: String, byteCountMax: Int)
  case notPermitted(path: String)
  case system(call: String, errno: Int32)
}
