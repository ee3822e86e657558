import PoseMath

/// A smooth wandering: a few sines of drawn frequencies and phases, switched on after a rest.
struct Sway: Sendable {
  private struct Wave {
    var amplitude: Double
    var frequencyHz: Double
    var phase: Double
  }

  private var waves: [Wave] = []

  /// - Parameters:
  ///   - amplitude: the most the waves together reach.
  ///   - frequencies: hertz, between which the waves' own are drawn.
  init(
    amplitude: Double, frequenciesHz frequencies: ClosedRange<Double>, waveCount: Int,
    using draw: inout Draw
  ) {
    for _ in 0..<waveCount {
      waves.append(
        Wave(
          amplitude: amplitude / Double(waveCount), frequencyHz: draw.number(in: frequencies),
          phase: draw.number(in: 0...(2 * .pi))))
    }
  }

  func signal(at seconds: Double) -> Signal {
    waves.reduce(.zero) { sum, wave in
      sum + .sine(wave.amplitude, hertz: wave.frequencyHz, phase: wave.phase, at: seconds)
    }
  }
}

/// Numbers drawn from a seed: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct Draw: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    let fraction = Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    return range.lowerBound + (range.upperBound - range.lowerBound) * fraction
  }
}
