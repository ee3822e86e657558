/// Why headset-room does not begin, or ends.
public enum RoomTrouble: Hashable, Sendable {
  // The file of a run.
  case recordingExists(path: String)
  case cannotCreate(path: String, detail: String)
  case cannotOpen(path: String, detail: String)
  case recordingIncomplete(path: String, detail: String)
  case diskTooSlow(path: String)
  case notARecording
  case recordingOfOtherFormat(version: String)
  case recordingCutOff(offset: UInt64)
  case recordingDamaged(offset: UInt64)
  case recordingUnreadable(detail: String)
  case unusableInput(step: UInt64)

  // Physics.
  case physicsDiverged(seconds: Double)
  case contactsOverflowed(seconds: Double)
  case physicsRefused(detail: String)
  case foreignCheckpoint

  // Shared memory.
  case segmentTaken
  case segmentForeign(userID: UInt32)
  case posesForbidden
  case posesOfOtherVersion
  case badSegmentName
  case sharedMemoryFailed(detail: String)
  /// Anything else.
  case defect(detail: String)
}

extension RoomTrouble {
  var english: Notice {
    switch self {
    case .recordingExists(let path):
      Notice("\(path) exists already; a recording is never overwritten.", cure: "Choose another name.")
    case .cannotCreate(let path, let detail): Notice("\(path) cannot be created\(inBrackets(detail)).")
    case .cannotOpen(let path, let detail): Notice("\(path) cannot be opened\(inBrackets(detail)).")
    case .recordingIncomplete(let path, let detail):
      Notice(
        "The recording \(path) is incomplete\(inBrackets(detail)).",
        cure: "What stands in it can be replayed; make room on the disk for the next.")
    case .diskTooSlow(let path):
      Notice(
        "The recording \(path) is incomplete: the disk does not keep up.", cure: "Record to another disk.")
    case .notARecording: Notice("The file is not a recording of a room.")
    case .recordingOfOtherFormat(let version):
      Notice(
        "The recording has format \(version), which this program does not read.",
        cure: "Replay it with the release that made it.")
    case .recordingCutOff(let offset):
      Notice("The recording is cut off at byte \(offset): its program was ended, or its disk full.")
    case .recordingDamaged(let offset):
      Notice("The recording is damaged in the part that begins at byte \(offset).")
    case .recordingUnreadable(let detail): Notice("The recording cannot be read\(inBrackets(detail)).")
    case .unusableInput(let step): Notice("The input of step \(step) is not one the room may have.")

    case .physicsDiverged(let seconds):
      Notice("The physics ran away after \(seconds) s.", cure: "Please keep the recording, and report it.")
    case .contactsOverflowed(let seconds):
      Notice(
        "There were too many contacts after \(seconds) s.", cure: "Please keep the recording, and report it.")
    case .physicsRefused(let detail): Notice("The physics engine refuses the room\(inBrackets(detail)).")
    case .foreignCheckpoint: Notice("The checkpoint is not one of this room.")

    case .segmentTaken:
      Notice("Another headset-room publishes under this name already.", cure: "End it, or use --room.")
    case .segmentForeign(let userID):
      Notice("The segment belongs to user \(userID).", cure: "Run as that user, or use --room.")
    case .posesForbidden:
      Notice("The segment of poses may not be read.", cure: "Add this user to the group of headsetd.")
    case .posesOfOtherVersion:
      Notice(
        "The segment of poses has another layout.",
        cure: "Install headsetd and headset-room from the same release.")
    case .badSegmentName:
      Notice("A segment's name is a slash and up to 254 other characters.", cure: "Give it such a name.")
    case .sharedMemoryFailed(let detail): Notice("Shared memory fails\(inBrackets(detail)).")
    case .defect(let detail): Notice("headset-room has a defect\(inBrackets(detail)).")
    }
  }

  var french: Notice {
    switch self {
    case .recordingExists(let path):
      Notice("\(path) existe déjà ; un enregistrement n'est jamais écrasé.", cure: "Choisissez un autre nom.")
    case .cannotCreate(let path, let detail): Notice("Impossible de créer \(path)\(inBrackets(detail)).")
    case .cannotOpen(let path, let detail): Notice("Impossible d'ouvrir \(path)\(inBrackets(detail)).")
    case .recordingIncomplete(let path, let detail):
      Notice(
        "L'enregistrement \(path) est incomplet\(inBrackets(detail)).",
        cure: "Ce qu'il contient peut être rejoué ; faites de la place sur le disque pour le prochain.")
    case .diskTooSlow(let path):
      Notice(
        "L'enregistrement \(path) est incomplet : le disque ne suit pas.",
        cure: "Enregistrez sur un autre disque.")
    case .notARecording: Notice("Le fichier n'est pas un enregistrement de salle.")
    case .recordingOfOtherFormat(let version):
      Notice(
        "L'enregistrement est au format \(version), que ce programme ne lit pas.",
        cure: "Rejouez-le avec la version qui l'a fait.")
    case .recordingCutOff(let offset):
      Notice(
        "L'enregistrement est coupé à l'octet \(offset) : son programme a été arrêté, ou son disque plein.")
    case .recordingDamaged(let offset):
      Notice("L'enregistrement est endommagé dans la partie qui commence à l'octet \(offset).")
    case .recordingUnreadable(let detail): Notice("L'enregistrement est illisible\(inBrackets(detail)).")
    case .unusableInput(let step): Notice("L'entrée du pas \(step) n'est pas permise dans la salle.")

    case .physicsDiverged(let seconds):
      Notice("La physique a divergé après \(seconds) s.", cure: "Gardez l'enregistrement et signalez-le.")
    case .contactsOverflowed(let seconds):
      Notice(
        "Il y a eu trop de contacts après \(seconds) s.", cure: "Gardez l'enregistrement et signalez-le.")
    case .physicsRefused(let detail): Notice("Le moteur physique refuse la salle\(inBrackets(detail)).")
    case .foreignCheckpoint: Notice("Le point de reprise n'est pas de cette salle.")

    case .segmentTaken:
      Notice("Un autre headset-room publie déjà sous ce nom.", cure: "Arrêtez-le, ou utilisez --room.")
    case .segmentForeign(let userID):
      Notice("Le segment appartient à l'utilisateur \(userID).", cure: "Utilisez ce compte, ou --room.")
    case .posesForbidden:
      Notice(
        "Le segment des poses ne peut pas être lu.", cure: "Ajoutez cet utilisateur au groupe de headsetd.")
    case .posesOfOtherVersion:
      Notice(
        "Le segment des poses a une autre disposition.",
        cure: "Installez headsetd et headset-room de la même version.")
    case .badSegmentName:
      Notice(
        "Le nom d'un segment est une barre oblique et au plus 254 autres caractères.",
        cure: "Donnez-lui un tel nom.")
    case .sharedMemoryFailed(let detail): Notice("La mémoire partagée échoue\(inBrackets(detail)).")
    case .defect(let detail): Notice("headset-room a un défaut\(inBrackets(detail)).")
    }
  }
}
