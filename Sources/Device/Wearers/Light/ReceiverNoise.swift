/// How exactly a device tells light, and what it misses.
///
/// Fitted to recordings; Docs/LightSimulator.md has the figures side by side.
public struct ReceiverNoise: Equatable, Sendable {
  /// What each hit errs by on its own in good light, standard deviation in radians, beside the rounding to ticks.
  public var hitError: Double
  /// What weak light adds to that: radians times ticks of the pulse's length.
  public var weakHitError: Double
  /// One hit in twenty errs by so many times more.
  public var tailFactor: Double
  /// What a device errs by in the time of a whole flash, standard deviation in ticks.
  public var flashJitterTicks: Double
  /// By how much the flash's length of the best lit photodiode differs from 3000 ticks and 500 a code.
  public var flashLengthOffsetTicks: Double
  /// What geometry and optics add for a photodiode and a station, radians; it stays while the device stands and
  /// changes as it turns.
  public var systematicError: Double
  /// Of hits in good light, the share that is missed: from the least to the most of the photodiodes. Most are near the
  /// least: chance enters by its cube.
  public var missedShare: ClosedRange<Double>
  /// Generation 1: bits of flashes a second that a photodiode sees which does not see the flash; generation 2: sweeps
  /// a second of nowhere.
  public var strayRateHz: Double

  /// Noise of these sizes.
  public init(
    hitError: Double, weakHitError: Double = 0, tailFactor: Double = 1, flashJitterTicks: Double = 0,
    flashLengthOffsetTicks: Double = 0, systematicError: Double = 0,
    missedShare: ClosedRange<Double> = 0...0, strayRateHz: Double = 0
  ) {
    self.hitError = hitError
    self.weakHitError = weakHitError
    self.tailFactor = tailFactor
    self.flashJitterTicks = flashJitterTicks
    self.flashLengthOffsetTicks = flashLengthOffsetTicks
    self.systematicError = systematicError
    self.missedShare = missedShare
    self.strayRateHz = strayRateHz
  }

  /// A receiver without fault but its ticks.
  public static let none = ReceiverNoise(hitError: 0)

  /// A Vive headset in light of generation 1, as in vive_cal: hits 4.2 to 5 urad about their sweep in good light
  /// and 8 in weak, flashes' second differences of 13 ticks rms, the longest pulse 29 ticks short, 0.5 % of hits
  /// missed, 296 bits of flashes in 22 s. The systematic part is the 20 to 100 urad that a pose fit
  /// leaves on recordings (37 to 108 urad median, the sweeps' own 40 included).
  public static let headsetOfFirstGeneration = ReceiverNoise(
    hitError: 3.3e-6, weakHitError: 450e-6, flashJitterTicks: 4.7, flashLengthOffsetTicks: -29,
    systematicError: 30e-6, missedShare: 0.0002...0.015, strayRateHz: 13)

  /// A wand or a tracker in light of generation 1, as the tracker of lh1_test_cal: hits 12 urad about their
  /// sweep, flashes' second differences of 7 ticks rms, the longest pulse 54 ticks long, 104 bits of flashes in 16 s.
  public static let handheldOfFirstGeneration = ReceiverNoise(
    hitError: 8e-6, weakHitError: 1.2e-3, flashJitterTicks: 2, flashLengthOffsetTicks: 54,
    systematicError: 40e-6, missedShare: 0.0002...0.03, strayRateHz: 6)

  /// Generation 2, as in vive-index-cal and compare-test-index: hits 10 to 13 urad about their sweep, with a
  /// tail; of a photodiode at rest 10 to 15 % of hits missed in the median, 17 % in the mean.
  public static let secondGeneration = ReceiverNoise(
    hitError: 6.5e-6, weakHitError: 900e-6, tailFactor: 3.5, systematicError: 40e-6,
    missedShare: 0.02...0.6, strayRateHz: 0.1)
}
