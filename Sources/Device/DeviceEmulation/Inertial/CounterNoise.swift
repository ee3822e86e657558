/// Random numbers of a place in a sequence, not of a state: sample 1,000,000 costs as much as sample 1, and
/// asking twice gives the same. Mixing by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
public struct CounterNoise: Sendable {
  private var state: UInt64

  /// The numbers of place `index` in the sequence of `seed`.
  public init(seed: UInt64, index: UInt64) {
    state = Self.mix(seed &+ 0x9e37_79b9_7f4a_7c15) ^ Self.mix(index &* 0xd134_2543_de82_ef95 &+ 1)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  /// Even in -limit...limit.
  public mutating func number(within limit: Double) -> Double {
    (Double(next() >> 11) * 0x1p-52 - 1) * limit
  }

  /// Each coordinate even in -limit...limit.
  public mutating func vector(within limit: Double) -> SIMD3<Double> {
    SIMD3(number(within: limit), number(within: limit), number(within: limit))
  }

  /// Normal with deviation 1: the sum of twelve even numbers, which never exceeds 6 (Irwin-Hall).
  public mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<3 {
      var bits = next()
      for _ in 0..<4 {
        sum += Double(bits & 0xffff) * 0x1p-16
        bits >>= 16
      }
    }
    return sum
  }

  /// Three independent normal numbers.
  public mutating func normalVector() -> SIMD3<Double> { SIMD3(normal(), normal(), normal()) }
}
