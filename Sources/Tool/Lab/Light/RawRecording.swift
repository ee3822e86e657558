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
  private var configurations: [[UInt8]: ViveConfiguration] = [:]
  /// Rows read, and rows skipped.
  public private(set) var rowCount = 0
  /// Rows that are another program's results, its messages, or cannot be read.
  public private(set) var skippedCount = 0

  /// A recording of these bytes. Configurations are read first, so that samples before a late one are scaled by it, too;
  /// of several of one device the first that can be read counts.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    for line in bytes.split(separator: Self.newline) {
      var fields = RowFields(line)
      guard fields.next() != nil, let name = fields.next(), let event = fields.next(),
        event.elementsEqual("CONFIG".utf8), configurations[Array(name)] == nil,
        configurations.count < Self.deviceCountMax
      else { continue }
      configurations[Array(name)] = try? ViveConfiguration(json: Array(fields.rest))
    }
  }

  /// The devices so far, in the order of appearance.
  public var facts: [LabDevice] { devices.map(\.facts) }

  /// Whether the bytes begin as a text recording does: lines of text, of which one at least is a row of seconds, a name
  /// and an event. The first line of a recording that was cut is not.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(beginningLength).split(separator: newline, maxSplits: beginningLines)
    for line in lines.prefix(beginningLines) {
      guard
        line.allSatisfy({ $0 >= UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t") })
      else { return false }
      var fields = RowFields(line.prefix(256))
      if fields.number() != nil, fields.next() != nil, fields.next() != nil { return true }
    }
    return false
  }

  /// So much of a file tells what it is.
  private static let beginningLength = 16_384
  private static let beginningLines = 32
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
    if let configuration = configurations[name] { adopt(configuration, devices.count - 1) }
    return devices.count - 1
  }

  private mutating func ingest(_ content: RawRow.Content, _ device: Int) -> LabEvent.Kind? {
    switch content {
    case .configuration: return nil
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

  /// A device whose configuration is missing or cannot be read has nominal scales.
  private mutating func adopt(_ configuration: ViveConfiguration, _ device: Int) {
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
