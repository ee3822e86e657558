/// The conversation between headsetd and its clients over a Unix stream socket: one JSON object a line.
///
/// A client sends a `ControlRequest`, the service answers with a `ControlResponse` of the same id. `watch`
/// answers again and again until the client closes. Bytes are bounded in both directions; what does not parse
/// is answered with a typed fault, never with silence or a trap.
public enum ControlProtocol {
  /// Raised when a client that speaks an older one would misread an answer. New optional keys, verbs and
  /// fault codes do not raise it.
  public static let version = 1
  /// Longest request, its newline not counted: a file of assets that is imported whole.
  public static let requestByteCountMax = 1024 * 1024
  /// Longest request of a kiosk, who has nothing long to say and may be anybody.
  public static let kioskRequestByteCountMax = 64 * 1024

  /// Longest request of a peer in that role.
  public static func requestByteCountMax(for role: PeerRole) -> Int {
    role == .kiosk ? kioskRequestByteCountMax : requestByteCountMax
  }
  /// Longest answer: the status of `deviceCountMax` devices takes about 100 KiB.
  public static let responseByteCountMax = 1024 * 1024
  /// Devices in one answer at most.
  public static let deviceCountMax = 64
  /// Answers of one `watch` a second. Slower than the least, a connection would look idle.
  public static let watchRateHz = 0.1...60
  /// Where the service listens unless told otherwise.
  public static let defaultSocketPath = "/run/headsetd/control.sock"
  /// The environment variable that names another socket.
  public static let socketVariable = "HEADSETD_SOCKET"

  /// The socket to use: what was asked for on the command line, else the environment, else the default.
  public static func socketPath(asked: String?, environment: [String: String]) -> String {
    if let asked, !asked.isEmpty { return asked }
    if let path = environment[socketVariable], !path.isEmpty { return path }
    return defaultSocketPath
  }
}
