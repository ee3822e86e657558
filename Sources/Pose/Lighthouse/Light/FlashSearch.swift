/// Finds the beat of generation 1: flashes 400 000 ticks apart, twice in a row.
struct FlashSearch {
  /// Ticks by which a flash may miss its place while nothing is known: rotors wander by less than 100, weakly lit
  /// photodiodes rise up to 1000 late.
  private static let tolerance = 1000.0
  private static let historyCount = 12

  private var history = InlineArray<12, Double>(repeating: -.infinity)
  private var newest = 0
  private var start = Int64.min
  private var longest: UInt32 = 0
  private var longestStart: Int64 = 0

  /// Takes a pulse in the order of time; returns when the first station flashed last, and whether there is a
  /// second, once the beat is found.
  mutating func ingest(start pulse: Int64, length: UInt32) -> (first: Double, hasSecond: Bool)? {
    guard length >= PulseDecoder.flashLengthMin else { return nil }
    if start != .min, pulse - start <= Int64(PulseDecoder.flashSpan) {
      if length > longest { (longest, longestStart) = (length, pulse) }
      return nil
    }
    defer { (start, longest, longestStart) = (pulse, length, pulse) }
    guard start != .min else { return nil }
    return end(Double(longestStart))
  }

  private mutating func end(_ flash: Double) -> (first: Double, hasSecond: Bool)? {
    newest = (newest + 1) % Self.historyCount
    history[newest] = flash
    guard isChain(to: flash) else { return nil }
    // The second station's third flash may come before the first's: two of the first's are enough.
    let partner = flash - PulseDecoder.secondFlashDelay
    let half = RotorClock.nominalPeriod / 2
    var partners = 0
    for turn in 0..<3 where self.flash(near: partner - Double(turn) * half) != nil { partners += 1 }
    guard partners >= 2 else { return (flash, false) }
    return (self.flash(near: partner) ?? partner, true)
  }

  private func isChain(to flash: Double) -> Bool {
    let half = RotorClock.nominalPeriod / 2
    return self.flash(near: flash - half) != nil && self.flash(near: flash - 2 * half) != nil
  }

  private func flash(near time: Double) -> Double? {
    for index in 0..<Self.historyCount where (history[index] - time).magnitude <= Self.tolerance {
      return history[index]
    }
    return nil
  }
}
