/// What a tracked pose is worth.
@frozen
public enum TrackingState: UInt8, Equatable, Sendable {
  /// There is no pose: light is too little, or agrees with none.
  case searching
  /// A pose was found a moment ago and has to stand its first tests.
  case settling
  /// Light corrects the pose.
  case tracking
  /// Light is missing; the inertial sensor carries the pose, and its deviation grows.
  case coasting
  /// Light has been missing for so long that the pose is not to be shown.
  case stale
}

/// A pose of a tracked body at an inertial sample.
@frozen
public struct TrackedPose: Equatable, Sendable {
  /// What it is worth. In `.searching` all but the timestamp is meaningless.
  public var state: TrackingState
  /// The motion, by the device's clock; the body's frame is the inertial sensor's.
  public var motion: MotionState
  /// Metres: the root of the sum of the three variances of the position.
  public var positionDeviation: Double
  /// Radians: the root of the sum of the three variances of the orientation.
  public var orientationDeviation: Double

  /// A pose of these parts.
  public init(
    state: TrackingState, motion: MotionState, positionDeviation: Double, orientationDeviation: Double
  ) {
    self.state = state
    self.motion = motion
    self.positionDeviation = positionDeviation
    self.orientationDeviation = orientationDeviation
  }

  /// Whether the pose may be shown.
  public var isValid: Bool { state == .tracking || state == .coasting }
}
