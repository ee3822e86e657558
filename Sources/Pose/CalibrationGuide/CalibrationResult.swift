internal import Calibration
internal import PoseMath

/// What the guide found, and how far it can be trusted.
public struct CalibrationResult: Equatable, Sendable {
  /// From nominal to true readings.
  public var calibration: UnitCalibration
  /// The errors of the calibration that was active before, in the poses of the verification.
  public var before: Errors
  /// Those of this one, which has not seen these poses.
  public var after: Errors
  /// What it is worth.
  public var grade: Grade
  /// Every rest that counted, those of the fits first, and the last `verificationCount` for the verification.
  public var rests: [RestErrors]
  /// The movements of the verification.
  public var turns: [TurnErrors]
  /// Rests that the fits used.
  public var restCount: Int
  /// From the first sample that counted to the last, seconds.
  public var duration: Double
  /// Whether the gyroscope was warm when the first rest began.
  public var wasWarm: Bool
  /// Samples that never arrived.
  public var lostSampleCount: Int

  /// The largest errors in the poses of the verification.
  public struct Errors: Equatable, Codable, Sendable {
    /// Length of what the accelerometer reads at rest, against gravity, m/s^2.
    public var gravity: Double
    /// Up as carried by the gyroscope against up as felt, radians.
    public var turn: Double
    /// What the gyroscope reads at rest, rad/s.
    public var rate: Double

    /// Errors of these sizes.
    public init(gravity: Double, turn: Double, rate: Double) {
      self.gravity = gravity
      self.turn = turn
      self.rate = rate
    }

    /// The largest share of a limit.
    func share(of limits: CalibrationPlan.Limits) -> Double {
      max(gravity / limits.gravity, turn / limits.turn, rate / limits.rate)
    }
  }

  /// One rest, with the signed errors of gravity by the calibration before and by this one, m/s^2.
  public struct RestErrors: Equatable, Sendable {
    /// Up in the device's axes.
    public var up: SIMD3<Double>
    public var before: Double
    public var after: Double
  }

  /// One movement: the angle between up as carried and up as felt, by the calibration before and by this one, radians.
  public struct TurnErrors: Equatable, Sendable {
    public var before: Double
    public var after: Double
  }

  /// What a calibration is worth, against the model's limits.
  public enum Grade: String, Codable, CaseIterable, Sendable {
    /// Every error within half its limit.
    case good
    /// Every error within its limit.
    case fair
    /// An error beyond its limit: it does not become active.
    case failed

    init(_ errors: Errors, limits: CalibrationPlan.Limits) {
      let share = errors.share(of: limits)
      self = share <= 0.5 ? .good : share <= 1 ? .fair : .failed
    }
  }
}

extension CalibrationResult.Errors {
  /// The errors of `calibration` at these rests and in the movements between them.
  init(of calibration: UnitCalibration, in recording: InertialRecording, rests: [StillInterval]) {
    let gravity = rests.map {
      abs(calibration.accelerometer.corrected($0.acceleration).length - standardGravity)
    }
    let rate = rests.map { calibration.gyroscope.corrected($0.angularVelocity).length }
    let turn = UpCarry.errors(recording, rests: rests, calibration: calibration)
    self.init(gravity: gravity.max() ?? 0, turn: turn.max() ?? 0, rate: rate.max() ?? 0)
  }
}
