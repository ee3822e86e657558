internal import PoseMath

/// A recording's raw events and devices in memory, for programs that pass over them more than once.
public struct TrackingRecording: Sendable {
  /// One device of it.
  public struct Device: Sendable {
    /// As events count it.
    public var index: Int
    /// What the recording tells of it.
    public var facts: LabDevice
    /// What it is called in tables: its serial, or else its name; unlike any other's of the recording.
    public var label: String
    /// Whether its light comes by radio.
    public var isWireless: Bool
  }

  /// In the order of arrival.
  public let events: [LabEvent]
  /// In the order of appearance.
  public let devices: [Device]

  /// Reads a capture of the bus or a text recording.
  /// - Throws: `LabError` for a file that cannot be read or is no recording.
  public init(contentsOf path: String) throws(LabError) {
    var events: [LabEvent] = []
    let facts = try LightSource.read(path) { events.append($0) }
    var isWireless = [Bool](repeating: false, count: facts.count)
    for event in events where facts.indices.contains(event.device) {
      isWireless[event.device] = event.isWireless
    }
    self.events = events
    var taken: Set<String> = []
    devices = facts.enumerated().map { index, facts in
      // A table's fields are parted by commas.
      let name = (facts.serial ?? facts.name).map { $0 == "," || $0 == "\"" || $0.isNewline ? " " : $0 }
      var label = String(name)
      if !taken.insert(label).inserted {
        label += "#\(index)"
        taken.insert(label)
      }
      return Device(index: index, facts: facts, label: label, isWireless: isWireless[index])
    }
  }

  /// Events and devices of another source, or a part of a recording's.
  public init(events: [LabEvent], devices: [Device]) {
    self.events = events
    self.devices = devices
  }

  /// What each device is called in tables.
  public var labels: [String] { devices.map(\.label) }

  /// From the recording's start to its last event.
  public var seconds: Double { events.last.map { $0.arrival.seconds(since: .zero) } ?? 0 }
}
