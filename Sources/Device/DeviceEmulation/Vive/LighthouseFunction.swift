internal import ByteLayout
internal import DeviceProtocols
internal import USBProtocol

/// What headset and wired wand have in common: the inertial stream and the feature reports of interface 0.
///
/// Answers as the recordings show them: 64 bytes whatever was asked, the first read of the ranges empty
/// (system-03), stale memory behind short answers.
struct LighthouseFunction: Sendable {
  let imu: EmulatedIMU
  let firmware: ViveFirmwareReport
  let configuration: [UInt8]

  /// Set by report 0x04; without it nothing streams.
  private(set) var mode: ViveModeReport.Mode?
  private(set) var verbosity: UInt8 = 0
  private var configurationOffset = 0
  private var hasRefusedRanges: Bool
  private var userdataOffset: UInt32 = 0
  private var schedule: ReportSchedule
  /// Whether endpoint 0x81 still owes the single zero byte of a configured device.
  private var owesFirstByte = true

  static let userdataSize: UInt32 = 3_997_696

  init(unit: ViveUnit, firmware: ViveFirmwareReport, firstRangesReadIsEmpty: Bool) {
    imu = unit.imu
    configuration = unit.configuration
    self.firmware = firmware
    hasRefusedRanges = !firstRangesReadIsEmpty
    schedule = ReportSchedule(periodSeconds: 1 / unit.rateHz)
  }

  // MARK: - Stream

  mutating func setStreaming(_ isOn: Bool, at seconds: Double) {
    if isOn {
      if schedule.next == nil { schedule.start(at: seconds) }
    } else {
      schedule.stop()
    }
  }

  var dueSeconds: Double? { owesFirstByte ? 0 : schedule.dueSeconds }

  /// Report 0x20 with the sample that is due and the two before it, each in the slot it keeps.
  mutating func takeReport(at seconds: Double) -> [UInt8]? {
    if owesFirstByte {
      owesFirstByte = false
      return ViveInputReport.configured.encoded().array
    }
    guard let newest = schedule.take(at: seconds) else { return nil }
    var slots = InlineArray<3, ViveIMUSlot>(repeating: .zero)
    for number in max(0, newest - 2)...newest { slots[number % 3] = imu.slot(number) }
    return ViveIMUReport(slots: slots).encoded().array
  }

  // MARK: - Feature reports

  mutating func read(_ reportID: UInt8) -> ControlAnswer {
    switch reportID {
    case ViveRangesReport.reportID:
      guard hasRefusedRanges else {
        hasRefusedRanges = true
        return .data([])
      }
      return .data(imu.ranges.encoded().array)
    case ViveFirmwareReport.reportID: return .data(firmware.encoded().array)
    case ViveUserdataSeekReport.reportID: return .data(userdataPosition)
    case ViveUserdataReport.reportID: return .data(nextUserdata())
    case ViveConfigurationStartReport.reportID:
      configurationOffset = 0
      let start = ViveConfigurationStartReport(
        compressedByteCount: UInt16(truncatingIfNeeded: configuration.count))
      return .data(start.encoded().array)
    case ViveConfigurationChunkReport.reportID: return .data(nextChunk())
    default: return .stalled
    }
  }

  mutating func write(_ reportID: UInt8, _ data: [UInt8]) -> ControlAnswer {
    switch reportID {
    case ViveModeReport.reportID:
      guard let report = try? ViveModeReport(decoding: data.span) else { return .stalled }
      mode = report.mode
    case ViveVerbosityReport.reportID:
      guard let report = try? ViveVerbosityReport(decoding: data.span) else { return .stalled }
      verbosity = report.verbosity
    case ViveUserdataSeekReport.reportID:
      guard let report = try? ViveUserdataSeekReport(decoding: data.span) else { return .stalled }
      userdataOffset = report.offset
    default: return .stalled
    }
    return .accepted
  }

  private mutating func nextChunk() -> [UInt8] {
    let end = min(configuration.count, configurationOffset + ViveConfigurationChunkReport.byteCountMax)
    let bytes = configuration[configurationOffset..<end]
    configurationOffset = end
    return ViveConfigurationChunkReport(bytes: BoundedBytes(Array(bytes).span)).encoded().array
  }

  private var userdataPosition: [UInt8] {
    let report = ViveUserdataSeekReport(offset: userdataOffset, size: Self.userdataSize).encoded().array
    return report + [UInt8](repeating: 0, count: 64 - report.count)
  }

  /// An emulated unit has nothing to tell here: erased flash.
  private mutating func nextUserdata() -> [UInt8] {
    userdataOffset &+= 63
    return ViveUserdataReport(data: FixedBytes(repeating: 0xff)).encoded().array
  }
}

extension BoundedBytes {
  /// The bytes as an array.
  var array: [UInt8] { (0..<count).map { self[$0] } }
}
