public import Calibration

/// All that a page or a terminal shows of the guide at one moment: facts; the sentences are Wording's.
public struct GuideProgress: Equatable, Sendable {
  /// Where the procedure stands, in this order.
  public enum Phase: String, Codable, CaseIterable, Sendable {
    case warmUp, stillness, rests, turns, magnetometer, verification, finished, refused, abandoned
  }

  /// The one thing that the technician is asked to do now. Vectors are unit vectors of the device's axes.
  public enum Instruction: Equatable, Sendable {
    /// Lay it down and leave it alone.
    case layDown
    /// Lay it down so that `up` looks up.
    case point(up: SIMD3<Double>)
    /// Turn it once round `axis`, and lay it down again.
    case turn(about: SIMD3<Double>)
    /// Turn it slowly through all directions; `missing` has been seen least.
    case tumble(missing: SIMD3<Double>)
    /// Lay it down as it has not lain before; `up` is far from all earlier rests.
    case freshPose(up: SIMD3<Double>)
    /// Plug it in again: nothing comes from it.
    case reconnect
    /// Nothing is left to do.
    case nothing
  }

  /// What was wrong with what the technician just did; nothing of it counted.
  public enum Complaint: Equatable, Sendable {
    /// It was moved after so many seconds of rest; so many are needed.
    case movedTooEarly(after: Double, needed: Double)
    /// It lay so before.
    case sameDirection
    /// It was turned too fast: an axis of the sensor stood at the end of its range.
    case saturated(SensorAxis)
    /// Samples were lost on the way.
    case samplesLost(Int)
  }

  public var phase: Phase = .warmUp
  public var instruction: Instruction = .layDown
  public var complaint: Complaint?
  /// How far the phase is, 0 to 1.
  public var share = 0.0
  /// How much the unit moves: below 1 it is still.
  public var motion = 0.0
  /// Up in the device's axes, for each rest that counted.
  public var directions: [SIMD3<Double>] = []

  /// The beginning.
  public init() {}
}

/// What the technician, or the host, says to the guide.
public enum GuideAnswer: String, Codable, CaseIterable, Sendable {
  /// Go on without waiting for the phase: the gyroscope's warmth, the magnetometer.
  case skip
  /// Forget what this phase took, and begin it anew.
  case again
  /// Stop; nothing is changed.
  case abandon
}
