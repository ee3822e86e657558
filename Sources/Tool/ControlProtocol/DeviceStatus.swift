/// One device as the service sees it now. The JSON keys are a contract; a key whose value is not known is left out.
public struct DeviceStatus: Codable, Hashable, Sendable {
  /// What the catalog calls it.
  public var name: String
  /// The family that names its driver, e.g. `vive`.
  public var family: String
  /// The catalog's word for what it does, e.g. `headsetReceiver`.
  public var role: String
  public var serial: String?
  public var vendorID: UInt16
  public var productID: UInt16
  /// Where it is plugged in, as sysfs writes it (`1-2.3`), or the bus id of a USB/IP server.
  public var busPath: String
  public var firmware: String?
  public var hardware: String?
  /// Of the inflated configuration the device stores, lower-case hexadecimal.
  public var configurationSHA256: String?
  public var calibrationSource: CalibrationSource
  /// What was learned beyond the calibration; nil where nothing is yet.
  public var learned: LearnedStatus?
  /// It is software, not equipment, and must be shown as such everywhere.
  public var isEmulated: Bool
  public var state: DeviceState
  public var reports: [ReportRate]
  /// Samples that the device made and the service did not see, by the device's own count.
  public var lostSampleCount: UInt64
  /// Reports that were no report of the family's.
  public var malformedReportCount: UInt64
  public var batteryPercent: Double?
  public var isWorn: Bool?
  /// Raw reading of the proximity sensor.
  public var proximity: UInt16?
  public var ipdMillimeters: Double?
  public var pose: PoseStatus?

  public init(
    name: String, family: String, role: String, serial: String?, vendorID: UInt16, productID: UInt16,
    busPath: String, firmware: String? = nil, hardware: String? = nil, configurationSHA256: String? = nil,
    calibrationSource: CalibrationSource = .none, learned: LearnedStatus? = nil, isEmulated: Bool,
    state: DeviceState,
    reports: [ReportRate] = [], lostSampleCount: UInt64 = 0, malformedReportCount: UInt64 = 0,
    batteryPercent: Double? = nil, isWorn: Bool? = nil, proximity: UInt16? = nil,
    ipdMillimeters: Double? = nil, pose: PoseStatus? = nil
  ) {
    self.name = name
    self.family = family
    self.role = role
    self.serial = serial
    self.vendorID = vendorID
    self.productID = productID
    self.busPath = busPath
    self.firmware = firmware
    self.hardware = hardware
    self.configurationSHA256 = configurationSHA256
    self.calibrationSource = calibrationSource
    self.learned = learned
    self.isEmulated = isEmulated
    self.state = state
    self.reports = reports
    self.lostSampleCount = lostSampleCount
    self.malformedReportCount = malformedReportCount
    self.batteryPercent = batteryPercent
    self.isWorn = isWorn
    self.proximity = proximity
    self.ipdMillimeters = ipdMillimeters
    self.pose = pose
  }

  private enum CodingKeys: String, CodingKey {
    case name, family, role, serial, firmware, hardware, state, reports, proximity, pose, learned
    case vendorID = "vendor_id"
    case productID = "product_id"
    case busPath = "bus_path"
    case configurationSHA256 = "configuration_sha256"
    case calibrationSource = "calibration_source"
    case isEmulated = "is_emulated"
    case lostSampleCount = "lost_samples"
    case malformedReportCount = "malformed_reports"
    case batteryPercent = "battery_percent"
    case isWorn = "is_worn"
    case ipdMillimeters = "ipd_millimeters"
  }
}

/// Where a device's calibration comes from.
public enum CalibrationSource: String, CaseIterable, Codable, Hashable, Sendable {
  /// Read from the device, or from what a recording holds of it.
  case recorded
  /// Handed in by a person for this serial.
  case supplied
  /// There is none: rates and accelerations are the sensor's bare scale.
  case none
}

/// How often one report arrives.
public struct ReportRate: Codable, Hashable, Sendable {
  public var reportID: UInt8
  public var count: UInt64
  /// Over the last second.
  public var rateHz: Double

  public init(reportID: UInt8, count: UInt64, rateHz: Double) {
    self.reportID = reportID
    self.count = count
    self.rateHz = rateHz
  }

  private enum CodingKeys: String, CodingKey {
    case count
    case reportID = "report_id"
    case rateHz = "rate_hz"
  }
}
