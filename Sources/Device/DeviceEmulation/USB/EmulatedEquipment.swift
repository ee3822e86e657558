public import PoseMath
public import USBProtocol

/// Equipment on a bus: one or more USB devices that know of each other, such as a headset's mainboard and its
/// light receiver.
///
/// Pure: time comes in as a parameter, nothing is read from a clock. `ports` are the devices in the order a
/// hub would find them; every other call names one by its index there.
public protocol EmulatedEquipment: Sendable {
  var ports: [EmulatedPort] { get }

  /// The device is plugged in anew: it forgets what a host told it.
  mutating func plug(port: Int, at time: Timestamp)

  /// A request that the USB framework itself does not answer: class and vendor requests.
  mutating func control(port: Int, setup: USBSetup, data: [UInt8], at time: Timestamp) -> ControlAnswer

  /// When `endpoint` (with its direction bit) next has a report, as far as is known; it may be past.
  func reportDue(port: Int, endpoint: UInt8) -> Timestamp?

  /// The report that is due; nil where none is. Each is given once.
  mutating func takeReport(port: Int, endpoint: UInt8, at time: Timestamp) -> [UInt8]?

  /// Bytes that arrived at an interrupt OUT endpoint; returns whether the device takes them.
  mutating func write(port: Int, endpoint: UInt8, data: [UInt8], at time: Timestamp) -> Bool
}

/// One USB device of emulated equipment.
public struct EmulatedPort: Sendable {
  /// What `headset-emulator` calls it.
  public var name: String
  public var descriptors: DescriptorSet

  public init(name: String, descriptors: DescriptorSet) {
    self.name = name
    self.descriptors = descriptors
  }
}

/// How a control transfer ends.
public enum ControlAnswer: Equatable, Sendable {
  /// Device to host: these bytes, cut to what was asked for. May be empty.
  case data([UInt8])
  /// Host to device: taken.
  case accepted
  /// Refused (USB 2.0, section 8.4.5: STALL).
  case stalled
}
