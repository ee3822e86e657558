/// What a program says while all is well, a line each.
public enum Announcement: Hashable, Sendable {
  // headsetd.
  case settingsGood
  // headset-console.
  case pageAt(url: String)
  // headset-emulator.
  case emulating(device: String, identifier: String, serial: String?, busID: String)
  case servingAt(address: String)
  case attachedToKernel
  // headset-room.
  case room(seed: UInt64, engine: String, library: String)
  case roomSteps(count: UInt64, lateCount: UInt32)
  case replayedAlike(steps: UInt64, seed: UInt64)
  case replayDiverged(steps: UInt64, seed: UInt64, byStep: UInt64)
  /// `differences` as the rooms name them, which is what `--json` writes.
  case replayNotComparable(steps: UInt64, seed: UInt64, differences: [String])
  case stateHash(String)
  case recordedStateHash(String)
}

extension Wording {
  /// A line without its end.
  public func callAsFunction(_ announcement: Announcement) -> String {
    switch language {
    case .english: announcement.english
    case .french: announcement.french
    }
  }
}

extension Announcement {
  fileprivate var english: String {
    switch self {
    case .settingsGood: "configuration is good"
    case .pageAt(let url): "the page is at \(url)"
    case .emulating(let device, let identifier, let serial, let busID):
      "emulated \(device), \(identifier), serial \(serial ?? "-"), bus id \(busID)"
    case .servingAt(let address): "serving on \(address)"
    case .attachedToKernel: "attached to this machine's kernel"
    case .room(let seed, let engine, let library):
      "room of seed \(seed), engine \(engine), C library variant \(library)"
    case .roomSteps(let count, let lateCount): "\(count) steps, \(lateCount) late"
    case .replayedAlike(let steps, let seed):
      "\(steps) steps of the room of seed \(seed): the same, bit for bit, as recorded"
    case .replayDiverged(let steps, let seed, let byStep):
      "\(steps) steps of the room of seed \(seed): diverged from the recording by step \(byStep)"
    case .replayNotComparable(let steps, let seed, let differences):
      "\(steps) steps of the room of seed \(seed): no bit-for-bit claim: "
        + "\(differences.joined(separator: " and ")) differ from the recording"
    case .stateHash(let hash): "state hash \(hash)"
    case .recordedStateHash(let hash): "recorded   \(hash)"
    }
  }

  fileprivate var french: String {
    switch self {
    case .settingsGood: "la configuration est bonne"
    case .pageAt(let url): "la page est à \(url)"
    case .emulating(let device, let identifier, let serial, let busID):
      "\(device) émulé, \(identifier), numéro de série \(serial ?? "-"), identifiant de bus \(busID)"
    case .servingAt(let address): "en service à \(address)"
    case .attachedToKernel: "branché au noyau de cette machine"
    case .room(let seed, let engine, let library):
      "salle de graine \(seed), moteur \(engine), variante de la bibliothèque C \(library)"
    case .roomSteps(let count, let lateCount): "\(count) pas, \(lateCount) en retard"
    case .replayedAlike(let steps, let seed):
      "\(steps) pas de la salle de graine \(seed) : les mêmes, bit pour bit, qu'enregistrés"
    case .replayDiverged(let steps, let seed, let byStep):
      "\(steps) pas de la salle de graine \(seed) : divergence d'avec l'enregistrement au pas \(byStep)"
    case .replayNotComparable(let steps, let seed, let differences):
      "\(steps) pas de la salle de graine \(seed) : pas de comparaison bit pour bit, "
        + "différences d'avec l'enregistrement : \(differences.joined(separator: ", "))"
    case .stateHash(let hash): "empreinte de l'état \(hash)"
    case .recordedStateHash(let hash): "enregistrée         \(hash)"
    }
  }
}
