private import DeviceCatalog
private import Drivers
private import FactoryConfiguration
private import Lighthouse
private import LighthouseModel
internal import PoseMath

/// A text recording (`.rec`), read row by row: only what devices told, never what another tracker made of it.
public struct RawRecording {
  /// More devices than anyone recorded at once; rows of others are skipped.
  static let deviceCountMax = 16

  /// One device on its way from rows to events.
  private struct Device {
    var facts: LabDevice
    var isWireless = false
    var clock = TickClock()
    var scale: InertialScale
    /// The photodiodes' numbers by their place in the configuration.
    var sensors: [UInt8] = []
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var devices: [Device] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// Rows read, and rows skipped.
  public private(set) var rowCount = 0
  /// Rows that are another program's results, its messages, or cannot be read.
  public private(set) var skippedCount = 0

  /// A recording of these bytes.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The devices so far, in the order of appearance.
  public var facts: [LabDevice] { devices.map(\.facts) }

  /// Whether the bytes begin as a text recording does: a row of seconds, a name and an event.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    var fields = RowFields(bytes.prefix(256).prefix { $0 != newline })
    return fields.number() != nil && fields.next() != nil && fields.next() != nil
  }

  private static let newline = UInt8(ascii: "\n")

  /// The next event; nil at the end.
  public mutating func next() -> LabEvent? {
    while offset < bytes.count {
      let line = bytes[offset...].prefix { $0 != Self.newline }
      offset = line.endIndex + 1
      guard let row = RawRow(line), let device = number(of: Array(row.device)) else {
        skippedCount += 1
        continue
      }
      rowCount += 1
      let arrival = Timestamp(nanoseconds: Int64(row.seconds * 1e9))
      if let kind = ingest(row.content, device) {
        return LabEvent(
          device: device, isWireless: devices[device].isWireless, arrival: arrival, kind: kind)
      }
    }
    return nil
  }

  private mutating func number(of name: [UInt8]) -> Int? {
    if let number = numbers[name] { return number }
    guard devices.count < Self.deviceCountMax else { return nil }
    numbers[name] = devices.count
    let isHeadset = name.starts(with: Array("HMD".utf8)) || name.starts(with: Array("T20".utf8))
    devices.append(
      Device(
        facts: LabDevice(name: String(decoding: name, as: UTF8.self)),
        scale: InertialScale(
          profile: ViveFacts(role: isHeadset ? .headsetReceiver : .wiredController).profile())))
    return devices.count - 1
  }

  private mutating func ingest(_ content: RawRow.Content, _ device: Int) -> LabEvent.Kind? {
    switch content {
    case .configuration(let json):
      adopt(Array(json), device)
      return nil
    case .inertial(let ticks, let acceleration, let angularVelocity):
      let timestamp = devices[device].clock.timestamp(at: ticks)
      let sample = devices[device].scale.sample(
        rawAcceleration: acceleration, rawAngularVelocity: angularVelocity, at: timestamp, lostBefore: 0)
      return .sample(sample, ticks: devices[device].clock.elapsed)
    case .pulse(let sensor, let start, let length):
      return devices[device].clock.elapsed(atLight: start)
        .map { .light(.pulse(sensor: sensor, start: $0, length: length)) } ?? .untimedLight
    case .sync(let channel, let ticks, let bit):
      return devices[device].clock.elapsed(atLight: ticks)
        .map { .light(.sync(channel: channel, ticks: $0, bit: bit)) } ?? .untimedLight
    case .sweep(let channel, let place, let ticks, let hasHalfTick):
      let sensor = Int(place) < devices[device].sensors.count ? devices[device].sensors[Int(place)] : place
      return devices[device].clock.elapsed(atLight: ticks)
        .map {
          .light(.sweep(channel: channel, sensor: sensor, halfTicks: 2 * $0 + (hasHalfTick ? 1 : 0)))
        } ?? .untimedLight
    }
  }

  /// A configuration that cannot be read leaves the device with nominal scales.
  private mutating func adopt(_ json: [UInt8], _ device: Int) {
    guard let configuration = try? ViveConfiguration(json: json) else { return }
    let role: DeviceRole =
      configuration.deviceClass == .headset ? .headsetReceiver : .wiredController
    devices[device].facts.serial = configuration.serial
    devices[device].facts.body = configuration.lightBody
    devices[device].facts.headFromIMU = configuration.headFromIMU ?? .identity
    // The format does not tell how a device was connected; these have no other light report.
    devices[device].isWireless = configuration.model?.hasPrefix("Knuckles") == true
    let profile = ViveFacts(role: role).profile(supplied: configuration)
    devices[device].scale = InertialScale(profile: profile)
    devices[device].facts.range = InertialRange(profile.ranges)
    devices[device].sensors = configuration.lightSensors.map(\.id)
  }
}
