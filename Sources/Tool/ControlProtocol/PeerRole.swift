/// What the program at the other end of the socket may do, by the user it runs as.
///
/// The socket's file mode says who may speak at all; the role says what is heard.
public enum PeerRole: String, CaseIterable, Codable, Hashable, Sendable {
  /// Anybody on the rig, a trainee's seat included.
  case kiosk
  /// A member of the technicians' group.
  case technician
  /// root, or the user the service itself runs as.
  case administrator
}

extension PeerRole {
  /// The table of rights. What is not listed is denied, so a new verb is nobody's until it stands here.
  ///
  /// An emulated device makes the service connect to where the client says, so only an administrator may ask.
  public func permits(_ verb: ControlVerb.Name) -> Bool { verbs.contains(verb) }

  private var verbs: Set<ControlVerb.Name> {
    switch self {
    case .kiosk:
      [
        .list, .show, .status, .watch, .sessionStart, .sessionStop, .room,
        .calibration, .calibrationWatch, .calibrationHistory,
      ]
    case .technician:
      [
        .list, .show, .status, .watch, .sessionStart, .sessionStop, .recordStart, .recordStop, .haptic, .room,
        .roomUse, .calibration, .calibrationWatch, .calibrationHistory, .calibrationStart, .calibrationAnswer,
        .calibrationUndo,
      ]
    case .administrator:
      [
        .list, .show, .status, .watch, .sessionStart, .sessionStop, .recordStart, .recordStop, .haptic, .room,
        .roomUse, .calibration, .calibrationWatch, .calibrationHistory, .calibrationStart, .calibrationAnswer,
        .calibrationUndo, .attachEmulated, .detachEmulated,
      ]
    }
  }
}
