internal import ControlProtocol

/// Who is connected, and whether one more may be. Pure: the sockets are elsewhere.
struct ClientRegister {
  private var uidByClient: [UInt64: UInt32] = [:]
  private var nextClient: UInt64 = 0
  let limits: ClientLimits

  init(limits: ClientLimits) { self.limits = limits }

  var count: Int { uidByClient.count }

  /// Takes a client in and gives it a number, or says why not.
  ///
  /// Administrators are not held to the limits of others, but the sum is never above twice the limit.
  mutating func admit(uid: UInt32, role: PeerRole) -> Result<UInt64, ControlFault> {
    let isAdministrator = role == .administrator
    let countMax = isAdministrator ? limits.clientCountMax * 2 : limits.clientCountMax
    guard count < countMax else {
      return .failure(ControlFault(.busy, ["client_count_max": String(limits.clientCountMax)]))
    }
    let own = uidByClient.values.lazy.filter { $0 == uid }.count
    guard isAdministrator || own < limits.userClientCountMax else {
      return .failure(ControlFault(.busy, ["user_client_count_max": String(limits.userClientCountMax)]))
    }
    defer { nextClient &+= 1 }
    uidByClient[nextClient] = uid
    return .success(nextClient)
  }

  mutating func remove(_ client: UInt64) { uidByClient[client] = nil }
}
