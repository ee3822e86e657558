/// How far a device has come, as `{"name": "refused", "reason": "held_by_another_program", ...}`.
public enum DeviceState: Hashable, Sendable {
  /// Seen on the bus, not opened yet.
  case attached
  /// Open; start-up speaks with it.
  case starting
  case streaming
  /// Streaming, but no sample for 100 ms.
  case stale
  /// No sample for 1 s, or gone from the bus.
  case lost
  case refused(DeviceRefusal)

  /// The state's word on the wire.
  public enum Name: String, CaseIterable, Codable, Sendable {
    case attached, starting, streaming, stale, lost, refused
  }

  public var name: Name {
    switch self {
    case .attached: .attached
    case .starting: .starting
    case .streaming: .streaming
    case .stale: .stale
    case .lost: .lost
    case .refused: .refused
    }
  }
}

/// Why a device that is there is not used. The service tries again where the reason can pass.
public struct DeviceRefusal: Codable, Hashable, Sendable {
  public var reason: Reason
  /// The program that holds it, where `/proc` tells.
  public var holderProcessID: Int32?
  public var holderName: String?
  /// What the system or the device said, for the technician.
  public var detail: String?
  /// How often it was tried in vain; left out where that is not counted.
  public var attemptCount: UInt32?
  /// Seconds until it is tried again; left out where it is not.
  public var retrySeconds: Double?

  /// The word on the wire.
  public enum Reason: String, CaseIterable, Codable, Hashable, Sendable {
    /// The service may not open the node.
    case noRights = "no_rights"
    case heldByAnotherProgram = "held_by_another_program"
    /// Start-up was tried and failed.
    case startupFailed = "startup_failed"
    /// Interfaces that its family does not have: nothing is bound until a technician accepts it.
    case quarantined
    /// The catalog knows it, no driver does yet.
    case noDriver = "no_driver"
    /// More devices than the service carries.
    case tooManyDevices = "too_many_devices"
  }

  public init(
    reason: Reason, holderProcessID: Int32? = nil, holderName: String? = nil, detail: String? = nil,
    attemptCount: UInt32? = nil, retrySeconds: Double? = nil
  ) {
    self.reason = reason
    self.holderProcessID = holderProcessID
    self.holderName = holderName
    self.detail = detail
    self.attemptCount = attemptCount
    self.retrySeconds = retrySeconds
  }

  private enum CodingKeys: String, CodingKey {
    case reason, detail
    case holderProcessID = "holder_pid"
    case holderName = "holder_name"
    case attemptCount = "attempts"
    case retrySeconds = "retry_in_s"
  }
}

extension DeviceState: Codable {
  private enum CodingKeys: String, CodingKey {
    case name
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    switch try keys.decode(Name.self, forKey: .name) {
    case .attached: self = .attached
    case .starting: self = .starting
    case .streaming: self = .streaming
    case .stale: self = .stale
    case .lost: self = .lost
    case .refused: self = .refused(try DeviceRefusal(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(name, forKey: .name)
    if case .refused(let refusal) = self { try refusal.encode(to: encoder) }
  }
}
