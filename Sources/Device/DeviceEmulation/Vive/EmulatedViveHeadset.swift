internal import ByteLayout
internal import DeviceProtocols
public import PoseMath
public import USBProtocol

/// An HTC Vive: its mainboard (port 0) and its light receiver with the inertial sensor (port 1).
public struct EmulatedViveHeadset: EmulatedEquipment {
  /// How this unit behaves where real ones differ, and who wears it.
  public struct Options: Sendable {
    /// Whether the sensor streams only after the mainboard was told to turn on. In capture system-03 it
    /// streams before; a driver that forgets to turn a headset on is to be found out here.
    public var streamsOnlyWhenOn = true
    /// Whether the first read of the ranges comes back empty, as in capture system-03.
    public var firstRangesReadIsEmpty = true
    /// Seconds after plugging in at which somebody puts the headset on.
    public var wornAfterSeconds = 8.0
    /// Hundredths of a millimetre.
    public var ipdHundredthMillimeters: UInt16 = 6_350

    public init() {}
  }

  public let unit: ViveUnit
  public let options: Options
  public let ports: [EmulatedPort]
  /// Whether the mainboard was told to turn on.
  public private(set) var isOn = false

  private var lighthouse: LighthouseFunction
  private var light: LightFunction
  private let feed: (any LightFeed)?
  private var status = ReportSchedule(periodSeconds: Self.statusPeriodSeconds)

  /// The two devices in the order of `ports`.
  public static let mainboardPort = 0
  public static let receiverPort = 1

  /// Every 52 ms (htc-vive.md, "0x03").
  static let statusPeriodSeconds = 0.052
  static let imuEndpoint: UInt8 = 0x81
  static let lightEndpoint: UInt8 = 0x82

  /// - Parameter light: the stations' light on it; nil for a room without stations.
  public init(unit: ViveUnit, options: Options = Options(), light feed: (any LightFeed)? = nil) {
    self.unit = unit
    self.options = options
    self.feed = feed
    ports = [
      EmulatedPort(
        name: "Vive mainboard", descriptors: ViveDescriptors.mainboard(serial: "EMULATED\(unit.number)")),
      EmulatedPort(
        name: "Vive lighthouse receiver",
        descriptors: ViveDescriptors.lighthouseReceiver(serial: unit.serial)),
    ]
    lighthouse = Self.freshLighthouse(unit, options)
    light = LightFunction(.headset, feed: feed, ticksAtStart: unit.imu.ticksAtStart)
  }

  private static func freshLighthouse(_ unit: ViveUnit, _ options: Options) -> LighthouseFunction {
    LighthouseFunction(
      unit: unit, firmware: .emulated(unit.kind), firstRangesReadIsEmpty: options.firstRangesReadIsEmpty)
  }

  public mutating func plug(port: Int, at time: Timestamp) {
    let seconds = unit.seconds(at: time)
    if port == Self.mainboardPort {
      isOn = false
      status.start(at: seconds)
    } else {
      lighthouse = Self.freshLighthouse(unit, options)
      light = LightFunction(.headset, feed: feed, ticksAtStart: unit.imu.ticksAtStart)
    }
    updateStreams(at: seconds)
  }

  /// Streams run while a mode is set and, if the options say so, the mainboard is on.
  private mutating func updateStreams(at seconds: Double) {
    let isStreaming = lighthouse.mode != nil && (isOn || !options.streamsOnlyWhenOn)
    lighthouse.setStreaming(isStreaming, at: seconds)
    light.setStreaming(isStreaming, mode: lighthouse.mode, at: seconds)
  }

  // MARK: - Control

  public mutating func control(
    port: Int, setup: USBSetup, data: [UInt8], at time: Timestamp
  ) -> ControlAnswer {
    guard let reportID = setup.featureReportID, setup.index == 0 else { return .stalled }
    let answer: ControlAnswer =
      switch (port, setup.isDeviceToHost) {
      case (Self.mainboardPort, true): readMainboard(reportID)
      case (Self.mainboardPort, false): writeMainboard(reportID, data)
      case (_, true): lighthouse.read(reportID)
      case (_, false): lighthouse.write(reportID, data)
      }
    updateStreams(at: unit.seconds(at: time))
    return answer
  }

  private func readMainboard(_ reportID: UInt8) -> ControlAnswer {
    guard reportID == ViveMainboardInfo.reportID else { return .stalled }
    // Vendor "HVR" and the product of a real display; the firmware number is nobody's.
    let info = ViveMainboardInfo(edidVendor: 0x22d2, edidProduct: 0xaa01, displayFirmware: 0xe000)
    return .data(info.encoded().array)
  }

  private mutating func writeMainboard(_ reportID: UInt8, _ data: [UInt8]) -> ControlAnswer {
    guard reportID == ViveMainboardPower.reportID,
      let power = try? ViveMainboardPower(decoding: data.span)
    else { return .stalled }
    isOn = power.isOn ?? isOn
    return .accepted
  }

  // MARK: - Reports

  public func reportDue(port: Int, endpoint: UInt8) -> Timestamp? {
    let seconds: Double? =
      switch (port, endpoint) {
      case (Self.mainboardPort, Self.imuEndpoint): status.dueSeconds
      case (Self.receiverPort, Self.imuEndpoint): lighthouse.dueSeconds
      case (Self.receiverPort, Self.lightEndpoint): light.dueSeconds
      default: nil
      }
    return seconds.map(unit.timestamp)
  }

  public mutating func takeReport(port: Int, endpoint: UInt8, at time: Timestamp) -> [UInt8]? {
    let seconds = unit.seconds(at: time)
    switch (port, endpoint) {
    case (Self.mainboardPort, Self.imuEndpoint):
      return status.take(at: seconds).map { statusReport(Double($0) * status.periodSeconds) }
    case (Self.receiverPort, Self.imuEndpoint): return lighthouse.takeReport(at: seconds)
    case (Self.receiverPort, Self.lightEndpoint): return light.takeReport(at: seconds)
    default: return nil
    }
  }

  private func statusReport(_ seconds: Double) -> [UInt8] {
    let isWorn = seconds >= options.wornAfterSeconds
    let report = ViveMainboardStatus(
      rawLensSeparation: 1_600, systemButton: 0, proximityChange: isWorn ? 1 : 0,
      rawProximity: isWorn ? 900 : 40, ipdHundredthMillimeters: options.ipdHundredthMillimeters)
    return report.encoded().array
  }

  /// Endpoint 0x01 of the mainboard exists; nothing was ever seen on it.
  public mutating func write(port: Int, endpoint: UInt8, data: [UInt8], at time: Timestamp) -> Bool {
    port == Self.mainboardPort
  }
}
