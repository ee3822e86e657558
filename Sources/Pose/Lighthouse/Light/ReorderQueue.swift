internal import LighthouseModel

/// Light in the order of its time: a wired device sends pulses as they end and a wireless one up to 10 ms late,
/// so each waits until light or inertial samples so much later have come. Fixed slots, no heap.
struct ReorderQueue {
  /// Twice what 8.3 ms bring a headset: 32 photodiodes, two flashes and a sweep.
  static let countMax = 256

  /// Light is never so late: one second.
  private static let jumpMin: Int64 = 48_000_000

  private let window: Int64
  private var slots = InlineArray<256, LightEvent>(repeating: .pulse(sensor: 0, start: 0, length: 0))
  private var first = 0
  private(set) var count = 0
  private var releasedTo = Int64.min
  /// The latest time seen.
  private var newest = Int64.min

  /// - Parameter window: how long light waits, ticks.
  init(window: Int64) { self.window = window }

  private func index(_ place: Int) -> Int { (first + place) % Self.countMax }

  /// Puts an event in its place; returns whether it came in time.
  mutating func insert(_ event: LightEvent) -> Bool {
    if releasedTo > event.ticks &+ Self.jumpMin { restart() }
    guard event.ticks >= releasedTo, count < Self.countMax else { return false }
    newest = max(newest, event.ticks)
    var place = count
    while place > 0, slots[index(place - 1)].ticks > event.ticks {
      slots[index(place)] = slots[index(place - 1)]
      place -= 1
    }
    slots[index(place)] = event
    count += 1
    return true
  }

  /// Time went on: nothing earlier than `ticks` is waited for.
  mutating func advance(past ticks: Int64) { newest = max(newest, ticks &+ window) }

  /// The earliest event, once it has waited long enough or the queue is full.
  mutating func next() -> LightEvent? {
    guard count > 0 else { return nil }
    let isDue = newest &- slots[first].ticks >= window || count == Self.countMax
    return isDue ? removeFirst() : nil
  }

  /// The earliest event, however long it has waited.
  mutating func drain() -> LightEvent? { count > 0 ? removeFirst() : nil }

  /// Time jumped back: a stamp was wrong before, or the device began anew.
  private mutating func restart() {
    releasedTo = .min
    newest = .min
    count = 0
  }

  private mutating func removeFirst() -> LightEvent {
    let event = slots[first]
    releasedTo = event.ticks
    first = (first + 1) % Self.countMax
    count -= 1
    return event
  }
}
