public import PoseMath
public import USBProtocol

/// Emulated USB devices as a USB/IP server exports them, by number.
public struct EmulatedBus: Sendable {
  private struct Device {
    var equipment: Int
    var port: Int
    var requests: StandardRequests
    var isAttached = false
  }

  private var equipment: [any EmulatedEquipment]
  private var devices: [Device] = []

  /// More than any rig has; a listing of them fits a message many times.
  public static let devicesMax = 32

  /// - Parameter equipment: its ports become devices, in order; those beyond `devicesMax` are left out.
  public init(_ equipment: [any EmulatedEquipment]) {
    self.equipment = equipment
    for (index, part) in equipment.enumerated() {
      for (port, description) in part.ports.enumerated() where devices.count < Self.devicesMax {
        devices.append(
          Device(
            equipment: index, port: port,
            requests: StandardRequests(descriptors: description.descriptors)))
      }
    }
  }

  public var deviceCount: Int { devices.count }

  /// - Precondition: `device` is one of the bus's, here and below.
  public func port(of device: Int) -> EmulatedPort {
    equipment[devices[device].equipment].ports[devices[device].port]
  }

  /// The name a client imports a device by, as the kernel spells bus and port: "1-1", "1-2"...
  public static func busID(of device: Int) -> String { "1-\(device + 1)" }

  /// Bus and device number as messages carry them.
  public static func deviceID(of device: Int) -> UInt32 { 1 << 16 | UInt32(device + 1) }

  // MARK: - What a host does

  /// Plugs the device into a host's bus; false where another has it.
  public mutating func attach(_ device: Int, at time: Timestamp) -> Bool {
    guard !devices[device].isAttached else { return false }
    devices[device].isAttached = true
    devices[device].requests = StandardRequests(descriptors: port(of: device).descriptors)
    let place = devices[device]
    equipment[place.equipment].plug(port: place.port, at: time)
    return true
  }

  /// Unplugs it; another client may have it.
  public mutating func detach(_ device: Int) { devices[device].isAttached = false }

  /// A control transfer: the framework's own requests first, then the device's.
  public mutating func control(
    _ device: Int, _ setup: USBSetup, data: [UInt8], at time: Timestamp
  ) -> ControlAnswer {
    if let answer = devices[device].requests.answer(setup) { return answer }
    let place = devices[device]
    return equipment[place.equipment].control(port: place.port, setup: setup, data: data, at: time)
  }

  /// Whether the endpoint exists and was not told to stall.
  public func isUsable(_ device: Int, endpoint: UInt8) -> Bool {
    port(of: device).descriptors.endpoints.contains(endpoint)
      && !devices[device].requests.isHalted(endpoint)
  }

  public func reportDue(_ device: Int, endpoint: UInt8) -> Timestamp? {
    let place = devices[device]
    return equipment[place.equipment].reportDue(port: place.port, endpoint: endpoint)
  }

  public mutating func takeReport(_ device: Int, endpoint: UInt8, at time: Timestamp) -> [UInt8]? {
    let place = devices[device]
    return equipment[place.equipment].takeReport(port: place.port, endpoint: endpoint, at: time)
  }

  public mutating func write(
    _ device: Int, endpoint: UInt8, data: [UInt8], at time: Timestamp
  ) -> Bool {
    let place = devices[device]
    return equipment[place.equipment].write(
      port: place.port, endpoint: endpoint, data: data, at: time)
  }
}
