internal import ByteLayout
public import DeviceCatalog
internal import DeviceProtocols
public import FactoryConfiguration
internal import PoseMath
public import USBProtocol

/// What is known of one unit of the Vive family, gathered from its answers: those that our own start-up
/// asked for, or those that another program got while somebody recorded.
public struct ViveFacts: Sendable {
  /// Most bytes of a compressed configuration; the largest known has 3.6 kB (sheet htc-vive, "Config").
  static let compressedByteCountMax = 64 * 1024

  private let role: DeviceRole
  private var ranges: ViveRangesReport?
  private var firmware: String?
  private var hardware: String?
  /// From status reports, or a wireless controller's answer; a configuration's serial counts more.
  private var serialNumber: UInt32?
  private var configuration: ViveConfiguration?
  private var configurationBytes: [UInt8]?
  private var compressed: [UInt8] = []
  private var isCollecting = false
  /// Why the last configuration read came to nothing.
  public private(set) var configurationError: ConfigurationError?

  /// Nothing is known of a part with this role.
  public init(role: DeviceRole) { self.role = role }

  /// Whether a whole configuration was read.
  public var hasConfiguration: Bool { configuration != nil }
  /// Whether the sensor's ranges were read.
  public var hasRanges: Bool { ranges != nil }
  /// Whether the next bytes of a configuration are expected.
  var isCollectingConfiguration: Bool { isCollecting }

  /// The unit's own serial, "LHR-XXXXXXXX", as far as anything told it.
  public var serial: String? {
    configuration?.serial ?? serialNumber.map(Self.serial)
  }

  /// Takes the answer to a feature request; returns whether the profile may have changed.
  @discardableResult
  public mutating func learn(_ setup: USBSetup, answer: [UInt8]) -> Bool {
    guard setup.isDeviceToHost, let id = setup.featureReportID else { return false }
    let bytes = answer.span
    do throws(LayoutError) {
      switch (role, id) {
      case (.headsetMainboard, ViveMainboardInfo.reportID):
        let info = try ViveMainboardInfo(decoding: bytes)
        firmware = "display \(info.displayFirmware)"
      case (_, ViveRangesReport.reportID):
        let read = try ViveRangesReport(decoding: bytes)
        // A device that just woke up answers zeros once (sheet htc-vive, feature 0x01).
        guard read.gyroscopeCode != 0 || read.accelerometerCode != 0 else { return false }
        ranges = read
      case (_, ViveFirmwareReport.reportID):
        learn(try ViveFirmwareReport(decoding: bytes))
      case (_, ViveConfigurationStartReport.reportID):
        _ = try ViveConfigurationStartReport(decoding: bytes)
        compressed = []
        isCollecting = true
        return false
      case (_, ViveConfigurationChunkReport.reportID):
        return collect(try ViveConfigurationChunkReport(decoding: bytes))
      case (.controllerReceiver, WatchmanAnswerReport.reportID):
        guard case .identity(let identity) = try WatchmanAnswerReport(decoding: bytes).body else {
          return false
        }
        if identity.serialNumber != 0 { serialNumber = identity.serialNumber }
        // Report 0x05 tells the same number and more.
        firmware = firmware ?? "\(identity.firmwareVersion)"
      default: return false
      }
      return true
    } catch {
      // A configuration with a piece missing is none: its reading begins anew with report 0x10.
      if id == ViveConfigurationStartReport.reportID || id == ViveConfigurationChunkReport.reportID {
        isCollecting = false
      }
      return false
    }
  }

  /// Takes an input report: a wired controller's status tells its serial. Returns whether it was news.
  public mutating func learn(report: Span<UInt8>) -> Bool {
    guard role == .wiredController, serialNumber == nil, report.count > 0,
      report[0] == ViveWandStatus.reportID, let status = try? ViveWandStatus(decoding: report),
      case .input(let input) = status.body, input.serialNumber != 0
    else { return false }
    serialNumber = input.serialNumber
    return true
  }

  /// Gives a half-read configuration up: the next read begins with report 0x10.
  mutating func restartConfiguration() { isCollecting = false }

  /// Forgets the unit: a receiver's controller went away, and the next one may be another.
  public mutating func forget() { self = ViveFacts(role: role) }

  private mutating func learn(_ report: ViveFirmwareReport) {
    firmware = "\(report.version) fpga \(report.fpgaMajor).\(report.fpgaMinor)"
    hardware =
      "\(report.hardwareMajor).\(report.hardwareMinor).\(report.hardwareMicro) product \(report.product)"
  }

  /// Adds a chunk; an empty one ends the document. Returns whether a document was read.
  private mutating func collect(_ chunk: ViveConfigurationChunkReport) -> Bool {
    guard isCollecting else { return false }
    if chunk.bytes.count > 0 {
      guard compressed.count < Self.compressedByteCountMax else {
        isCollecting = false
        configurationError = .tooLarge(byteCountMax: Self.compressedByteCountMax)
        return false
      }
      for index in 0..<chunk.bytes.count { compressed.append(chunk.bytes[index]) }
      return false
    }
    isCollecting = false
    do throws(ConfigurationError) {
      let inflated = try ViveConfiguration.inflate(compressed)
      configuration = try ViveConfiguration(json: inflated)
      configurationBytes = inflated
      configurationError = nil
      return true
    } catch {
      configurationError = error
      return false
    }
  }

  private static func serial(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return "LHR-" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}

// MARK: - The profile

extension ViveFacts {
  /// What is known, as a profile. `supplied` stands in where the unit's own configuration was not read; the
  /// caller has seen to it that it is this unit's.
  public func profile(supplied: ViveConfiguration? = nil) -> DeviceProfile {
    let document = configuration ?? supplied
    let source: CalibrationSource =
      document?.inertial == nil ? .none : configuration != nil ? .recorded : .supplied
    return DeviceProfile(
      role: role, serial: serial, model: document?.model, deviceClass: document?.deviceClass,
      firmware: firmware, hardware: hardware, ranges: sensorRanges,
      calibration: document?.inertial ?? .identity, calibrationSource: source,
      headFromIMU: document?.headFromIMU ?? Self.nominalFrame(of: role),
      lightBody: document?.lightBody,
      configuration: configurationBytes)
  }

  private var sensorRanges: SensorRanges {
    let read = ranges ?? Self.nominalRanges(of: role)
    return SensorRanges(
      acceleration: Double(read.accelerometerRangeGravities) * standardGravity,
      angularVelocity: Double(read.gyroscopeRangeDegreesPerSecond) * .pi / 180)
  }

  /// What every unit measured answers (sheet htc-vive, feature 0x01): a headset 500 deg/s and 4 g, a
  /// controller 2000 deg/s and 8 g.
  private static func nominalRanges(of role: DeviceRole) -> ViveRangesReport {
    role == .headsetReceiver
      ? ViveRangesReport(gyroscopeCode: 1, accelerometerCode: 1)
      : ViveRangesReport(gyroscopeCode: 3, accelerometerCode: 2)
  }

  /// Sensor axes to the head's or hand's where the unit's own frames are unknown: (x, -y, -z) on a headset
  /// (htc-vive, "Axes"), (-x, -z, -y) on a wand (vive-controllers-watchman, "Scale, axes").
  private static func nominalFrame(of role: DeviceRole) -> Pose<Double> {
    let orientation =
      role == .headsetReceiver
      ? Quaternion<Double>(w: 0, x: 1, y: 0, z: 0)
      : Quaternion<Double>(
        columns: SIMD3(-1, 0, 0), SIMD3(0, 0, -1), SIMD3(0, -1, 0))
    return Pose(orientation: orientation, position: .zero)
  }
}
