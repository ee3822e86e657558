public import ControlProtocol

/// A client as the service's handler sees it.
public struct ControlPeer: Hashable, Sendable {
  public var credentials: PeerCredentials
  public var role: PeerRole

  public init(credentials: PeerCredentials, role: PeerRole) {
    self.credentials = credentials
    self.role = role
  }
}
