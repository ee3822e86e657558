/// What a pose is good for at the moment of asking, the better the smaller.
public enum PoseCondition: Int32, CaseIterable, Comparable, Sendable {
  /// Orientation and position are measured and fresh.
  case ok = 0
  /// As before, but the position comes from a body model or is unknown: the flags tell.
  case modelled = 1
  /// No sample for 100 ms: hold the pose, do not predict it.
  case stale = 2
  /// Attached, but neither orientation nor position is known.
  case untracked = 3
  /// No sample for 1 s, or unplugged.
  case lost = 4
  /// No device has used this slot.
  case empty = 5
  /// The service ended or hangs.
  case writerGone = 6

  /// Orders from good to bad.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
