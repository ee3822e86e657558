/// Chooses one sweep in ten to be withheld from the filter, by a seed.
struct Withholding {
  private static let share: UInt64 = 10

  private var state: UInt64?
  private var references = InlineArray<32, Int64>(repeating: .min)
  private var isHeld = InlineArray<32, Bool>(repeating: false)

  init(seed: UInt64?) { state = seed }

  /// Whether this hit's sweep is withheld; a new sweep is decided on at its first hit.
  mutating func isWithheld(_ hit: SweepHit) -> Bool {
    guard let state else { return false }
    let index = SweepNoise.index(hit)
    let before = references[index]
    if (Double(hit.reference) - Double(before)).magnitude > LightFilter.sameSweepTicks {
      references[index] = hit.reference
      let (next, number) = Self.splitMix(state)
      self.state = next
      isHeld[index] = number % Self.share == 0
    }
    return isHeld[index]
  }

  /// SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
  private static func splitMix(_ state: UInt64) -> (state: UInt64, number: UInt64) {
    let next = state &+ 0x9e37_79b9_7f4a_7c15
    var number = (next ^ (next >> 30)) &* 0xbf58_476d_1ce4_e5b9
    number = (number ^ (number >> 27)) &* 0x94d0_49bb_1331_11eb
    return (next, number ^ (number >> 31))
  }
}
