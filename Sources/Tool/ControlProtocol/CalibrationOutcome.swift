extension CalibrationStatus {
  /// What a guide found.
  public struct Outcome: Codable, Hashable, Sendable {
    public var grade: Grade
    /// Of what was in force before; nil where that is what was measured.
    public var before: CalibrationErrors?
    public var after: CalibrationErrors
    public var limits: CalibrationErrors
    public var restCount: Int
    public var durationSeconds: Double
    /// Whether the gyroscope was warm when the first rest began.
    public var wasWarm: Bool

    public init(
      grade: Grade, before: CalibrationErrors?, after: CalibrationErrors, limits: CalibrationErrors,
      restCount: Int, durationSeconds: Double, wasWarm: Bool
    ) {
      self.grade = grade
      self.before = before
      self.after = after
      self.limits = limits
      self.restCount = restCount
      self.durationSeconds = durationSeconds
      self.wasWarm = wasWarm
    }

    private enum CodingKeys: String, CodingKey {
      case grade, before, after, limits
      case restCount = "rest_count"
      case durationSeconds = "duration_s"
      case wasWarm = "was_warm"
    }
  }

  /// What a calibration is worth, against the model's limits: within half of each, within each, or beyond one.
  public enum Grade: String, CaseIterable, Codable, Hashable, Sendable {
    case good, fair, failed
  }
}

/// Largest errors in fresh poses, or their limits.
public struct CalibrationErrors: Codable, Hashable, Sendable {
  /// Length of what the accelerometer reads at rest, against gravity.
  public var gravityMetersPerSecondSquared: Double
  /// Up as carried over a movement by the gyroscope, against up as felt after it.
  public var turnDegrees: Double
  /// What the gyroscope reads at rest.
  public var rateDegreesPerSecond: Double

  public init(gravityMetersPerSecondSquared: Double, turnDegrees: Double, rateDegreesPerSecond: Double) {
    self.gravityMetersPerSecondSquared = gravityMetersPerSecondSquared
    self.turnDegrees = turnDegrees
    self.rateDegreesPerSecond = rateDegreesPerSecond
  }

  private enum CodingKeys: String, CodingKey {
    case gravityMetersPerSecondSquared = "gravity_m_s2"
    case turnDegrees = "turn_deg"
    case rateDegreesPerSecond = "rate_deg_s"
  }
}

/// What was measured of a unit over the years.
public struct CalibrationHistory: Codable, Hashable, Sendable {
  public var serial: String
  /// The row whose calibration is in force; nil for the factory's.
  public var inForce: Int64?
  /// Oldest first.
  public var rows: [Row]
  /// How the errors grow; nil with fewer than three measurements since the calibration in force.
  public var trend: Trend?
  /// UTC day, as `2027-03-01`; nil where nothing was measured.
  public var nextDue: String?

  /// One measurement, or one return to an older one.
  public struct Row: Codable, Hashable, Sendable {
    public var id: Int64
    public var kind: Kind
    public var revertsTo: Int64?
    public var grade: CalibrationStatus.Grade?
    public var before: CalibrationErrors?
    public var after: CalibrationErrors?
    public var limits: CalibrationErrors?
    /// ISO 8601, UTC.
    public var measured: String
    /// Whether the clock was to be believed.
    public var isTrusted: Bool
    public var uid: UInt32

    /// What a row says that happened.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case calibrated, refused, verified, reverted
    }

    public init(id: Int64, kind: Kind, measured: String, isTrusted: Bool, uid: UInt32) {
      self.id = id
      self.kind = kind
      self.measured = measured
      self.isTrusted = isTrusted
      self.uid = uid
    }

    private enum CodingKeys: String, CodingKey {
      case id, kind, grade, before, after, limits, measured, uid
      case revertsTo = "reverts_to"
      case isTrusted = "trusted"
    }
  }

  /// The quantity that comes to its limit first: its share of the limit now, and its growth a year, with the half
  /// width of 95 % confidence.
  public struct Trend: Codable, Hashable, Sendable {
    public var quantity: Quantity
    public var shareNow: Double
    public var sharePerYear: Double
    public var sharePerYearConfidence: Double
    public var measurementCount: Int

    /// What is measured.
    public enum Quantity: String, CaseIterable, Codable, Hashable, Sendable {
      case gravity, turn, rate
    }

    public init(
      quantity: Quantity, shareNow: Double, sharePerYear: Double, sharePerYearConfidence: Double,
      measurementCount: Int
    ) {
      self.quantity = quantity
      self.shareNow = shareNow
      self.sharePerYear = sharePerYear
      self.sharePerYearConfidence = sharePerYearConfidence
      self.measurementCount = measurementCount
    }

    private enum CodingKeys: String, CodingKey {
      case quantity
      case shareNow = "share_now"
      case sharePerYear = "share_per_year"
      case sharePerYearConfidence = "share_per_year_confidence"
      case measurementCount = "measurement_count"
    }
  }

  public init(serial: String, inForce: Int64?, rows: [Row], trend: Trend?, nextDue: String?) {
    self.serial = serial
    self.inForce = inForce
    self.rows = rows
    self.trend = trend
    self.nextDue = nextDue
  }

  private enum CodingKeys: String, CodingKey {
    case serial, rows, trend
    case inForce = "in_force"
    case nextDue = "next_due"
  }
}
