internal import DeviceProtocols
internal import LighthouseModel

/// Light in radio messages: up to four pulses each, between the messages of samples.
///
/// A radio is narrow: of a flash a wand tells only the one or two photodiodes that saw most of it (recording
/// wireless-tracker: one in the median, three at the 95th percentile).
struct RadioLight: Sendable {
  private var queue: LightQueue
  private let ticksAtStart: UInt32
  private var schedule = ReportSchedule(periodSeconds: 0.001)
  private var waiting: [LightPulse] = []
  /// Of the flash that is being told: when it ended, how many pulses were.
  private var flash: (end: Int64, count: Int) = (-Self.flashSpan, 0)

  static let pulsesPerMessage = 4
  static let pulsesPerFlash = 2
  /// Flashes are longer, sweeps shorter (lighthouse-v1.md, "Timing").
  private static let flashLengthMin: UInt32 = 2_000
  /// Ends of one flash lie nearer to each other; two stations' are 20 000 ticks apart.
  private static let flashSpan: Int64 = 8_000
  /// What waits for a radio that does not keep up; older light is lost.
  private static let waitingMax = 256

  init(_ feed: any LightFeed, ticksAtStart: UInt32) {
    queue = LightQueue(feed)
    self.ticksAtStart = ticksAtStart
  }

  mutating func start(at seconds: Double) {
    schedule.start(at: seconds)
    queue.skip(to: seconds)
    waiting = []
  }

  mutating func stop() { schedule.stop() }

  var dueSeconds: Double? { schedule.dueSeconds }

  /// The section that is due and the time of its message; nil where nothing was seen.
  mutating func takeSection(at seconds: Double) -> (ticks: UInt32, section: WatchmanLight)? {
    guard let number = schedule.take(at: seconds) else { return nil }
    for event in queue.take(LightQueue.countMax, until: Double(number) * schedule.periodSeconds) {
      take(event)
    }
    if waiting.count > Self.waitingMax { waiting.removeFirst(waiting.count - Self.waitingMax) }
    for count in stride(from: min(Self.pulsesPerMessage, waiting.count), to: 0, by: -1) {
      var pulses = LightPulses()
      // The one that ended last first.
      for pulse in waiting[..<count].reversed() { pulses.append(pulse) }
      guard let section = try? WatchmanLight(pulses: pulses) else { continue }
      let newest = waiting[count - 1].endTicks
      waiting.removeFirst(count)
      return (newest, section)
    }
    // One that cannot be told even alone: a photodiode beyond the format's 28.
    if !waiting.isEmpty { waiting.removeFirst() }
    return nil
  }

  private mutating func take(_ event: LightEvent) {
    guard case .pulse(let sensor, let start, let length) = event else { return }
    if length >= Self.flashLengthMin {
      if event.endTicks - flash.end > Self.flashSpan { flash = (event.endTicks, 0) }
      flash.count += 1
      guard flash.count <= Self.pulsesPerFlash else { return }
    }
    waiting.append(
      LightPulse(
        sensor: sensor, startTicks: ticksAtStart &+ UInt32(truncatingIfNeeded: start), lengthTicks: length))
  }
}
