public import DeviceCatalog
public import FactoryConfiguration
public import LighthouseModel
public import PoseMath

/// What start-up learned about one unit: all that its stream and its record need to know.
public struct DeviceProfile: Equatable, Sendable {
  /// Which part of the equipment it is.
  public var role: DeviceRole
  /// The unit's own serial: the lighthouse serial where it has one, which its configuration tells; nil
  /// until something told it.
  public var serial: String?
  /// The product as the unit's configuration names it, e.g. "Vive. MV".
  public var model: String?
  /// What kind of thing the unit's configuration says it is; nil where none was read.
  public var deviceClass: ViveConfiguration.DeviceClass?
  /// The firmware as people compare it, e.g. "1462663157 steamservices firmware-win32".
  public var firmware: String?
  /// The hardware revision, e.g. "2.1.0 product 128".
  public var hardware: String?
  /// Full scale of the inertial sensor, as the unit answered; nominal where it did not.
  public var ranges: SensorRanges
  /// From nominal to true units; the identity where none is known.
  public var calibration: InertialCalibration
  /// Where `calibration` came from.
  public var calibrationSource: CalibrationSource
  /// What was measured of this unit on this rig; it takes the place of `calibration`. Nil where nothing was.
  public var correction: InertialCorrection?
  /// The head's (or the hand's) frame from the inertial sensor's: +X right, +Y up, -Z forward.
  public var headFromIMU: Pose<Double>
  /// Its photodiodes; nil for a part without any, or where no configuration was read.
  public var lightBody: LightBody?
  /// The inflated factory configuration as the unit stores it.
  public var configuration: [UInt8]?

  /// A profile of what is known; what is left out is not.
  public init(
    role: DeviceRole, serial: String? = nil, model: String? = nil,
    deviceClass: ViveConfiguration.DeviceClass? = nil, firmware: String? = nil, hardware: String? = nil,
    ranges: SensorRanges, calibration: InertialCalibration = .identity,
    calibrationSource: CalibrationSource = .none, correction: InertialCorrection? = nil,
    headFromIMU: Pose<Double> = .identity,
    lightBody: LightBody? = nil, configuration: [UInt8]? = nil
  ) {
    self.role = role
    self.serial = serial
    self.model = model
    self.deviceClass = deviceClass
    self.firmware = firmware
    self.hardware = hardware
    self.ranges = ranges
    self.calibration = calibration
    self.calibrationSource = calibrationSource
    self.correction = correction
    self.headFromIMU = headFromIMU
    self.lightBody = lightBody
    self.configuration = configuration
  }
}

extension DeviceProfile {
  /// From nominal to true units, as samples are scaled.
  public var inForce: InertialCorrection { correction ?? InertialCorrection(calibration) }
}

/// Which hand a controller is made for.
public enum Hand: Sendable {
  case left
  case right
}

extension DeviceProfile {
  /// The hand that the model's name tells; nil for controllers of either (vive-controllers-watchman.md, "model_number
  /// strings": "Knuckles EV3.0 Left").
  public var hand: Hand? {
    guard let model, model.hasPrefix("Knuckles") else { return nil }
    return model.hasSuffix("Left") ? .left : model.hasSuffix("Right") ? .right : nil
  }
}

/// The full scale of an inertial sensor: what 32768 counts mean.
public struct SensorRanges: Equatable, Sendable {
  /// m/s^2.
  public var acceleration: Double
  /// rad/s.
  public var angularVelocity: Double

  /// Ranges in m/s^2 and rad/s.
  public init(acceleration: Double, angularVelocity: Double) {
    self.acceleration = acceleration
    self.angularVelocity = angularVelocity
  }
}

/// Where a unit's calibration came from.
public enum CalibrationSource: String, Codable, Sendable {
  /// Read from the unit, live or in the recording.
  case recorded
  /// Given by the user, by the unit's serial.
  case supplied
  /// There is none: nominal scales, no bias.
  case none
}
