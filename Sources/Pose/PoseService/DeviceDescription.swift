public import PoseMath
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

  /// A unit as it is to be published.
  public init(
    serial: DeviceSerial, kind: PoseKind, isEmulated: Bool, deviceFromIMU: Pose<Double> = .identity
  ) {
    self.deviceFromIMU = deviceFromIMU
    self.serial = serial
    self.kind = kind
    self.isEmulated = isEmulated
  }
}
