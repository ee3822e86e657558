/// When a rotor of generation 1 flashes next: an alpha-beta tracker of the flashes of one station and axis.
///
/// Each rotor wanders on its own, 0.5 mrad within tenths of a second, and its flash is locked to it: one clock
/// a station missed its flashes by 170 to 250 urad on recorded sessions, one a rotor by 35 to 50, with any
/// gains from 0.5/0.08 to 0.85/0.4.
struct RotorClock {
  /// Ticks of a turn: 60 a second.
  static let nominalPeriod = 800_000.0
  private static let timeGain = 0.85
  private static let periodGain = 0.4
  /// Of those, for a flash of photodiodes whose delays are not known yet.
  private static let unknownTimeShare = 0.4
  private static let unknownPeriodShare = 0.3

  /// Ticks of a turn, measured.
  private(set) var period = Self.nominalPeriod
  /// When the next flash is expected, device ticks.
  private(set) var next: Double
  /// Turns since a flash was seen.
  private(set) var missedTurns = 0
  private var flashCount = 0

  /// A clock whose next flash is expected at `next`.
  init(next: Double, missedTurns: Int = 0) {
    self.next = next
    self.missedTurns = missedTurns
  }

  /// The flash came at `time`; returns when it is believed to have been.
  mutating func ingest(_ time: Double, isOfKnownSensors: Bool) -> Double {
    flashCount += 1
    let error = time - next
    let timeGain = Self.timeGain * (isOfKnownSensors ? 1 : Self.unknownTimeShare)
    let periodGain = Self.periodGain * (isOfKnownSensors ? 1 : Self.unknownPeriodShare)
    let start = 1 / Double(flashCount)
    let believed = next + max(timeGain, start) * error
    if flashCount > 1 { period += max(periodGain, start) * error / Double(missedTurns + 1) }
    next = believed + period
    missedTurns = 0
    return believed
  }

  /// The flash did not come; returns when it is believed to have been.
  mutating func miss() -> Double {
    defer { next += period }
    missedTurns += 1
    return next
  }
}
