public import Lighthouse
public import LighthouseModel
public import PoseMath
internal import PosePipeline
public import PoseSharedMemory

/// Which unit is attached, and as what: what the loop needs to know to publish it.
public struct DeviceDescription: Equatable, Sendable {
  /// The unit's own serial.
  public var serial: DeviceSerial
  /// What it is worn or held as.
  public var kind: PoseKind
  /// Whether an emulator sends the reports; every reader of the pose is told.
  public var isEmulated: Bool
  /// Where the inertial sensor is in the device.
  public var deviceFromIMU: Pose<Double>
  /// Its photodiodes, in the inertial sensor's frame; nil for a device that light cannot place.
  public var lightBody: LightBody?
  /// Where its inertial sensor's readings end.
  public var range: InertialRange
  /// Whether its light comes by radio, and so out of order.
  public var isWireless: Bool

  /// A unit as it is to be published.
  public init(
    serial: DeviceSerial, kind: PoseKind, isEmulated: Bool, deviceFromIMU: Pose<Double> = .identity,
    lightBody: LightBody? = nil, range: InertialRange = InertialRange(), isWireless: Bool = false
  ) {
    self.lightBody = lightBody
    self.range = range
    self.isWireless = isWireless
    self.deviceFromIMU = deviceFromIMU
    self.serial = serial
    self.kind = kind
    self.isEmulated = isEmulated
  }

  /// What tracks it by the light of `room`; nil where there is no room, or no photodiode.
  func light(in room: Room?) -> OpticalTrack? {
    guard let room, let lightBody else { return nil }
    return OpticalTrack(
      body: lightBody, room: room, isWireless: isWireless, range: range, deviceFromIMU: deviceFromIMU)
  }
}
