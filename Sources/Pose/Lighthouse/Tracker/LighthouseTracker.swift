public import LighthouseModel
public import PoseMath

/// One device's inertial samples and light to its pose in a room.
///
/// A first fix is found without knowing a pose before; it has to stand its first tenth of a second before it is
/// shown. From then on each sweep corrects it, and each inertial sample gives a pose. Where light is missing the pose
/// is carried on, then declared stale, then given up and sought anew. Several devices are several trackers with one
/// room. Deterministic: no clock, no I/O; memory is made at the start alone.
public struct LighthouseTracker: Sendable {
  private var decoder: LightDecoder
  var core: TrackerCore
  private var last: IMUSample<Double>?
  private var isStarted = false
  /// The time of a sample far from the one before it.
  private var suspect: Timestamp?
  private let inertialDelay: Int64
  private var heartbeat = Heartbeat()

  /// A tracker of a device with these photodiodes.
  /// - Parameters:
  ///   - isWireless: whether its light comes by radio, and so out of order.
  ///   - range: beyond which its inertial sensor's readings stay where they are.
  public init(
    body: LightBody, room: Room, isWireless: Bool, range: InertialRange = InertialRange(),
    settings: TrackerSettings = TrackerSettings()
  ) {
    decoder = LightDecoder(waitTicks: isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
    core = TrackerCore(body: body, room: room, range: range, settings: settings)
    inertialDelay = Int64((settings.inertialDelay * 1e9).rounded())
  }

  /// What became of the input so far.
  public var statistics: TrackerStatistics { core.statistics }
  /// What became of the light so far.
  public var lightStatistics: LightStatistics { decoder.statistics }
  /// Of the gyroscope as believed now, rad/s in the body's axes.
  public var gyroscopeBias: SIMD3<Double> { core.filter.gyroscopeBias }
  /// Of the accelerometer as believed now, m/s^2 in the body's axes.
  public var accelerometerBias: SIMD3<Double> { core.filter.accelerometerBias }

  /// Takes light as it arrives; `receive` hears of each hit that a pose was held against.
  public mutating func ingest(
    _ light: LightEvent, _ receive: (SweepHit, SweepOutcome) -> Void = { _, _ in }
  ) {
    Self.decode(light, &decoder, &core, receive)
  }

  /// Takes a calibrated inertial sample, in the sensor's axes, by the clock that light is told in.
  /// - Returns: the pose at that sample; nil for one that no sensor tells, or out of order.
  public mutating func ingest(
    _ sample: IMUSample<Double>, _ receive: (SweepHit, SweepOutcome) -> Void = { _, _ in }
  ) -> TrackedPose? {
    guard Self.isPlausible(sample) else {
      core.statistics.badSamples += 1
      return nil
    }
    guard heartbeat.isAlive(sample) else {
      core.statistics.badSamples += 1
      if core.isRunning { core.restart() }
      return core.pose(at: sample.timestamp)
    }
    let stamp = sample.timestamp
    var sample = sample
    sample.timestamp = stamp.advanced(byNanoseconds: -inertialDelay)
    guard let step = step(to: sample) else { return nil }
    let ticks = Self.ticks(stamp)
    Self.advance(to: ticks, &decoder, &core, receive)
    core.ingest(sample, step: step)
    return core.pose(at: sample.timestamp)
  }

  /// Seconds since the sample before, where the device's stream runs; nil for a sample that is not taken.
  private mutating func step(to sample: IMUSample<Double>) -> Double? {
    guard let before = last else {
      last = sample
      return nil
    }
    let step: Double = sample.timestamp.seconds(since: before.timestamp)
    guard isStarted else {
      last = sample
      isStarted = step > 0 && step < TrackerSettings.startGapMax
      return isStarted ? step : nil
    }
    if step > 0, step < TrackerSettings.gapMax {
      last = sample
      suspect = nil
      return step
    }
    core.statistics.badSamples += 1
    guard step.magnitude >= TrackerSettings.gapMax else { return nil }
    // One sample far from the others is damage; two that agree are a clock that began anew.
    guard let other = suspect, case let gap = sample.timestamp.seconds(since: other) as Double,
      gap > 0, gap < TrackerSettings.startGapMax
    else {
      suspect = sample.timestamp
      return nil
    }
    core.restart()
    last = sample
    suspect = nil
    return gap
  }

  private static func isPlausible(_ sample: IMUSample<Double>) -> Bool {
    sample.angularVelocity.isFinite && sample.acceleration.isFinite
      && sample.angularVelocity.length < TrackerSettings.angularVelocityMax
      && sample.acceleration.length < TrackerSettings.accelerationMax
      && sample.timestamp.nanoseconds.magnitude < 1 << 62
  }

  /// Ticks of a device time, rounded as light's are.
  private static func ticks(_ timestamp: Timestamp) -> Int64 {
    let (whole, rest) = timestamp.nanoseconds.quotientAndRemainder(dividingBy: 125)
    return whole * 6 + rest * 6 / 125
  }

  private static func decode(
    _ light: LightEvent, _ decoder: inout LightDecoder, _ core: inout TrackerCore,
    _ receive: (SweepHit, SweepOutcome) -> Void
  ) {
    decoder.ingest(light, telling: { core.ingest($0, receive) })
  }

  private static func advance(
    to ticks: Int64, _ decoder: inout LightDecoder, _ core: inout TrackerCore,
    _ receive: (SweepHit, SweepOutcome) -> Void
  ) {
    decoder.advance(to: ticks, telling: { core.ingest($0, receive) })
  }
}
