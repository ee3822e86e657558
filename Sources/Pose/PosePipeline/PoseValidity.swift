/// How far a pose may be relied on.
public struct PoseValidity: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt32

  /// The set with these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The orientation follows a sensor.
  public static let orientationTracked = PoseValidity(rawValue: 1 << 0)
  /// The position is measured.
  public static let positionTracked = PoseValidity(rawValue: 1 << 1)
  /// The position comes from the body model.
  public static let positionModelled = PoseValidity(rawValue: 1 << 2)
  /// No sample for 100 ms: the pose is held at the horizon.
  public static let stale = PoseValidity(rawValue: 1 << 3)
  /// No sample for 1 s, or none yet: nothing is tracked any more.
  public static let lost = PoseValidity(rawValue: 1 << 4)
  /// No real device: an emulator sent the samples.
  public static let emulated = PoseValidity(rawValue: 1 << 5)
  /// The device lies still.
  public static let atRest = PoseValidity(rawValue: 1 << 6)
}
