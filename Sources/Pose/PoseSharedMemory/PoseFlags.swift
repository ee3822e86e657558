internal import CPoseLayout

/// What a device is worn or held as.
public enum PoseKind: UInt32, CaseIterable, Sendable {
  /// The slot has no device yet.
  case none = 0
  case head = 1
  case leftHand = 2
  case rightHand = 3
  /// A controller that no hand has been assigned to.
  case controller = 4
  case tracker = 5
}

/// How far a pose may be relied on, as its writer saw it when it was published.
public struct PoseFlags: OptionSet, Hashable, Sendable {
  /// The bits as they stand in the layout.
  public let rawValue: UInt32

  /// The set with these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The orientation follows a sensor.
  public static let orientationTracked = PoseFlags(rawValue: HEADSET_POSE_ORIENTATION_TRACKED)
  /// The position is measured.
  public static let positionTracked = PoseFlags(rawValue: HEADSET_POSE_POSITION_TRACKED)
  /// The position comes from a neck-and-arm model.
  public static let positionModelled = PoseFlags(rawValue: HEADSET_POSE_POSITION_MODELLED)
  /// No sample for 100 ms.
  public static let stale = PoseFlags(rawValue: HEADSET_POSE_STALE)
  /// No sample for 1 s, or disconnected.
  public static let lost = PoseFlags(rawValue: HEADSET_POSE_LOST)
  /// Neither orientation nor position may be used.
  public static let untracked = PoseFlags(rawValue: HEADSET_POSE_UNTRACKED)
  /// No real device: an emulator sent the reports.
  public static let emulated = PoseFlags(rawValue: HEADSET_POSE_EMULATED)
  /// The device lies still.
  public static let atRest = PoseFlags(rawValue: HEADSET_POSE_AT_REST)
  /// The device is attached to the service.
  public static let connected = PoseFlags(rawValue: HEADSET_POSE_CONNECTED)
}
