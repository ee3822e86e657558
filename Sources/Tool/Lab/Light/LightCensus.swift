internal import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// What a device's light is like: how hits scatter while it rests, how long pulses are, how many are missed, how
/// rotors wander. The same for recordings and for made-up light.
struct LightCensus {
  /// At rest, radians.
  private(set) var scatter = ClockScatter()
  /// Ticks of pulses shorter than a flash: generation 1's sweeps.
  private(set) var pulseLengths: [Double] = []
  /// Flashes or syncs by rotor, in order, ticks.
  private var references: [ClockKey: [Int64]] = [:]
  private(set) var hitCount = 0
  private(set) var generation = StationGeneration.first
  private var decoder: LightDecoder
  private var window = StillWindow()

  /// Shorter ones are bits of flashes (docs: light simulator), longer ones flashes.
  private static let sweepLengths = 40.0..<2_000.0

  init(isWireless: Bool) {
    decoder = LightDecoder(waitTicks: isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
  }

  mutating func ingest(_ kind: LabEvent.Kind) {
    var hits: [SweepHit] = []
    switch kind {
    case .untimedLight: break
    case .light(let light):
      if case .pulse(_, _, let length) = light, Self.sweepLengths.contains(Double(length)) {
        pulseLengths.append(Double(length))
      }
      decoder.ingest(light) { hits.append($0) }
    case .sample(let sample, let ticks):
      decoder.advance(to: ticks) { hits.append($0) }
      window.ingest(sample) { scatter.append($1) }
    }
    for hit in hits where !hit.isRepeated {
      hitCount += 1
      generation = hit.generation
      window.ingest(hit)
      guard hit.referenceAge == 0 else { continue }
      // A sync belongs to both planes.
      var key = ClockKey(hit)
      if hit.generation == .second { key.plane = 0 }
      if let last = references[key]?.last, hit.reference <= last { continue }
      references[key, default: []].append(hit.reference)
    }
  }

  /// How many stations were seen.
  var stationCount: Int { Set(references.filter { $0.value.count > 50 }.keys.map(\.station)).count }

  /// How far a rotor is from an even turn after so many turns, ticks rms over all rotors; turns as generation's.
  func wander(turns lag: Int) -> Double? {
    var sum = 0.0
    var count = 0
    for times in references.values where times.count > 100 {
      let steps = zip(times.dropFirst(), times).map { Double($0 - $1) }.sorted()
      let nominal = steps[steps.count / 2]
      // Sweeps of one rotor come every turn or every second one: turns by their number.
      let base = nominal > 1.5 * 800_000 ? nominal / 2 : nominal
      let turns = times.map { Int((Double($0 - times[0]) / base).rounded()) }
      guard let last = turns.last, last > 0 else { continue }
      let period = Double(times[times.count - 1] - times[0]) / Double(last)
      let places = Dictionary(zip(turns, times)) { first, _ in first }
      for (turn, time) in places {
        guard let later = places[turn + lag] else { continue }
        let error = Double(later - time) - Double(lag) * period
        // A broken flash is no wander.
        guard error.magnitude < 1_500 else { continue }
        sum += error * error
        count += 1
      }
    }
    return count > 50 ? (sum / Double(count)).squareRoot() : nil
  }
}

/// What a device's light is like, in figures.
public struct LightFigures: Equatable, Sendable {
  /// Of hits about their sweep at rest, root mean square, radians.
  public var ownError: Double
  /// Of what a sweep's hits share, root mean square, radians.
  public var commonError: Double
  /// Mean over photodiodes at rest of the share of sweeps that they miss.
  public var missedShare: Double
  /// Median of sweeps' pulses, ticks; nil of generation 2.
  public var pulseLength: Double?
  /// How far a rotor is from an even turn after six turns, ticks rms; nil where too few were seen.
  public var wander: Double?

  init(_ census: LightCensus) {
    ownError = Self.rootMeanSquare(Self.noise(census.scatter.own))
    commonError = Self.rootMeanSquare(Self.noise(census.scatter.common))
    let missed = census.scatter.missed
    missedShare = missed.reduce(0, +) / Double(max(1, missed.count))
    let lengths = census.pulseLengths.sorted()
    pulseLength = lengths.isEmpty || census.generation == .second ? nil : lengths[lengths.count / 2]
    wander = census.wander(turns: 6)
  }

  /// Reflections and stray light are a thousand times further off than noise, radians.
  private static let noiseMax = 1e-3

  /// What of these errors is noise.
  static func noise(_ errors: [Double]) -> [Double] { errors.filter { $0.magnitude < noiseMax } }

  private static func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
  }
}
