public import ControlProtocol

/// Who is at the other end of the socket, as the kernel says: the process's own word counts for nothing.
public struct PeerCredentials: Hashable, Sendable {
  /// The process that connected. It may have handed the connection on since.
  public var processID: Int32
  public var uid: UInt32
  public var gid: UInt32
  /// Supplementary groups at the time it connected.
  public var groups: [UInt32]

  public init(processID: Int32, uid: UInt32, gid: UInt32, groups: [UInt32]) {
    self.processID = processID
    self.uid = uid
    self.gid = gid
    self.groups = groups
  }
}

/// Which users have which role.
public struct RolePolicy: Hashable, Sendable {
  /// The user the service runs as.
  public var serviceUID: UInt32
  /// The group whose members are technicians; nil: nobody is.
  public var technicianGID: UInt32?
  /// The group whose members are auditors; who is in both is a technician, for he would audit his own work.
  public var auditorGID: UInt32?

  public init(serviceUID: UInt32, technicianGID: UInt32?, auditorGID: UInt32? = nil) {
    self.serviceUID = serviceUID
    self.technicianGID = technicianGID
    self.auditorGID = auditorGID
  }

  /// The kernel's ids for users and groups that it cannot name (`/proc/sys/kernel/overflowuid`): never a match.
  static let unmappedID: UInt32 = 65534

  /// What `peer` may do.
  public func role(of peer: PeerCredentials) -> PeerRole {
    if peer.uid == Self.unmappedID { return .kiosk }
    if peer.uid == 0 || peer.uid == serviceUID { return .administrator }
    if Self.isMember(peer, of: technicianGID) { return .technician }
    return Self.isMember(peer, of: auditorGID) ? .auditor : .kiosk
  }

  private static func isMember(_ peer: PeerCredentials, of group: UInt32?) -> Bool {
    guard let group, group != unmappedID else { return false }
    return peer.gid == group || peer.groups.contains(group)
  }
}
