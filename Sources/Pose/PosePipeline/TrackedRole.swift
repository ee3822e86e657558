/// What a tracked device is worn or held as; it decides which body model places it.
public enum TrackedRole: UInt8, CaseIterable, Sendable {
  case head
  case leftHand
  case rightHand
  /// Nothing is known of where it is held: its position stays unknown.
  case other
}
