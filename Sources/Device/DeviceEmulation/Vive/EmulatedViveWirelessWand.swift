internal import ByteLayout
public import DeviceProtocols
internal import LighthouseModel
public import PoseMath
public import USBProtocol

/// A wireless receiver with a wand behind it that somebody turns on.
public struct EmulatedViveWirelessWand: EmulatedEquipment {
  public let unit: ViveUnit
  public let ports: [EmulatedPort]
  /// The last vibration the wand was asked for.
  public private(set) var lastHapticPulse: WatchmanHapticPulse?
  public private(set) var hapticPulseCount = 0
  /// Whether the wand was told to turn itself off.
  public private(set) var isSwitchedOff = false

  private let configuration: [UInt8]
  private let turnsOnAfterSeconds: Double
  private var radio: WandRadio
  private var configurationOffset = 0
  private var lastCommandCode: UInt8 = 0
  private var link: [UInt8]?
  private var fetch = SlowAnswer.ofRadio

  static let endpoint: UInt8 = 0x81

  /// - Parameter turnsOnAfterSeconds: when the wand is turned on; until then the receiver refuses to read a
  ///   configuration.
  /// - Parameter light: the stations' light on it; nil for a room without stations.
  public init(
    unit: ViveUnit, fingers: any FingerSource, turnsOnAfterSeconds: Double = 1,
    light: (any LightFeed)? = nil
  ) {
    self.unit = unit
    self.turnsOnAfterSeconds = turnsOnAfterSeconds
    configuration = unit.configuration
    ports = [
      EmulatedPort(
        name: "Watchman receiver",
        descriptors: ViveDescriptors.watchmanReceiver(
          serial: String(unit.serialNumber, radix: 16, uppercase: true) + "00"))
    ]
    radio = WandRadio(imu: unit.imu, fingers: fingers, light: light)
  }

  private func isOn(at seconds: Double) -> Bool { !isSwitchedOff && seconds >= turnsOnAfterSeconds }

  public mutating func plug(port: Int, at time: Timestamp) {
    configurationOffset = 0
    lastCommandCode = 0
    link = nil
    fetch = .ofRadio
    radio.start(at: max(unit.seconds(at: time), turnsOnAfterSeconds))
  }

  // MARK: - Control

  public mutating func control(
    port: Int, setup: USBSetup, data: [UInt8], at time: Timestamp
  ) -> ControlAnswer {
    guard let reportID = setup.featureReportID, setup.index == 0 else { return .stalled }
    let isOn = isOn(at: unit.seconds(at: time))
    guard setup.isDeviceToHost else { return write(reportID, data, at: unit.seconds(at: time)) }
    if isOn, ViveConfigurationStartReport.reportID...ViveConfigurationChunkReport.reportID ~= reportID,
      !fetch.isThere(reportID, at: unit.seconds(at: time))
    {
      return .stalled
    }
    switch reportID {
    case ViveRangesReport.reportID: return .data(unit.ranges.encoded().array)
    case ViveFirmwareReport.reportID where isOn:
      return .data(ViveFirmwareReport.emulated(.wand).encoded().array)
    case ViveConfigurationStartReport.reportID where isOn:
      configurationOffset = 0
      let count = UInt16(truncatingIfNeeded: configuration.count)
      return .data(ViveConfigurationStartReport(compressedByteCount: count).encoded().array)
    case ViveConfigurationChunkReport.reportID where isOn: return .data(nextChunk())
    case WatchmanAnswerReport.reportID: return .data(answer(isOn: isOn))
    default: return .stalled
    }
  }

  private mutating func write(_ reportID: UInt8, _ data: [UInt8], at seconds: Double) -> ControlAnswer {
    guard reportID == WatchmanCommandReport.reportID,
      let report = try? WatchmanCommandReport(decoding: data.span)
    else { return .stalled }
    lastCommandCode = data[1]
    switch report.command {
    case .hapticPulse(let pulse):
      lastHapticPulse = pulse
      hapticPulseCount += 1
    case .opticalMode(let mode): radio.setMode(mode == .raw0 ? .first : .second, at: seconds)
    case .powerOff:
      isSwitchedOff = true
      link = WatchmanLinkReport(state: .disconnected).encoded().array
      radio.stop()
    default: break
    }
    return .accepted
  }

  /// To a query the wand's identity once it is on; to all else, and before, an empty answer of 63 bytes.
  private func answer(isOn: Bool) -> [UInt8] {
    if isOn, lastCommandCode == 0x83 {
      let identity = WatchmanIdentity(
        serialNumber: unit.serialNumber, firmwareVersion: ViveFirmwareReport.emulated(.wand).version)
      return WatchmanAnswerReport(.identity(identity)).encoded().array
    }
    let empty = WatchmanAnswerReport(.unrecognized(code: lastCommandCode, payload: BoundedBytes()))
    return empty.encoded().array.dropLast()
  }

  private mutating func nextChunk() -> [UInt8] {
    let end = min(configuration.count, configurationOffset + ViveConfigurationChunkReport.byteCountMax)
    let bytes = Array(configuration[configurationOffset..<end])
    configurationOffset = end
    return ViveConfigurationChunkReport(bytes: BoundedBytes(bytes.span)).encoded().array
  }

  // MARK: - Reports

  public func reportDue(port: Int, endpoint: UInt8) -> Timestamp? {
    guard endpoint == Self.endpoint else { return nil }
    if link != nil { return unit.plugged }
    return radio.dueSeconds.map(unit.timestamp)
  }

  public mutating func takeReport(port: Int, endpoint: UInt8, at time: Timestamp) -> [UInt8]? {
    guard endpoint == Self.endpoint else { return nil }
    if let report = link {
      link = nil
      return report
    }
    return radio.takeReport(at: unit.seconds(at: time))
  }

  public mutating func write(port: Int, endpoint: UInt8, data: [UInt8], at time: Timestamp) -> Bool {
    false
  }
}
