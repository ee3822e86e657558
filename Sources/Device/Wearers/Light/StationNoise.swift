/// How a station's rotors wander, and how exactly it tells where they are.
///
/// Fitted to recordings; Docs/LightSimulator.md has the figures side by side.
public struct StationNoise: Equatable, Sendable {
  /// How far a rotor is from an even turn, standard deviation in ticks of 1/48 us.
  public var wanderTicks: Double
  /// Seconds after which it has forgotten that.
  public var wanderSeconds: Double
  /// How far a flash or a sync is from where the rotor is, standard deviation in ticks, anew each time.
  public var jitterTicks: Double

  /// Noise of these deviations.
  public init(wanderTicks: Double, wanderSeconds: Double, jitterTicks: Double) {
    self.wanderTicks = wanderTicks
    self.wanderSeconds = wanderSeconds
    self.jitterTicks = jitterTicks
  }

  /// A station without fault.
  public static let none = StationNoise(wanderTicks: 0, wanderSeconds: 1, jitterTicks: 0)

  /// Generation 1, each rotor on its own. Flashes of the two stations of vive_cal and lh1_test_cal against an
  /// even turn: 63 to 101 ticks rms; 36 ticks five turns apart, no more after twenty (0.3 s).
  /// Second differences seen by the quieter receiver (7 ticks rms) leave 1.5 for the station itself.
  public static let firstGeneration = StationNoise(
    wanderTicks: 82, wanderSeconds: 0.3, jitterTicks: 1.5)

  /// Generation 2, a station of the better kind: those of vive-index-cal (15 ticks rms against an even turn, forgotten
  /// after five turns) and channels 11 and 15 of compare-test-index (14 and 9; second differences of 5.3 and 3.6).
  public static let steadySecondGeneration = StationNoise(
    wanderTicks: 15, wanderSeconds: 0.1, jitterTicks: 1.2)

  /// Generation 2, a station of the worse kind: channels 3 and 7 of compare-test-index, second differences of
  /// 16.3 and 17.3 ticks rms.
  public static let unsteadySecondGeneration = StationNoise(
    wanderTicks: 13, wanderSeconds: 0.1, jitterTicks: 6.6)
}
