public import LighthouseModel

/// Where an emulated device gets its light from: a room, or nothing.
///
/// Ticks count from the zero of the device's motion. Deterministic, whatever the pieces it is taken in.
public protocol LightFeed: Sendable {
  /// Forgets all light before `seconds`: the device was off.
  mutating func skip(to seconds: Double)
  /// All light that began before `seconds` and was not taken yet, in the order of its begin.
  mutating func take(before seconds: Double) -> [LightEvent]
}

/// Light on its way into reports: a device can tell it once it is over.
struct LightQueue: Sendable {
  private var feed: any LightFeed
  private var waiting: [LightEvent] = []

  /// Light of some tenths of a second; what a host does not fetch in time is lost, the oldest first.
  static let countMax = 2_048
  static let ticksHz = 48e6

  init(_ feed: any LightFeed) { self.feed = feed }

  /// The device was off until `seconds`.
  mutating func skip(to seconds: Double) {
    feed.skip(to: seconds)
    waiting = []
  }

  /// Light that was over at `seconds`, the earliest end first.
  private mutating func fetch(until seconds: Double) -> Int {
    waiting += feed.take(before: seconds)
    if waiting.count > Self.countMax { waiting.removeFirst(waiting.count - Self.countMax) }
    waiting.sort { ($0.endTicks, $0.ticks) < ($1.endTicks, $1.ticks) }
    let ticks = Int64(seconds * Self.ticksHz)
    return waiting.firstIndex { $0.endTicks > ticks } ?? waiting.count
  }

  /// Up to `count` of what was over at `seconds`.
  mutating func take(_ count: Int, until seconds: Double) -> [LightEvent] {
    let ready = min(count, fetch(until: seconds))
    defer { waiting.removeFirst(ready) }
    return Array(waiting.prefix(ready))
  }

  /// Looks at up to `count` of what was over at `seconds`; they stay.
  mutating func peek(_ count: Int, until seconds: Double) -> ArraySlice<LightEvent> {
    waiting.prefix(min(count, fetch(until: seconds)))
  }

  /// Drops the first `count`, which were looked at.
  mutating func drop(_ count: Int) { waiting.removeFirst(min(count, waiting.count)) }
}

extension LightEvent {
  /// When it was over.
  var endTicks: Int64 {
    guard case .pulse(_, let start, let length) = self else { return ticks }
    return start + Int64(length)
  }
}
