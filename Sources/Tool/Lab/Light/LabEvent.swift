public import Lighthouse
public import LighthouseModel
public import PoseMath

/// One thing a recorded device told, whatever the recording's format.
public struct LabEvent: Equatable, Sendable {
  /// What it was.
  public enum Kind: Equatable, Sendable {
    /// An inertial sample; `ticks` is its device time in ticks, the time that light counts in.
    case sample(IMUSample<Double>, ticks: Int64)
    /// Light.
    case light(LightEvent)
    /// Light without a time: before the first sample or too far from the last.
    case untimedLight
  }

  /// Whether the device's light comes by radio, and so out of order.
  public var isWireless: Bool
  /// The device, counted from zero in the order of appearance.
  public var device: Int
  /// When it arrived, by the host's clock, from the start of the recording.
  public var arrival: Timestamp
  /// What it was.
  public var kind: Kind

  /// An event of these parts.
  public init(device: Int, isWireless: Bool, arrival: Timestamp, kind: Kind) {
    self.device = device
    self.isWireless = isWireless
    self.arrival = arrival
    self.kind = kind
  }
}

/// A device of a recording, as far as the recording tells.
public struct LabDevice: Sendable {
  /// As the recording or the catalog calls it.
  public var name: String
  /// The unit's serial.
  public var serial: String?
  /// Its photodiodes; nil where the recording does not tell.
  public var body: LightBody?
  /// Beyond which its inertial sensor's readings stay where they are.
  public var range = InertialRange()
  /// The head's (or the hand's) frame from the inertial sensor's.
  public var headFromIMU = Pose<Double>.identity

  /// A device of these facts.
  public init(name: String, serial: String? = nil) {
    self.name = name
    self.serial = serial
  }
}
