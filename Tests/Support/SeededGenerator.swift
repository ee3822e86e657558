/// Numbers that look random and are the same in every run of one seed: SplitMix64 (Steele, Lea and Flood,
/// "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Damage as a bad cable, a bad peer or an attacker does it.
extension SeededGenerator {
  /// `bytes` with one to four of them changed, cut, doubled or set to an extreme.
  public mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var damaged = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !damaged.isEmpty {
      let index = Int.random(in: 0..<damaged.count, using: &self)
      switch UInt8.random(in: 0..<6, using: &self) {
      case 0: damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 1: damaged[index] = UInt8.random(in: 0...255, using: &self)
      case 2: damaged[index] = Bool.random(using: &self) ? 0xff : 0
      case 3: damaged.removeSubrange(index...)
      case 4: damaged.insert(damaged[index], at: index)
      default: damaged.remove(at: index)
      }
    }
    return damaged
  }
}
