/// When a rotor of generation 1 flashes next: a tracker of the flashes of one station and axis, which follows a flash
/// as far as it is better known than what the flashes before let expect.
///
/// Each rotor wanders on its own, 0.5 mrad within tenths of a second, and its flash is locked to it: one clock
/// a station missed its flashes by 170 to 250 urad on recorded sessions, one a rotor by 35 to 50, with any
/// gains from 0.5/0.08 to 0.85/0.4.
struct RotorClock {
  /// Ticks of a turn: 60 a second.
  static let nominalPeriod = 800_000.0
  /// Of a clock that has seen nothing, ticks squared.
  static let varianceStart = 1e6
  /// A station's turn differs from the nominal one by so much, ticks squared.
  private static let periodVarianceStart = 225.0
  /// What a turn adds to the variances of time and period: gains of 0.8 and 0.35 for flashes known to 5 ticks.
  private static let timeWander = 50.0
  private static let periodWander = 15.0

  /// Ticks of a turn, measured.
  private(set) var period = Self.nominalPeriod
  /// When the next flash is expected, device ticks.
  private(set) var next: Double
  /// Turns since a flash was seen.
  private(set) var missedTurns = 0
  /// Variances of the next flash's time and of the period, and their covariance; ticks squared.
  private var timeVariance = Self.varianceStart
  private var covariance = 0.0
  private var periodVariance = Self.periodVarianceStart

  /// A clock whose next flash is expected at `next`.
  init(next: Double, missedTurns: Int = 0) {
    self.next = next
    self.missedTurns = missedTurns
  }

  /// The flash came at `time`, known to `noise` (a variance); returns when it is believed to have been.
  mutating func ingest(_ time: Double, variance noise: Double) -> Double {
    let error = time - next
    let timeGain = timeVariance / (timeVariance + noise)
    let periodGain = covariance / (timeVariance + noise)
    let believed = next + timeGain * error
    period += periodGain * error
    next = believed + period
    periodVariance -= periodGain * covariance
    timeVariance *= 1 - timeGain
    covariance *= 1 - timeGain
    turn()
    missedTurns = 0
    return believed
  }

  /// Flashes are measured by other photodiodes: all of them later by so much.
  mutating func shift(by ticks: Double) { next += ticks }

  /// The flash did not come; returns when it is believed to have been.
  mutating func miss() -> Double {
    defer { next += period }
    missedTurns += 1
    turn()
    return next
  }

  /// A turn goes by.
  private mutating func turn() {
    timeVariance += 2 * covariance + periodVariance + Self.timeWander
    covariance += periodVariance
    periodVariance += Self.periodWander
    if timeVariance > Self.varianceStart || periodVariance > Self.periodVarianceStart {
      timeVariance = min(timeVariance, Self.varianceStart)
      periodVariance = min(periodVariance, Self.periodVarianceStart)
      covariance = min(covariance, (timeVariance * periodVariance).squareRoot())
    }
  }
}
