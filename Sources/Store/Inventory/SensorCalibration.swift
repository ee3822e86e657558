/// What a guided measurement of one unit's inertial sensor gave, or that an older result came back: a row of the
/// calibration's history, as handed to the recorder.
///
/// The record keeps numbers: what they mean is for the rooms that measured and apply them. A unit without a serial
/// has none, since its row is shared by all of its model.
public struct SensorCalibration: Hashable, Sendable {
  /// Whose.
  public let unit: UnitIdentity
  /// Which sensor of it: the catalog's word for the part, as `headsetReceiver`.
  public let part: InventoryText
  /// Who asked for it: the peer's user number.
  public let uid: UInt32
  /// What happened.
  public let entry: Entry

  /// What a row says.
  public enum Entry: Hashable, Sendable {
    /// A guide came to its end.
    case measured(Measurement)
    /// The older result is in force again; nil for the factory's.
    case reverted(to: Int64?)
  }

  /// How a measurement ended. The raw values are the schema's words.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// A new calibration is in force.
    case calibrated
    /// A new calibration was found, and is worse than the model's limits.
    case refused
    /// What is in force was measured, and not changed.
    case verified
    /// An older one is in force again.
    case reverted
  }

  /// What a calibration is worth. The raw values are the schema's words.
  public enum Grade: String, CaseIterable, Codable, Hashable, Sendable {
    case good, fair, failed
  }

  /// Largest errors in fresh poses, or the limits of them.
  public struct Errors: Codable, Hashable, Sendable {
    /// Length of what the accelerometer reads at rest against gravity, m/s^2.
    public var gravity: Double
    /// Up as carried over a movement against up as felt after it, radians.
    public var turn: Double
    /// What the gyroscope reads at rest, rad/s.
    public var rate: Double

    /// Errors of these sizes.
    public init(gravity: Double, turn: Double, rate: Double) {
      self.gravity = gravity
      self.turn = turn
      self.rate = rate
    }
  }

  /// One rest: up in the sensor's axes, and the signed error of gravity there, m/s^2.
  public struct Rest: Codable, Hashable, Sendable {
    public var up: SIMD3<Double>
    public var before: Double
    public var after: Double

    /// A rest of these figures.
    public init(up: SIMD3<Double>, before: Double, after: Double) {
      self.up = up
      self.before = before
      self.after = after
    }
  }

  /// One movement between two rests: the angle between up as carried and up as felt, radians.
  public struct Turn: Codable, Hashable, Sendable {
    public var before: Double
    public var after: Double

    /// A movement of these figures.
    public init(before: Double, after: Double) {
      self.before = before
      self.after = after
    }
  }

  /// Rests and turns of one row at most.
  public static let restCountMax = 64
  /// Matrix row by row and bias of accelerometer and gyroscope, then the standard errors of both: 24 and 24.
  public static let parameterCount = 48

  /// Nil where the unit has no serial.
  public init?(unit: UnitIdentity, part: InventoryText, uid: UInt32, entry: Entry) {
    guard unit.serial != nil else { return nil }
    self.unit = unit
    self.part = part
    self.uid = uid
    self.entry = entry
  }
}

extension SensorCalibration {
  /// All that a guide found.
  public struct Measurement: Hashable, Sendable {
    public var kind: Kind
    public var grade: Grade
    /// `parameterCount` numbers; what is in force, where it was only verified.
    public var parameters: [Double]
    /// Of what was in force; nil where that is what was verified.
    public var before: Errors?
    public var after: Errors
    public var limits: Errors
    public var rests: [Rest]
    public var turns: [Turn]
    public var restCount: Int
    public var durationSeconds: Double
    public var lostSampleCount: Int
    public var wasWarm: Bool
    /// Days after which the model is due again where no drift says otherwise.
    public var intervalDays: Int
    public var firmware: InventoryText?
    public var configurationSHA256: String?
    /// Of the journal of all that happened to the guide: the same journal is entered once.
    public var journalSHA256: String

    /// A measurement of these figures; nil for other counts of parameters.
    public init?(
      kind: Kind, grade: Grade, parameters: [Double], before: Errors?, after: Errors, limits: Errors,
      rests: [Rest], turns: [Turn], restCount: Int, durationSeconds: Double, lostSampleCount: Int,
      wasWarm: Bool, intervalDays: Int, firmware: InventoryText?, configurationSHA256: String?,
      journalSHA256: String
    ) {
      guard parameters.count == SensorCalibration.parameterCount else { return nil }
      self.kind = kind
      self.grade = grade
      self.parameters = parameters
      self.before = before
      self.after = after
      self.limits = limits
      self.rests = Array(rests.suffix(SensorCalibration.restCountMax))
      self.turns = Array(turns.suffix(SensorCalibration.restCountMax))
      self.restCount = restCount
      self.durationSeconds = durationSeconds
      self.lostSampleCount = lostSampleCount
      self.wasWarm = wasWarm
      self.intervalDays = intervalDays
      self.firmware = firmware
      self.configurationSHA256 = configurationSHA256
      self.journalSHA256 = journalSHA256
    }
  }
}
