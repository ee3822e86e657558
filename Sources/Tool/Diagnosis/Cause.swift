internal import ControlProtocol
public import Wording

/// Why a headset gives no pose. The order of the cases is the order in which to mend them: each hides what
/// comes after it.
public enum Cause: Hashable, Sendable {
  case kernelWithoutUSB
  case noDevice
  case noRule(file: String)
  case noGroup(name: String)
  /// The rule is there, but the node has not got its group.
  case ruleNotApplied(device: String, node: String)
  /// The node has the group, and the group no right.
  case noRights(device: String, node: String, group: String)
  case heldByAnotherProgram(device: String, holder: Holder?)
  case serviceDown(socket: String)
  case serviceDied(socket: String)
  case serviceForbidden(socket: String)
  case serviceSilent
  case startupFailed(device: String, detail: String)
  case quarantined(device: String, detail: String)
  case noDriver(device: String)
  case tooManyDevices(device: String)
  /// A base station is not where the room has it. `station` as "B (7A3F0012)".
  case stationMoved(station: String)
  case stationDisagrees(station: String)
  case stationSwapped(station: String, told: String)
  case stationMissing(station: String)
  /// Nothing is wrong, but nothing is real either.
  case onlyEmulated(deviceCount: Int)

  /// The cause's word for programs.
  public var code: String {
    switch self {
    case .kernelWithoutUSB: "kernel_without_usb"
    case .noDevice: "no_device"
    case .noRule: "no_rule"
    case .noGroup: "no_group"
    case .ruleNotApplied: "rule_not_applied"
    case .noRights: "no_rights"
    case .heldByAnotherProgram: "held_by_another_program"
    case .serviceDown: "service_down"
    case .serviceDied: "service_died"
    case .serviceForbidden: "service_forbidden"
    case .serviceSilent: "service_silent"
    case .startupFailed: "startup_failed"
    case .quarantined: "quarantined"
    case .noDriver: "no_driver"
    case .tooManyDevices: "too_many_devices"
    case .stationMoved: "station_moved"
    case .stationDisagrees: "station_disagrees"
    case .stationSwapped: "station_swapped"
    case .stationMissing: "station_missing"
    case .onlyEmulated: "only_emulated"
    }
  }

  /// What to tell people.
  public var sentence: Sentence {
    switch self {
    case .kernelWithoutUSB: .kernelWithoutUSB
    case .noDevice: .noDevice
    case .noRule(let file): .noRule(file: file)
    case .noGroup(let name): .noGroup(name: name)
    case .ruleNotApplied(let device, let node): .ruleNotApplied(device: device, node: node)
    case .noRights(let device, let node, let group):
      .noRights(device: device, node: node, group: group)
    case .heldByAnotherProgram(let device, let holder?):
      .heldByProgram(device: device, processID: holder.processID, program: holder.name)
    case .heldByAnotherProgram(let device, nil): .heldByUnknown(device: device)
    case .serviceDown(let socket): .serviceDown(socket: socket)
    case .serviceDied(let socket): .serviceDied(socket: socket)
    case .serviceForbidden(let socket): .serviceForbidden(socket: socket)
    case .serviceSilent: .serviceSilent
    case .startupFailed(let device, let detail): .startupFailed(device: device, detail: detail)
    case .quarantined(let device, let detail): .quarantined(device: device, detail: detail)
    case .noDriver(let device): .noDriver(device: device)
    case .tooManyDevices(let device): .tooManyDevices(device: device)
    case .stationMoved(let station): .stationMoved(station: station)
    case .stationDisagrees(let station): .stationDisagrees(station: station)
    case .stationSwapped(let station, let told): .stationSwapped(station: station, told: told)
    case .stationMissing(let station): .stationMissing(station: station)
    case .onlyEmulated(let count): .onlyEmulated(deviceCount: count)
    }
  }
}

extension Cause {
  /// What a station's state means; nil where it stands, or nobody sees it.
  init?(_ station: StationStatus) {
    let name = station.channel + (station.serial.map { " (\($0))" } ?? "")
    switch station.state {
    case .stands, .unseen: return nil
    case .moved: self = .stationMoved(station: name)
    case .disagrees: self = .stationDisagrees(station: name)
    case .swapped: self = .stationSwapped(station: name, told: station.toldSerial ?? "?")
    case .missing: self = .stationMissing(station: name)
    }
  }
}
