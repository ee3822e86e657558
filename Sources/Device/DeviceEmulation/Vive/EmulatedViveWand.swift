internal import ByteLayout
internal import DeviceProtocols
public import PoseMath
public import USBProtocol

/// A Vive wand on its cable: inertial sensor, light and buttons on three interfaces.
public struct EmulatedViveWand: EmulatedEquipment {
  public let unit: ViveUnit
  public let ports: [EmulatedPort]
  private let fingers: any FingerSource

  private var lighthouse: LighthouseFunction
  private var light: LightFunction
  private let feed: (any LightFeed)?
  /// The wand looks at its buttons this often and reports what changed.
  private var buttons = ReportSchedule(periodSeconds: 0.004)
  private var lastControls: WandControls?
  private var lastBatterySeconds = -Self.batteryPeriodSeconds
  private var counter: UInt32 = 0

  /// Once a second (vive-controllers-watchman.md, "type 0x04").
  static let batteryPeriodSeconds = 1.0
  static let imuEndpoint: UInt8 = 0x81
  static let lightEndpoint: UInt8 = 0x82
  static let buttonEndpoint: UInt8 = 0x83

  /// - Parameter light: the stations' light on it; nil for a room without stations.
  public init(unit: ViveUnit, fingers: any FingerSource, light feed: (any LightFeed)? = nil) {
    self.unit = unit
    self.fingers = fingers
    self.feed = feed
    light = LightFunction(.wand, feed: feed, ticksAtStart: unit.imu.ticksAtStart)
    ports = [
      EmulatedPort(name: "Vive wand, wired", descriptors: ViveDescriptors.wand(serial: unit.serial))
    ]
    lighthouse = Self.freshLighthouse(unit)
  }

  private static func freshLighthouse(_ unit: ViveUnit) -> LighthouseFunction {
    LighthouseFunction(unit: unit, firmware: .emulated(unit.kind), firstRangesReadIsEmpty: false)
  }

  public mutating func plug(port: Int, at time: Timestamp) {
    lighthouse = Self.freshLighthouse(unit)
    light = LightFunction(.wand, feed: feed, ticksAtStart: unit.imu.ticksAtStart)
    lastControls = nil
    counter = 0
    buttons.start(at: unit.seconds(at: time))
  }

  public mutating func control(
    port: Int, setup: USBSetup, data: [UInt8], at time: Timestamp
  ) -> ControlAnswer {
    guard let reportID = setup.featureReportID, setup.index == 0 else { return .stalled }
    let answer = setup.isDeviceToHost ? lighthouse.read(reportID) : lighthouse.write(reportID, data)
    let seconds = unit.seconds(at: time)
    lighthouse.setStreaming(lighthouse.mode != nil, at: seconds)
    light.setStreaming(lighthouse.mode != nil, mode: lighthouse.mode, at: seconds)
    return answer
  }

  public func reportDue(port: Int, endpoint: UInt8) -> Timestamp? {
    let seconds: Double? =
      switch endpoint {
      case Self.imuEndpoint: lighthouse.dueSeconds
      case Self.buttonEndpoint: buttons.dueSeconds
      case Self.lightEndpoint: light.dueSeconds
      default: nil
      }
    return seconds.map(unit.timestamp)
  }

  public mutating func takeReport(port: Int, endpoint: UInt8, at time: Timestamp) -> [UInt8]? {
    let seconds = unit.seconds(at: time)
    switch endpoint {
    case Self.imuEndpoint: return lighthouse.takeReport(at: seconds)
    case Self.lightEndpoint: return light.takeReport(at: seconds)
    case Self.buttonEndpoint:
      guard let number = buttons.take(at: seconds) else { return nil }
      return statusReport(Double(number) * buttons.periodSeconds)
    default: return nil
    }
  }

  /// What changed, or once a second the battery.
  private mutating func statusReport(_ seconds: Double) -> [UInt8]? {
    let controls = WandControls(fingers.fingers(at: seconds))
    let body: ViveWandStatus.Body
    if controls != lastControls {
      lastControls = controls
      body = .input(
        ViveWandInput(
          counter: counter &+ 1, buttons: controls.wiredButtons, rawTrigger: UInt16(controls.rawTrigger),
          serialNumber: unit.serialNumber, pad: controls.pad ?? .zero,
          rawFineTrigger: controls.rawFineTrigger, rawUncalibratedTrigger: 400))
    } else if seconds - lastBatterySeconds >= Self.batteryPeriodSeconds {
      lastBatterySeconds = seconds
      // On its cable, nearly full.
      body = .battery(
        ViveWandBattery(
          counter: counter &+ 1, rawVoltage: 4_200,
          level: ViveBatteryLevel(percent: 95, isCharging: true)))
    } else {
      return nil
    }
    counter &+= 1
    return ViveWandStatus(body: body).encoded().array
  }

  public mutating func write(port: Int, endpoint: UInt8, data: [UInt8], at time: Timestamp) -> Bool {
    true
  }
}
