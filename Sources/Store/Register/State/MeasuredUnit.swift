/// What the service measured of a unit, summed.
public struct MeasuredUnit: Hashable, Sendable {
  public let key: UnitKey
  public let firstSeen: Stamp
  public internal(set) var lastSeen: Stamp
  /// The newest event that shows it plugged in; nil after it left for as long as nothing shows it again.
  public internal(set) var attached: Stamp?
  /// The newest event that showed it plugged in, whether it left or not.
  public internal(set) var shown: Stamp?
  public internal(set) var busPath: String?
  /// The newest of each, by the words of `unit.learned`.
  public internal(set) var facts: [String: String] = [:]
  public internal(set) var trackedMilliseconds: Int64 = 0
  public internal(set) var wornMilliseconds: Int64 = 0
  public internal(set) var sessionCount = 0
  public internal(set) var lastSession: Stamp?
  /// Of months as `CivilDay.month` counts them.
  public internal(set) var months: [Int: Use] = [:]
  /// The newest of each kind of a calibration's event, by its part.
  public internal(set) var calibrations: [String: Calibration] = [:]

  /// A month's use.
  public struct Use: Hashable, Sendable {
    public internal(set) var trackedMilliseconds: Int64 = 0
    public internal(set) var sessionCount = 0
  }

  /// The newest calibration that is in force.
  public struct Calibration: Hashable, Sendable {
    public let stamp: Stamp
    public let kind: String
    public let grade: String?
    public let actor: RegisterActor
  }

  /// The newest over all its parts.
  public var lastCalibration: Calibration? {
    calibrations.values.max { $0.stamp.sequence < $1.stamp.sequence }
  }
}
