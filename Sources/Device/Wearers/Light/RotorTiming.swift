internal import DeviceEmulation

/// Where one rotor is at which time: an even turn, and how far it wanders from it. Ticks of the device's clock.
struct RotorTiming: Sendable {
  /// When turn 0 begins.
  let start: Double
  /// Ticks of a turn, on average.
  let period: Double
  private let noise: StationNoise
  private let wander: SmoothNoise
  private let seed: UInt64

  init(start: Double, period: Double, noise: StationNoise, seed: UInt64) {
    self.start = start
    self.period = period
    self.noise = noise
    self.seed = seed
    wander = SmoothNoise(seed: seed)
  }

  private static let rateHz = 48e6

  /// When turn `index` begins: the rotor passes its zero.
  func begin(ofTurn index: Int) -> Double {
    let even = start + Double(index) * period
    guard noise.wanderTicks > 0 else { return even }
    return even + noise.wanderTicks * wander.value(at: even / Self.rateHz / noise.wanderSeconds)
  }

  /// What the station tells of it by a flash or a sync: with its jitter.
  func told(ofTurn index: Int) -> Double {
    var draw = CounterNoise(seed: seed &+ 1, index: UInt64(bitPattern: Int64(index)))
    return begin(ofTurn: index) + noise.jitterTicks * draw.normal()
  }

  /// The first turn that begins `seconds` or later, as far as even turns tell.
  func turn(notBefore seconds: Double) -> Int { Int(((seconds * Self.rateHz - start) / period).rounded(.up)) }
}
