public import ControlProtocol

/// What the system shows at one instant, gathered by the program; nothing here looks for itself.
public struct Snapshot: Codable, Hashable, Sendable {
  /// The kernel shows at least one USB bus.
  public var hasUSB: Bool
  /// Known parts on the bus, emulated ones behind a virtual host controller included.
  public var devices: [BusDevice]
  /// Files of udev rules that give our devices to the service.
  public var ruleFiles: [String]
  /// The id of the group `headsetd`; nil where it does not exist.
  public var groupID: UInt32?
  public var service: ServiceFinding

  public init(
    hasUSB: Bool, devices: [BusDevice], ruleFiles: [String], groupID: UInt32?,
    service: ServiceFinding
  ) {
    self.hasUSB = hasUSB
    self.devices = devices
    self.ruleFiles = ruleFiles
    self.groupID = groupID
    self.service = service
  }

  private enum CodingKeys: String, CodingKey {
    case devices, service
    case hasUSB = "has_usb"
    case ruleFiles = "rule_files"
    case groupID = "group_gid"
  }
}

/// A known part as sysfs and /dev show it.
public struct BusDevice: Codable, Hashable, Sendable {
  /// The catalog's name for it.
  public var name: String
  /// As sysfs writes it, e.g. `1-2.3`.
  public var busPath: String
  public var serial: String?
  public var isEmulated: Bool
  /// Its usbfs node and its hidraw nodes.
  public var nodes: [DeviceNode]
  /// Programs that have one of its nodes open, the service left out.
  public var holders: [Holder]
  /// An interface is claimed through usbfs, by whomever.
  public var isClaimed: Bool

  public init(
    name: String, busPath: String, serial: String? = nil, isEmulated: Bool, nodes: [DeviceNode],
    holders: [Holder] = [], isClaimed: Bool = false
  ) {
    self.name = name
    self.busPath = busPath
    self.serial = serial
    self.isEmulated = isEmulated
    self.nodes = nodes
    self.holders = holders
    self.isClaimed = isClaimed
  }

  private enum CodingKeys: String, CodingKey {
    case name, serial, nodes, holders
    case busPath = "bus_path"
    case isEmulated = "is_emulated"
    case isClaimed = "is_claimed"
  }
}

/// A node in /dev and its rights.
public struct DeviceNode: Codable, Hashable, Sendable {
  public var path: String
  public var ownerUID: UInt32
  public var groupID: UInt32
  /// The permission bits.
  public var mode: UInt32

  public init(path: String, ownerUID: UInt32, groupID: UInt32, mode: UInt32) {
    self.path = path
    self.ownerUID = ownerUID
    self.groupID = groupID
    self.mode = mode
  }

  private enum CodingKeys: String, CodingKey {
    case path, mode
    case ownerUID = "owner_uid"
    case groupID = "group_gid"
  }
}

/// A program that has a node open.
public struct Holder: Codable, Hashable, Sendable {
  public var processID: Int32
  /// As `/proc/<pid>/comm` gives it.
  public var name: String

  public init(processID: Int32, name: String) {
    self.processID = processID
    self.name = name
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case processID = "pid"
  }
}

/// The service, seen from outside.
public enum ServiceFinding: Hashable, Sendable {
  /// It answers, and says this of its devices, and of the stations of its room.
  case running(processID: Int32, devices: [DeviceStatus], stations: [StationStatus] = [])
  /// There is no socket.
  case down(socket: String)
  /// A socket, and nobody behind it.
  case died(socket: String)
  case forbidden(socket: String)
  /// It takes connections but gives no answer.
  case silent
}

extension ServiceFinding: Codable {
  private enum CodingKeys: String, CodingKey {
    case state, pid, devices, stations, socket
  }

  private enum State: String, Codable {
    case running, down, died, forbidden, silent
  }

  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    switch try keys.decode(State.self, forKey: .state) {
    case .running:
      self = .running(
        processID: try keys.decode(Int32.self, forKey: .pid),
        devices: try keys.decode([DeviceStatus].self, forKey: .devices),
        stations: try keys.decodeIfPresent([StationStatus].self, forKey: .stations) ?? [])
    case .down: self = .down(socket: try keys.decode(String.self, forKey: .socket))
    case .died: self = .died(socket: try keys.decode(String.self, forKey: .socket))
    case .forbidden: self = .forbidden(socket: try keys.decode(String.self, forKey: .socket))
    case .silent: self = .silent
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .running(let processID, let devices, let stations):
      try keys.encode(State.running, forKey: .state)
      try keys.encode(processID, forKey: .pid)
      try keys.encode(devices, forKey: .devices)
      if !stations.isEmpty { try keys.encode(stations, forKey: .stations) }
    case .down(let socket): try encode(.down, socket, into: &keys)
    case .died(let socket): try encode(.died, socket, into: &keys)
    case .forbidden(let socket): try encode(.forbidden, socket, into: &keys)
    case .silent: try keys.encode(State.silent, forKey: .state)
    }
  }

  private func encode(
    _ state: State, _ socket: String, into keys: inout KeyedEncodingContainer<CodingKeys>
  ) throws {
    try keys.encode(state, forKey: .state)
    try keys.encode(socket, forKey: .socket)
  }
}
