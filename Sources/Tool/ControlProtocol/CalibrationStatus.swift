/// A guided calibration, or verification, as it stands now. The JSON keys are a contract; a key whose value is not
/// known is left out. Vectors are unit vectors of the device as it is worn or held: +X right, +Y up, -Z forward.
public struct CalibrationStatus: Codable, Hashable, Sendable {
  public var serial: String
  public var purpose: Purpose
  public var phase: Phase
  public var instruction: Instruction
  public var complaint: Complaint?
  /// How far the phase is, 0 to 1.
  public var share: Double
  /// How much the unit moves: below 1 it is still; nil while nothing comes from it.
  public var motion: Double?
  /// Up, for each rest that counted.
  public var directions: [[Double]]
  /// Of a guide that found an end with figures.
  public var result: Outcome?
  /// Why it gave up.
  public var refusal: Refusal?
  /// Whether it goes on from a draft that an earlier life of the service left.
  public var isResumed: Bool
  /// Whether the result is in the record, and synced; nil while there is none.
  public var isRecorded: Bool?
  /// The system's number where the draft cannot be written: a power cut would lose what was taken.
  public var draftErrorNumber: Int32?
  /// Samples that the device made and that never came.
  public var lostSampleCount: Int

  /// What a guide is for. The raw values are the wire's words, as all below.
  public enum Purpose: String, CaseIterable, Codable, Hashable, Sendable {
    case calibrate, verify
  }

  /// Where the procedure stands, in this order.
  public enum Phase: String, CaseIterable, Codable, Hashable, Sendable {
    case warmUp = "warm_up"
    case stillness, rests, turns, magnetometer, verification, finished, refused, abandoned
  }

  /// The one thing that the technician is asked to do now.
  public struct Instruction: Codable, Hashable, Sendable {
    public var action: Action
    /// What is to look up, or to be turned about, or has been seen least.
    public var axis: [Double]?

    /// What can be asked.
    public enum Action: String, CaseIterable, Codable, Hashable, Sendable {
      case layDown = "lay_down"
      case point, turn, tumble
      case freshPose = "fresh_pose"
      case reconnect, nothing
    }

    public init(_ action: Action, axis: [Double]? = nil) {
      self.action = action
      self.axis = axis
    }
  }

  /// What was wrong with what the technician just did; nothing of it counted.
  public struct Complaint: Codable, Hashable, Sendable {
    public var reason: Reason
    /// Of `moved_too_early`: how long it lay, and how long is needed.
    public var seconds: Double?
    public var neededSeconds: Double?
    /// Of `saturated`.
    public var axis: SensorAxisName?
    /// Of `samples_lost`.
    public var count: Int?

    /// What can be wrong.
    public enum Reason: String, CaseIterable, Codable, Hashable, Sendable {
      case movedTooEarly = "moved_too_early"
      case sameDirection = "same_direction"
      case saturated
      case samplesLost = "samples_lost"
    }

    public init(
      _ reason: Reason, seconds: Double? = nil, neededSeconds: Double? = nil, axis: SensorAxisName? = nil,
      count: Int? = nil
    ) {
      self.reason = reason
      self.seconds = seconds
      self.neededSeconds = neededSeconds
      self.axis = axis
      self.count = count
    }

    private enum CodingKeys: String, CodingKey {
      case reason, seconds, axis, count
      case neededSeconds = "needed_s"
    }
  }

  /// One axis of one sensor, in the sensor's own frame.
  public struct SensorAxisName: Codable, Hashable, Sendable {
    public var sensor: Sensor
    /// `x`, `y` or `z`.
    public var axis: String

    /// Which sensor.
    public enum Sensor: String, CaseIterable, Codable, Hashable, Sendable {
      case accelerometer, gyroscope, magnetometer
    }

    public init(sensor: Sensor, axis: String) {
      self.sensor = sensor
      self.axis = axis
    }
  }

  /// Why a guide gave up.
  public struct Refusal: Codable, Hashable, Sendable {
    public var reason: Reason
    public var axis: SensorAxisName?
    /// Samples or rests, as the reason has them.
    public var count: Int?

    /// What can end a guide without a result.
    public enum Reason: String, CaseIterable, Codable, Hashable, Sendable {
      /// An axis gave one value throughout.
      case dead
      /// Rests were taken, and the fits did not settle.
      case unsettled
      /// It took too long: there is no room for more samples.
      case tooLong = "too_long"
      /// Samples that no sensor of this kind gives.
      case unusable
      /// The errors are beyond the model's limits: `result` has them.
      case beyondLimits = "beyond_limits"
    }

    public init(_ reason: Reason, axis: SensorAxisName? = nil, count: Int? = nil) {
      self.reason = reason
      self.axis = axis
      self.count = count
    }
  }

  public init(serial: String, purpose: Purpose, phase: Phase, instruction: Instruction) {
    self.serial = serial
    self.purpose = purpose
    self.phase = phase
    self.instruction = instruction
    share = 0
    directions = []
    isResumed = false
    lostSampleCount = 0
  }

  /// Whether nothing can happen any more.
  public var isOver: Bool { [.finished, .refused, .abandoned].contains(phase) }

  private enum CodingKeys: String, CodingKey {
    case serial, purpose, phase, instruction, complaint, share, motion, directions, result, refusal
    case isResumed = "is_resumed"
    case isRecorded = "is_recorded"
    case draftErrorNumber = "draft_errno"
    case lostSampleCount = "lost_samples"
  }
}
