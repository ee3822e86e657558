internal import ByteLayout
internal import DeviceProtocols
internal import LighthouseModel

/// Light in radio messages, between the messages of samples: up to four pulses each, or in mode raw 1 up to five events
/// of generation 2, each under its channel's head.
///
/// A radio is narrow: of a flash a wand tells only the one or two photodiodes that saw most of it (recording
/// wireless-tracker: one in the median, three at the 95th percentile).
struct RadioLight: Sendable {
  private var queue: LightQueue
  private let ticksAtStart: UInt32
  private var schedule = ReportSchedule(periodSeconds: 0.001)
  private var waiting: [LightPulse] = []
  /// Which generation's light it was told to decode; the other's it does not tell.
  private var generation = StationGeneration.first
  /// The pulses of the flash that is being seen.
  private var flash: [LightPulse] = []

  static let pulsesPerMessage = 4
  static let pulsesPerFlash = 2
  /// Flashes are longer, sweeps shorter (lighthouse-v1.md, "Timing").
  private static let flashLengthMin: UInt32 = 2_000
  /// Ends of one flash lie nearer to each other; two stations' are 20 000 ticks apart.
  private static let flashSpan: UInt32 = 8_000
  /// What waits for a radio that does not keep up; older light is lost.
  private static let waitingMax = 256

  init(_ feed: any LightFeed, ticksAtStart: UInt32) {
    queue = LightQueue(feed)
    self.ticksAtStart = ticksAtStart
  }

  mutating func start(at seconds: Double) {
    schedule.start(at: seconds)
    queue.skip(to: seconds)
    (waiting, flash) = ([], [])
  }

  /// Decodes the light of `generation` that falls from now on.
  mutating func setMode(_ generation: StationGeneration, at seconds: Double) {
    self.generation = generation
    queue.skip(to: seconds)
    (waiting, flash) = ([], [])
  }

  mutating func stop() { schedule.stop() }

  var dueSeconds: Double? { schedule.dueSeconds }

  /// The section that is due and the time of its message; nil where nothing was seen.
  mutating func takeSection(at seconds: Double) -> (ticks: UInt32, section: WatchmanLight)? {
    guard let number = schedule.take(at: seconds) else { return nil }
    if generation == .second { return sweeps(until: Double(number) * schedule.periodSeconds) }
    let now = Double(number) * schedule.periodSeconds
    for event in queue.take(LightQueue.countMax, until: now) { take(event) }
    let ticks = ticksAtStart &+ UInt32(truncatingIfNeeded: Int64(now * LightQueue.ticksHz))
    if let first = flash.first, ticks &- first.endTicks > Self.flashSpan { settleFlash() }
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

  /// Bytes of light in a message of nothing else: a flag byte stands before them.
  private static let sweepByteCountMax = WatchmanMessage.payloadByteCountMax - 1

  private mutating func sweeps(until seconds: Double) -> (ticks: UInt32, section: WatchmanLight)? {
    var section = SweepSection()
    var (told, newest) = (0, Int64.min)
    for event in queue.peek(Self.sweepByteCountMax / 5, until: seconds) {
      told += 1
      guard
        let (channel, body) = LightFunction.event(
          event, at: { ticksAtStart &+ UInt32(truncatingIfNeeded: $0) })
      else { continue }
      section.append(.channel(channel, isInConflict: false))
      section.append(body)
      newest = max(newest, event.ticks)
    }
    queue.drop(told)
    guard newest > .min else { return nil }
    return (
      ticksAtStart &+ UInt32(truncatingIfNeeded: newest),
      WatchmanLight(WatchmanBytes(section.bytes.span, from: 0))
    )
  }

  private mutating func take(_ event: LightEvent) {
    guard case .pulse(let sensor, let start, let length) = event else { return }
    let pulse = LightPulse(
      sensor: sensor, startTicks: ticksAtStart &+ UInt32(truncatingIfNeeded: start), lengthTicks: length)
    let isFlash = length >= Self.flashLengthMin
    if let first = flash.first, !isFlash || pulse.endTicks &- first.endTicks > Self.flashSpan {
      settleFlash()
    }
    if isFlash { flash.append(pulse) } else { waiting.append(pulse) }
  }

  /// Tells of a flash what saw most of it.
  private mutating func settleFlash() {
    let told = flash.sorted { $0.lengthTicks > $1.lengthTicks }.prefix(Self.pulsesPerFlash)
    waiting.append(contentsOf: told.reversed())
    flash = []
  }
}
