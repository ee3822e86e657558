/// What the program at the other end of the socket may do, by the user it runs as.
///
/// The socket's file mode says who may speak at all; the role says what is heard.
public enum PeerRole: String, CaseIterable, Codable, Hashable, Sendable {
  /// Anybody on the rig, a trainee's seat included.
  case kiosk
  /// A member of the technicians' group.
  case technician
  /// A member of the auditors' group: counts what others keep, and touches nothing else.
  case auditor
  /// root, or the user the service itself runs as.
  case administrator
}

extension PeerRole {
  /// The table of rights. What is not listed is denied, so a new verb is nobody's until it stands here.
  ///
  /// An emulated device makes the service connect to where the client says, so only an administrator may ask.
  public func permits(_ verb: ControlVerb.Name) -> Bool { verbs.contains(verb) }

  private var verbs: Set<ControlVerb.Name> {
    let looking: Set<ControlVerb.Name> = [
      .list, .show, .status, .watch, .room, .survey, .calibration, .calibrationWatch, .calibrationHistory,
    ]
    let using: Set<ControlVerb.Name> = [.sessionStart, .sessionStop]
    let tending: Set<ControlVerb.Name> = [
      .recordStart, .recordStop, .haptic, .roomUse, .roomFront, .surveyStart, .surveySkip, .surveyStop,
      .calibrationStart, .calibrationAnswer, .calibrationUndo, .registerEquip, .registerName,
    ]
    return switch self {
    case .kiosk: looking.union(using)
    case .technician: looking.union(using).union(tending)
    case .auditor: looking.union([.registerAudit])
    case .administrator:
      looking.union(using).union(tending)
        .union([.attachEmulated, .detachEmulated, .registerDescribe, .registerAudit])
    }
  }
}
