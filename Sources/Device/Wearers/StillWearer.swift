public import DeviceEmulation
public import PoseMath

/// A device that lies somewhere and never moves.
public struct StillWearer: MotionSource, FingerSource {
  /// Where its body's frame is.
  public let worldFromBody: Pose<Double>

  public init(_ worldFromBody: Pose<Double>) { self.worldFromBody = worldFromBody }

  /// Always the same; pure.
  public func motion(at seconds: Double) -> BodyMotion { BodyMotion(worldFromBody: worldFromBody) }

  public func fingers(at seconds: Double) -> Fingers { Fingers() }
}
