internal import ByteLayout
internal import DeviceProtocols
public import PoseMath
public import USBProtocol

/// A Valve Index: its receiver with the inertial sensor, its light and its status (valve-index.md). Of the rest of it
/// (camera, audio, hub) nothing is emulated; its two radio receivers are devices of their own.
///
/// It has no mainboard to turn on: it streams as soon as its light mode is set.
public struct EmulatedIndexHeadset: EmulatedEquipment {
  public let unit: ViveUnit
  public let ports: [EmulatedPort]
  /// Seconds after plugging in at which somebody puts the headset on.
  private let wornAfterSeconds: Double
  private let feed: (any LightFeed)?
  private var lighthouse: LighthouseFunction
  private var light: LightFunction
  private var fetch = SlowAnswer.ofIndex
  private var status = ReportSchedule(periodSeconds: Self.statusPeriodSeconds)

  /// Every 11 to 12 ms (vive-index-cal: 1722 in 19.6 s).
  static let statusPeriodSeconds = 0.0114
  static let imuEndpoint: UInt8 = 0x81
  static let lightEndpoint: UInt8 = 0x83
  static let statusEndpoint: UInt8 = 0x84
  /// Raw counts of two units in captures; on a head, and off it.
  static let rawIPD: UInt16 = 43_105
  static let rawProximity: (worn: Int16, away: Int16) = (140, 20)

  /// - Parameter light: the stations' light on it; nil for a room without stations.
  /// - Precondition: `unit.model` is `.index`.
  public init(unit: ViveUnit, wornAfterSeconds: Double = 8, light feed: (any LightFeed)? = nil) {
    precondition(unit.model == .index && unit.kind == .headset)
    self.unit = unit
    self.wornAfterSeconds = wornAfterSeconds
    self.feed = feed
    ports = [
      EmulatedPort(
        name: "Index lighthouse receiver", descriptors: ViveDescriptors.indexReceiver(serial: unit.serial))
    ]
    (lighthouse, light) = Self.fresh(unit, feed)
  }

  private static func fresh(_ unit: ViveUnit, _ feed: (any LightFeed)?) -> (LighthouseFunction, LightFunction)
  {
    // The ranges come at the first read; what is slow is the configuration alone.
    (
      LighthouseFunction(unit: unit, firmware: .emulated(unit.kind), firstRangesReadIsEmpty: false),
      LightFunction(.index, feed: feed, ticksAtStart: unit.imu.ticksAtStart)
    )
  }

  public mutating func plug(port: Int, at time: Timestamp) {
    (lighthouse, light) = Self.fresh(unit, feed)
    fetch = .ofIndex
    status.start(at: unit.seconds(at: time))
  }

  public mutating func control(
    port: Int, setup: USBSetup, data: [UInt8], at time: Timestamp
  ) -> ControlAnswer {
    guard let reportID = setup.featureReportID, setup.index == 0 else { return .stalled }
    let seconds = unit.seconds(at: time)
    guard setup.isDeviceToHost else {
      let answer = lighthouse.write(reportID, data)
      lighthouse.setStreaming(lighthouse.mode != nil, at: seconds)
      light.setStreaming(lighthouse.mode != nil, mode: lighthouse.mode, at: seconds)
      return answer
    }
    if ViveConfigurationStartReport.reportID...ViveConfigurationChunkReport.reportID ~= reportID,
      !fetch.isThere(reportID, at: seconds)
    {
      return .stalled
    }
    return lighthouse.read(reportID)
  }

  public func reportDue(port: Int, endpoint: UInt8) -> Timestamp? {
    let seconds: Double? =
      switch endpoint {
      case Self.imuEndpoint: lighthouse.dueSeconds
      case Self.lightEndpoint: light.dueSeconds
      case Self.statusEndpoint: status.dueSeconds
      default: nil
      }
    return seconds.map(unit.timestamp)
  }

  public mutating func takeReport(port: Int, endpoint: UInt8, at time: Timestamp) -> [UInt8]? {
    let seconds = unit.seconds(at: time)
    switch endpoint {
    case Self.imuEndpoint: return lighthouse.takeReport(at: seconds)
    case Self.lightEndpoint: return light.takeReport(at: seconds)
    case Self.statusEndpoint:
      return status.take(at: seconds).map { statusReport(Double($0) * status.periodSeconds) }
    default: return nil
    }
  }

  private func statusReport(_ seconds: Double) -> [UInt8] {
    let isWorn = seconds >= wornAfterSeconds
    let body = ViveProximity(
      rawIPD: Self.rawIPD, rawProximity: isWorn ? Self.rawProximity.worn : Self.rawProximity.away,
      worn: isWorn ? 1 : 0)
    return ViveWandStatus(body: .proximity(body)).encoded().array
  }

  public mutating func write(port: Int, endpoint: UInt8, data: [UInt8], at time: Timestamp) -> Bool {
    false
  }
}
