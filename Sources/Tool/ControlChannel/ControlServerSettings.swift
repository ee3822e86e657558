/// Where the service listens, who may speak and how much a client may cost.
public struct ControlServerSettings: Hashable, Sendable {
  public var socketPath: String
  /// Rights of the socket file. Everybody may connect by default: what a peer may do is its role's matter.
  public var socketMode: UInt32 = 0o666
  public var policy: RolePolicy
  public var limits: ClientLimits

  public init(socketPath: String, policy: RolePolicy, limits: ClientLimits = ClientLimits()) {
    self.socketPath = socketPath
    self.policy = policy
    self.limits = limits
  }
}

/// What one client, and all together, may cost the service.
public struct ClientLimits: Hashable, Sendable {
  /// Clients at once.
  public var clientCountMax = 64
  /// Clients of one user at once, administrators excepted: one user cannot lock the others out.
  public var userClientCountMax = 16
  /// From a request's first byte to its newline.
  public var requestDuration = Duration.seconds(5)
  /// How long a client may leave its answers unread once `unreadByteCountMax` wait.
  public var unreadDuration = Duration.seconds(2)
  /// Bytes of answers that wait in the service for one client before nothing more is made for it. One answer
  /// may go above it.
  public var unreadByteCountMax = 64 * 1024
  /// Silence after which a connection that waits for nothing is closed.
  public var idleDuration = Duration.seconds(60)
  /// How long the service may think about one request.
  public var answerDuration = Duration.seconds(10)

  public init() {}
}
