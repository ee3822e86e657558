public import LighthouseModel

/// All of one device's light to hits, whichever generation the room has.
///
/// Deterministic: no clock, no heap, no I/O. Light waits until light of `waitTicks` later has come, or inertial
/// samples of 0.1 s later, and is then worked off in the order of its time; each hit goes to the caller's closure.
public struct LightDecoder: Sendable {
  /// How long light of a device on a cable waits: its pulses come as they end, and a flash lasts up to 6900
  /// ticks. A quarter of a millisecond.
  public static let waitOfCable: Int64 = 12_000
  /// How long light of a wireless device waits: half a cycle, 8 ms; its messages come up to 10 ms late.
  public static let waitOfRadio: Int64 = 400_000

  /// Times beyond this, 700 years, are no device's: sums of two stay far from overflow.
  static let ticksMax: Int64 = 1 << 60
  /// How far light may lie behind the inertial samples, ticks: 0.1 s. On a busy host it is 65 ms late.
  static let lagMax: Int64 = 4_800_000
  /// How far it may lie before them: 50 ms. A radio sends what a device saw before it was linked as soon as it is,
  /// half a second old, and three bytes of time do not tell such from light to come (vive_cal's wand: a beat was
  /// found in it that was none, and kept for half a second).
  static let leadMax: Int64 = 2_400_000
  /// And behind them, ticks: 0.14 s.
  static let oldMax: Int64 = 6_720_000

  private var queue: ReorderQueue
  private var pulses = PulseDecoder()
  private var sweeps = SweepDecoder()
  /// The newest inertial sample's time; nil as long as none is known.
  private var sampleTicks: Int64?
  /// What became of the light so far.
  public private(set) var statistics = LightStatistics()

  /// A decoder whose light waits for `waitTicks`.
  public init(waitTicks: Int64) { queue = ReorderQueue(window: waitTicks) }

  /// Generation 1: its stations, their broadcasts.
  public var firstGeneration: PulseDecoder { pulses }
  /// Generation 2: its stations, their broadcasts.
  public var secondGeneration: SweepDecoder { sweeps }

  /// What light tells: hits, and afterwards how wrong the turn of a sweep was taken to be.
  public enum Output: Equatable, Sendable {
    /// A plane met a photodiode.
    case hit(SweepHit)
    /// A turn of a station of generation 2 is over.
    case closure(SweepClosure)
  }

  /// Takes light as it arrives; only its hits are told.
  public mutating func ingest(_ event: LightEvent, _ receive: (SweepHit) -> Void) {
    ingest(event, telling: { output in if case .hit(let hit) = output { receive(hit) } })
  }

  /// The device's time went on to `ticks`, as an inertial sample tells; only hits are told.
  public mutating func advance(to ticks: Int64, _ receive: (SweepHit) -> Void) {
    advance(to: ticks, telling: { output in if case .hit(let hit) = output { receive(hit) } })
  }

  /// Takes light as it arrives.
  public mutating func ingest(_ event: LightEvent, telling receive: (Output) -> Void) {
    statistics.events += 1
    guard event.ticks.magnitude <= Self.ticksMax.magnitude else {
      statistics.strays += 1
      return
    }
    if let sampleTicks {
      let lead = event.ticks &- sampleTicks
      guard lead >= -Self.oldMax, lead <= Self.leadMax else {
        statistics.late += 1
        return
      }
    }
    if !queue.insert(event) {
      statistics.late += 1
      // A channel's clock reaches back; the half cycle of a pulse is over.
      if case .pulse = event { return }
      decode(event, receive)
    }
    while let next = queue.next() { decode(next, receive) }
  }

  /// The device's time went on to `ticks`, as an inertial sample tells.
  public mutating func advance(to ticks: Int64, telling receive: (Output) -> Void) {
    sampleTicks = ticks.magnitude <= Self.ticksMax.magnitude ? ticks : nil
    queue.advance(past: ticks &- Self.lagMax)
    while let next = queue.next() { decode(next, receive) }
  }

  /// Works off what waits: the device's light ended.
  public mutating func finish(_ receive: (SweepHit) -> Void) {
    while let next = queue.drain() {
      decode(next) { output in if case .hit(let hit) = output { receive(hit) } }
    }
  }

  private mutating func decode(_ event: LightEvent, _ receive: (Output) -> Void) {
    switch event {
    case .pulse(let sensor, let start, let length):
      let hit = pulses.ingest(sensor: sensor, start: start, length: length, counting: &statistics)
      if let hit { receive(.hit(hit)) }
    case .sync(let channel, let ticks, let bit):
      let closure = sweeps.ingest(sync: ticks, channel: channel, bit: bit, counting: &statistics)
      if let closure { receive(.closure(closure)) }
    case .sweep(let channel, let sensor, let halfTicks):
      let hit = sweeps.ingest(sweep: halfTicks, channel: channel, sensor: sensor, counting: &statistics)
      if let hit { receive(.hit(hit)) }
    }
  }
}
