public import LighthouseModel
public import PoseMath

/// The light of the last 70 ms and how the body moved in it: what a first fix is made of.
///
/// Its memory is made once; when more light comes than it holds, the oldest goes. Hits need not be in order.
public struct FixWindow: Sendable {
  /// Seconds of light that are kept: four turns of either generation (measured: shorter windows lack pairs of
  /// planes, longer ones bend).
  public static let span = 0.07
  /// The most hits kept: four stations on 20 photodiodes give 290 in that time (compare-test-index).
  public static let hitCountMax = 512
  /// The most inertial samples kept: light may lie 0.1 s behind them, at up to 1000 a second.
  public static let sampleCountMax = 256
  /// Light and samples farther apart than this do not belong together, seconds.
  static let lagMax = 0.2
  /// Hits measured from a flash or sync that was not seen for so many seconds are not used: where light comes back
  /// after a second of darkness, they were off by up to a milliradian until the first sync (compare-test-index).
  static let referenceAgeMax = 0.1

  /// One hit with the photodiode it met.
  struct Entry {
    var hit: SweepHit
    var sensor: LightBody.Sensor
  }

  /// Where the photodiodes are.
  public let body: LightBody
  private var entries: [Entry?]
  private var nextEntry = 0
  private var samples = SampleRing(capacity: sampleCountMax)
  /// The time of the last hit: the window's end. Nil for an empty window.
  public private(set) var end: Timestamp?

  /// An empty window for light on this body.
  public init(body: LightBody) {
    self.body = body
    entries = [Entry?](repeating: nil, count: Self.hitCountMax)
  }

  /// Takes an inertial sample, calibrated, in the body's frame; one not later than the last is dropped, one
  /// much earlier means that the device's clock began anew (vive-index-cal: the first report is 19 s stale).
  public mutating func ingest(_ sample: IMUSample<Double>) {
    guard sample.angularVelocity.isFinite, sample.acceleration.isFinite else { return }
    if samples.count > 0 {
      let step: Double = sample.timestamp.seconds(since: samples[back: 0].timestamp)
      if step < -Self.lagMax { removeAll() } else if step <= 0 { return }
    }
    samples.append(sample)
  }

  /// Takes a hit; dropped are one of a photodiode that the body does not have, a reflection, one that is no
  /// number, and one whose time has nothing to do with the samples'.
  public mutating func ingest(_ hit: SweepHit) {
    guard !hit.isRepeated, hit.angle.isFinite, hit.referenceAge <= Self.referenceAgeMax,
      let sensor = body[hit.sensor], samples.count > 0
    else { return }
    let lag: Double = hit.timestamp.seconds(since: samples[back: 0].timestamp)
    guard abs(lag) <= Self.lagMax else { return }
    entries[nextEntry] = Entry(hit: hit, sensor: sensor)
    nextEntry = (nextEntry + 1) % Self.hitCountMax
    end = end.map { max($0, hit.timestamp) } ?? hit.timestamp
  }

  /// Forgets everything: the device's clock began anew.
  public mutating func removeAll() {
    for index in entries.indices { entries[index] = nil }
    samples.removeAll()
    end = nil
  }

  // MARK: - What a fix reads

  /// The hit so many before the newest by arrival; nil where it is gone, or older than the window.
  func entry(back index: Int) -> Entry? {
    guard let end else { return nil }
    let place = (nextEntry + 2 * Self.hitCountMax - 1 - index) % Self.hitCountMax
    guard let entry = entries[place] else { return nil }
    let age: Double = end.seconds(since: entry.hit.timestamp)
    return age <= Self.span ? entry : nil
  }

  /// The hit so many before the newest, carried to the window's end; `hint` is where the search in the motion
  /// begins, and is moved.
  func hit(back index: Int, carriedBy motion: WindowMotion, hint: inout Int) -> CarriedHit? {
    guard let end, let entry = entry(back: index),
      let slot = StationTable.slot(place: entry.hit.station, generation: entry.hit.generation),
      let moved = motion.motion(at: entry.hit.timestamp, hint: &hint)
    else { return nil }
    return CarriedHit(
      slot: slot, plane: entry.hit.plane, sensor: entry.hit.sensor, angle: entry.hit.angle,
      point: moved.turn.rotate(entry.sensor.point), normal: moved.turn.rotate(entry.sensor.normal),
      bend: moved.bend, seconds: entry.hit.timestamp.seconds(since: end), sync: entry.hit.reference)
  }

  /// How many hits lie within the window.
  public var hitCount: Int { (0..<Self.hitCountMax).count { entry(back: $0) != nil } }

  /// The newest sample's time, nil before the first.
  var lastSampleTime: Timestamp? { samples.count > 0 ? samples[back: 0].timestamp : nil }

  /// Builds the motion before the window's end from the samples.
  func fill(_ motion: inout WindowMotion) {
    motion.removeAll()
    guard let end, samples.count > 0 else { return }
    var first = 0
    while first + 1 < samples.count, samples[back: first].timestamp > end { first += 1 }
    guard abs(end.seconds(since: samples[back: first].timestamp) as Double) <= WindowMotion.gapMax else {
      return
    }
    motion.begin(at: end, sample: samples[back: first])
    for index in first..<samples.count {
      // A sample at the very reference tells the same as the reference itself.
      if samples[back: index].timestamp >= end { continue }
      guard motion.append(samples[back: index]) else { break }
      if end.seconds(since: samples[back: index].timestamp) as Double > Self.span { break }
    }
  }
}
