internal import ByteLayout
internal import DeviceCatalog
public import DeviceRecording
internal import Drivers
internal import PoseMath
internal import PosePipeline

/// What a replay found, as `headsetctl replay --json` prints it. Keys are a contract: they are added, never
/// renamed. A figure that a recording cannot give is null.
public struct ReplaySummary: Encodable, Equatable, Sendable {
  /// What was replayed.
  public var recording: Recording
  /// What it held of our devices, in the order of their first transfer.
  public var devices: [Device]

  /// The file and its condition.
  public struct Recording: Encodable, Equatable, Sendable {
    /// As it was given.
    public var path: String
    /// pcap, pcapng or hsrec.
    public var kind: String
    /// From its first packet to its last transfer.
    public var durationSeconds: Double
    /// Of all devices, ours or not.
    public var transfers: Int
    /// What is wrong with the file, one sentence each; empty for a sound one.
    public var damage: [String]

    enum CodingKeys: String, CodingKey {
      case path, kind, transfers, damage
      case durationSeconds = "duration_s"
    }
  }

  /// One part of the equipment, for one stay on the bus.
  public struct Device: Encodable, Equatable, Sendable {
    /// The catalog's name for the part.
    public var name: String
    /// The catalog's family, "vive".
    public var family: String
    /// `DeviceRole` as text.
    public var role: String
    /// How the part was recognised: identity, note, reports or product_string.
    public var recognisedBy: String
    /// What its pose was placed as: head, rightHand, leftHand or other.
    public var trackedRole: String
    /// The unit's own, "LHR-XXXXXXXX", as far as anything told it.
    public var serial: String?
    /// recorded, usb or assumed.
    public var serialSource: String?
    /// As the unit's configuration names it.
    public var model: String?
    /// Build time in Unix seconds, and the FPGA's version.
    public var firmware: String?
    /// Board revision and product number.
    public var hardware: String?
    /// Input reports by id, "0x20".
    public var reportsByID: [String: Int]
    /// Reports with a byte that is neither a named field nor a named unknown.
    public var unknownReports: Int
    /// Inertial samples that the device took and that are not in the recording, by its sequence numbers and
    /// its clock.
    public var lostSamples: Int
    /// Inertial samples.
    public var samples: Int
    /// Pulses of lighthouse light.
    public var lightPulses: Int
    /// Of the inflated bytes as the recording holds them; null for a supplied configuration.
    public var configurationSHA256: String?
    /// recorded, supplied or none.
    public var calibrationSource: String
    /// Mean norm of the specific force in the longest rest, m/s^2.
    public var restAcceleration: Double?
    /// How fast the orientation turned from 5 s after that rest began, degrees a minute.
    public var restDrift: Double?
    /// How long that rest lasted.
    public var restSeconds: Double?
    /// As last told.
    public var batteryPercent: Int?
    /// Orientation w, x, y, z after the last sample.
    public var orientation: [Double]?
    /// Equal for equal poses, bit for bit.
    public var poseChecksum: String

    enum CodingKeys: String, CodingKey {
      case name, family, role, serial, model, firmware, hardware, samples
      case recognisedBy = "recognised_by"
      case trackedRole = "tracked_role"
      case serialSource = "serial_source"
      case reportsByID = "reports_by_id"
      case unknownReports = "unknown_reports"
      case lostSamples = "lost_samples"
      case lightPulses = "light_pulses"
      case configurationSHA256 = "configuration_sha256"
      case calibrationSource = "calibration_source"
      case restAcceleration = "rest_acceleration_m_s2"
      case restDrift = "rest_drift_deg_per_min"
      case restSeconds = "rest_s"
      case batteryPercent = "battery_percent"
      case orientation = "orientation_wxyz"
      case poseChecksum = "pose_checksum"
    }
  }

  /// The summary of a replay that has run.
  /// - Parameter digest: the SHA-256 of bytes, in hexadecimal.
  public init(
    of recording: TransferRecording, results: [ReplayedDevice.Result], digest: ([UInt8]) -> String
  ) {
    self.recording = Recording(
      path: recording.path, kind: "\(recording.kind)",
      durationSeconds: Double(recording.end.nanoseconds) * 1e-9, transfers: recording.transferCount,
      damage: recording.damage.map { "\($0.cause) at byte \($0.offset)" })
    devices = results.map { Device($0, digest: digest) }
  }
}

extension ReplaySummary.Device {
  init(_ result: ReplayedDevice.Result, digest: ([UInt8]) -> String) {
    name = result.entry.name
    family = result.entry.family
    role = result.entry.role.rawValue
    recognisedBy = result.evidence.rawValue
    trackedRole = "\(result.trackedRole)"
    serial = result.serial
    serialSource = result.serialSource?.rawValue
    model = result.profile.model
    firmware = result.profile.firmware
    hardware = result.profile.hardware
    reportsByID = [:]
    for (id, count) in result.reportsByID {
      let digits = String(id, radix: 16)
      reportsByID["0x" + (digits.count < 2 ? "0" : "") + digits] = count
    }
    unknownReports = result.unknownReports
    lostSamples = result.lostSamples
    samples = result.sampleCount
    lightPulses = result.lightPulseCount
    configurationSHA256 = result.profile.configuration.map(digest)
    calibrationSource = result.profile.calibrationSource.rawValue
    restAcceleration = result.rest?.meanAcceleration
    restDrift = result.rest?.driftDegreesPerMinute
    restSeconds = result.rest?.duration
    batteryPercent =
      result.inputs.present.contains(.battery) ? Int(result.inputs.batteryPercent) : nil
    orientation = result.lastPose.map {
      let turn = $0.worldFromDevice.orientation
      return [turn.w, turn.x, turn.y, turn.z]
    }
    poseChecksum = String(result.poseChecksum, radix: 16)
  }

  /// Every key is printed: a figure that is not there is null, not absent.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(family, forKey: .family)
    try container.encode(role, forKey: .role)
    try container.encode(recognisedBy, forKey: .recognisedBy)
    try container.encode(trackedRole, forKey: .trackedRole)
    try container.encode(serial, forKey: .serial)
    try container.encode(serialSource, forKey: .serialSource)
    try container.encode(model, forKey: .model)
    try container.encode(firmware, forKey: .firmware)
    try container.encode(hardware, forKey: .hardware)
    try container.encode(reportsByID, forKey: .reportsByID)
    try container.encode(unknownReports, forKey: .unknownReports)
    try container.encode(lostSamples, forKey: .lostSamples)
    try container.encode(samples, forKey: .samples)
    try container.encode(lightPulses, forKey: .lightPulses)
    try container.encode(configurationSHA256, forKey: .configurationSHA256)
    try container.encode(calibrationSource, forKey: .calibrationSource)
    try container.encode(restAcceleration, forKey: .restAcceleration)
    try container.encode(restDrift, forKey: .restDrift)
    try container.encode(restSeconds, forKey: .restSeconds)
    try container.encode(batteryPercent, forKey: .batteryPercent)
    try container.encode(orientation, forKey: .orientation)
    try container.encode(poseChecksum, forKey: .poseChecksum)
  }
}
