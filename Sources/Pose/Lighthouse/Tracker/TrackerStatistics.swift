/// What became of a tracker's input, counted from its start.
public struct TrackerStatistics: Equatable, Sendable {
  /// Inertial samples taken, and such as no sensor tells or out of order.
  public var samples = 0
  public var badSamples = 0
  /// Breaks of the device's clock or of its stream.
  public var breaks = 0
  /// Hits that corrected the filter.
  public var used = 0
  /// Hits that missed by more than the gate allows.
  public var rejected = 0
  /// Hits on photodiodes that look away.
  public var hidden = 0
  /// Hits withheld on purpose.
  public var withheld = 0
  /// Hits too old or too new for the filter.
  public var late = 0
  /// Hits of stations that the room, or photodiodes that the body does not have.
  public var unknown = 0
  /// Hits before there was a pose.
  public var unplaced = 0
  /// First fixes tried, and found.
  public var searches = 0
  public var fixes = 0
  /// Poses lost: light disagreed, light was gone, samples were.
  public var lossesByDisagreement = 0
  public var lossesByDarkness = 0
  public var lossesByGap = 0
  /// Samples at which rest was told to the filter.
  public var rests = 0

  /// Nothing yet.
  public init() {}

  /// All losses.
  public var losses: Int { lossesByDisagreement + lossesByDarkness + lossesByGap }
}
