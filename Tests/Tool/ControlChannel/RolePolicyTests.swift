import ControlChannel
import ControlProtocol
import Testing

@Suite struct RolePolicyTests {
  let policy = RolePolicy(serviceUID: 990, technicianGID: 991)

  private func peer(uid: UInt32, gid: UInt32 = 100, groups: [UInt32] = []) -> PeerCredentials {
    PeerCredentials(processID: 1, uid: uid, gid: gid, groups: groups)
  }

  @Test func `root and the service's own user are administrators`() {
    #expect(policy.role(of: peer(uid: 0)) == .administrator)
    #expect(policy.role(of: peer(uid: 990)) == .administrator)
  }

  @Test func `the technicians' group counts as first or further group`() {
    #expect(policy.role(of: peer(uid: 1000, gid: 991)) == .technician)
    #expect(policy.role(of: peer(uid: 1000, groups: [4, 991])) == .technician)
  }

  @Test func `the auditors' group counts, but not of who is a technician as well`() {
    let policy = RolePolicy(serviceUID: 990, technicianGID: 991, auditorGID: 992)
    #expect(policy.role(of: peer(uid: 1000, groups: [992])) == .auditor)
    #expect(policy.role(of: peer(uid: 1000, gid: 992, groups: [991])) == .technician)
    #expect(policy.role(of: peer(uid: 1000)) == .kiosk)
  }

  @Test func `everybody else is a kiosk`() {
    #expect(policy.role(of: peer(uid: 1000)) == .kiosk)
    #expect(RolePolicy(serviceUID: 990, technicianGID: nil).role(of: peer(uid: 1000, gid: 991)) == .kiosk)
  }

  @Test func `ids that the kernel could not name match nothing`() {
    let careless = RolePolicy(serviceUID: 65534, technicianGID: 65534)
    #expect(careless.role(of: peer(uid: 65534, gid: 65534, groups: [65534])) == .kiosk)
    #expect(careless.role(of: peer(uid: 1000, gid: 65534)) == .kiosk)
  }
}
