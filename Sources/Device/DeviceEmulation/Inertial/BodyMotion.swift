public import PoseMath

/// What a rigid body does at one instant: the truth behind an emulated sensor.
///
/// The world is OpenXR's (+Y up, metres); the body's own axes are the head's or the hand's, +X right, +Y up,
/// -Z forward.
public struct BodyMotion: Equatable, Sendable {
  public var worldFromBody: Pose<Double>
  /// m/s, in the world.
  public var velocity: SIMD3<Double>
  /// m/s^2, in the world, gravity not included.
  public var acceleration: SIMD3<Double>
  /// rad/s, about the body's axes.
  public var angularVelocity: SIMD3<Double>
  /// rad/s^2, about the body's axes.
  public var angularAcceleration: SIMD3<Double>

  public init(
    worldFromBody: Pose<Double>, velocity: SIMD3<Double> = .zero, acceleration: SIMD3<Double> = .zero,
    angularVelocity: SIMD3<Double> = .zero, angularAcceleration: SIMD3<Double> = .zero
  ) {
    self.worldFromBody = worldFromBody
    self.velocity = velocity
    self.acceleration = acceleration
    self.angularVelocity = angularVelocity
    self.angularAcceleration = angularAcceleration
  }

  /// What an accelerometer fixed to the body at `point` reads, m/s^2 in the body's axes: gravity pushes up,
  /// and a turning body pulls what is off its origin.
  public func specificForce(at point: SIMD3<Double>) -> SIMD3<Double> {
    let up = SIMD3(0, standardGravity, 0)
    let atOrigin = worldFromBody.orientation.conjugate.rotate(acceleration + up)
    return atOrigin + angularAcceleration.cross(point)
      + angularVelocity.cross(angularVelocity.cross(point))
  }
}

/// Where an emulated device gets its motion from. Pure: the same time gives the same motion.
public protocol MotionSource: Sendable {
  /// The motion `seconds` after the device was plugged in; before that, the motion at zero.
  func motion(at seconds: Double) -> BodyMotion
}

/// What fingers do on an emulated controller. Pure, like `MotionSource`.
public protocol FingerSource: Sendable {
  func fingers(at seconds: Double) -> Fingers
}

/// Fingers on a wand at one instant.
public struct Fingers: Equatable, Sendable {
  /// How far the trigger is pulled, 0...1.
  public var trigger: Double
  public var isGripping: Bool
  public var isMenuPressed: Bool
  /// Where a thumb is on the pad, each -1...1, +x right, +y top; nil where none touches it.
  public var thumb: SIMD2<Double>?

  public init(
    trigger: Double = 0, isGripping: Bool = false, isMenuPressed: Bool = false, thumb: SIMD2<Double>? = nil
  ) {
    self.trigger = trigger
    self.isGripping = isGripping
    self.isMenuPressed = isMenuPressed
    self.thumb = thumb
  }
}
