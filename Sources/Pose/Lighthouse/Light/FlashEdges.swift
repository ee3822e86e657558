/// When a station's flashes begin, by both edges of their pulses.
///
/// A receiver tells each edge with an error that all its photodiodes share: on headsets 4.5 ticks both, and the two have
/// nothing to do with each other, so that their mean is off by 3. On a tracker that only weak light reaches the begin is off
/// by 16 ticks and the end by 6; on one that radios one pulse of each flash it is the other way round. So how well either
/// tells is learned: both are held against the rotor's clock, whose own error they share.
struct FlashEdges {
  /// Of the errors of either edge, before they are measured, ticks squared.
  private static let riseVarianceStart = 16.0
  private static let fallVarianceStart = 100.0
  private static let varianceRange = 16.0...2500.0
  private static let gain = 0.02
  /// How fast a code's length is learned: they differ from the nominal ones by up to 7 ticks.
  private static let codeGain = 0.05
  /// Flashes that a photodiode must have seen before its ends are believed: as long as its begin's delay is being
  /// found, its end would hold on to what was thought before.
  private static let countMin = 40
  /// Ends that contradict the begins by more were read by the wrong code, whose step is 500 ticks.
  private static let missMax = 200.0
  /// Ticks squared: the ends of weakly lit photodiodes scatter by 50 to 150 ticks and are of no use.
  private static let scatterMax = 100.0
  /// Squared deviations by which the ends may contradict the begins.
  private static let gate = 25.0

  private var rises = RiseDelays()
  private var falls = RiseDelays()
  /// By how many ticks flashes of each code are longer than nominal.
  private var codeDelays = InlineArray<8, Double>(repeating: 0)
  /// Of what either edge misses the clock by, ticks squared, and what both share.
  private var riseSquare = Self.riseVarianceStart
  private var fallSquare = Self.fallVarianceStart
  private var product = 0.0

  /// A flash as its edges tell it.
  struct Reading {
    /// By both edges: device ticks, ticks squared.
    var ticks: Double
    var variance: Double
    fileprivate var rise: Double
    /// Whether photodiodes whose delays are known told the begin.
    fileprivate var isMeasured: Bool
    fileprivate var fall: Double?
    fileprivate var isAgreed = false
  }

  private var riseVariance: Double { Self.clamped(riseSquare - product) }
  private var fallVariance: Double { Self.clamped(fallSquare - product) }

  private static func clamped(_ variance: Double) -> Double {
    min(max(variance, varianceRange.lowerBound), varianceRange.upperBound)
  }

  /// When the flash began; nil where no photodiode saw it.
  func reading(of group: borrowing FlashGroup) -> Reading? {
    guard let rise = rises.time(of: group) else { return nil }
    var reading = Reading(
      ticks: rise.ticks, variance: rise.variance + riseVariance, rise: rise.ticks,
      isMeasured: rises.knownTime(of: group) != nil)
    let (ends, code) = group.ends
    guard let fall = falls.knownTime(of: ends, seen: Self.countMin) else { return reading }
    let end = fall.ticks - codeDelays[code]
    reading.fall = end
    let variance = fall.variance + fallVariance
    let miss = end - rise.ticks
    reading.isAgreed =
      max(fall.variance, rise.variance) < Self.scatterMax
      && miss * miss < Self.gate * (variance + reading.variance)
    guard reading.isAgreed else { return reading }
    let weight = reading.variance / (reading.variance + variance)
    reading.ticks += weight * miss
    reading.variance *= 1 - weight
    return reading
  }

  /// Learns from a flash that was expected at `expected` and is believed to have begun at `ticks`; returns by how many
  /// ticks all flashes are now believed to begin later.
  mutating func learn(
    _ group: borrowing FlashGroup, _ reading: Reading, expected: Double, at ticks: Double
  ) -> Double {
    if let fall = reading.fall, reading.isAgreed, reading.isMeasured {
      let (early, late) = (reading.rise - expected, fall - expected)
      riseSquare += Self.gain * (min(early * early, 9 * riseSquare + 9) - riseSquare)
      fallSquare += Self.gain * (min(late * late, 9 * fallSquare + 9) - fallSquare)
      let most = 9 * (riseSquare * fallSquare).squareRoot() + 9
      product += Self.gain * (min(max(early * late, -most), most) - product)
    }
    // Ends are measured by the begins, not by the clock that both correct: else the two could wander off together.
    let (ends, code) = group.ends
    let miss = (reading.fall ?? reading.rise) - reading.rise
    if reading.isAgreed, reading.isMeasured { codeDelays[code] += Self.codeGain * miss }
    if reading.isMeasured, miss.magnitude < Self.missMax {
      falls.learn(ends, at: reading.rise + codeDelays[code])
    }
    rises.learn(group, at: ticks)
    let shift = rises.anchor(to: group)
    falls.shift(by: shift)
    return shift
  }
}
