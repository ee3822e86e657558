/// Random numbers that are the same each time: SplitMix64 (Steele, Lea, Flood, 2014).
struct SeededStream {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Between 0 and 1.
  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
    return Double((bits ^ bits >> 31) >> 11) / 9_007_199_254_740_992
  }

  /// Roughly normal, of unit variance: the sum of twelve uniform ones.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }

  mutating func vector() -> SIMD3<Double> { SIMD3(normal(), normal(), normal()) }
}
