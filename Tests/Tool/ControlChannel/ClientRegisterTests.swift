import ControlProtocol
import Testing

@testable import ControlChannel

@Suite struct ClientRegisterTests {
  private var limits: ClientLimits {
    var limits = ClientLimits()
    limits.clientCountMax = 4
    limits.userClientCountMax = 2
    return limits
  }

  @Test func `one user cannot take every place`() throws {
    var register = ClientRegister(limits: limits)
    _ = try register.admit(uid: 1000, role: .kiosk).get()
    _ = try register.admit(uid: 1000, role: .kiosk).get()
    #expect(
      register.admit(uid: 1000, role: .kiosk)
        == .failure(ControlFault(.busy, ["user_client_count_max": "2"])))
    #expect(throws: Never.self) { try register.admit(uid: 1001, role: .technician).get() }
  }

  @Test func `a full house still opens to an administrator, up to twice its size`() throws {
    var register = ClientRegister(limits: limits)
    for uid: UInt32 in 0..<4 { _ = try register.admit(uid: 1000 + uid, role: .kiosk).get() }
    #expect(
      register.admit(uid: 2000, role: .kiosk) == .failure(ControlFault(.busy, ["client_count_max": "4"])))
    for _ in 0..<4 { _ = try register.admit(uid: 0, role: .administrator).get() }
    #expect(throws: ControlFault.self) { try register.admit(uid: 0, role: .administrator).get() }
  }

  @Test func `who leaves makes room`() throws {
    var register = ClientRegister(limits: limits)
    let first = try register.admit(uid: 1000, role: .kiosk).get()
    _ = try register.admit(uid: 1000, role: .kiosk).get()
    register.remove(first)
    #expect(throws: Never.self) { try register.admit(uid: 1000, role: .kiosk).get() }
    #expect(register.count == 2)
  }
}
