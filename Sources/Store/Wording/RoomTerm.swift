/// What is told of a room beside its figures: heads of columns, verdicts, notes.
public enum RoomTerm: Hashable, Sendable {
  // Heads of columns.
  case station, channel, x, height, z, heading, elevation, roll, residual
  case verdict, after, whenSolved
  // Verdicts.
  case stands, unseen, disagrees, moved
  case swapped(serial: String)
  // Notes behind the table.
  case found(views: Int, device: String, seconds: String, microradians: String, upDegrees: String)
  case onePlace
  case uncalibrated(channel: String)
  case leftOut(StationTrouble.Unplaced)
}

extension Wording {
  /// A word or a line.
  public func room(_ term: RoomTerm) -> String {
    switch language {
    case .english: term.english
    case .french: term.french
    }
  }
}

extension RoomTerm {
  fileprivate var english: String {
    switch self {
    case .station: "STATION"
    case .channel: "CHANNEL"
    case .x: "X m"
    case .height: "HEIGHT m"
    case .z: "Z m"
    case .heading: "HEADING deg"
    case .elevation: "ELEVATION deg"
    case .roll: "ROLL deg"
    case .residual: "RESIDUAL urad"
    case .verdict: "VERDICT"
    case .after: "AFTER s"
    case .whenSolved: "WHEN SOLVED urad"
    case .stands: "stands"
    case .unseen: "not seen with another"
    case .disagrees: "disagrees with the other"
    case .moved: "was moved or tilted"
    case .swapped(let serial): "is another: \(serial)"
    case .found(let views, let device, let seconds, let residual, let up):
      "\(views) views of \(device) in \(seconds) s, \(residual) urad left, up known to \(up) deg"
    case .onePlace:
      "The device hardly moved: the room is measured from one place, and may be off by millimetres in others."
    case .uncalibrated(let channel):
      "The station on channel \(channel) did not tell its calibration yet: the room is centimetres off. Record 20 seconds."
    case .leftOut(let unplaced): "Left out: \(unplaced.english)"
    }
  }

  fileprivate var french: String {
    switch self {
    case .station: "STATION"
    case .channel: "CANAL"
    case .x: "X m"
    case .height: "HAUTEUR m"
    case .z: "Z m"
    case .heading: "CAP deg"
    case .elevation: "SITE deg"
    case .roll: "ROULIS deg"
    case .residual: "RÉSIDU urad"
    case .verdict: "VERDICT"
    case .after: "APRÈS s"
    case .whenSolved: "À LA MESURE urad"
    case .stands: "en place"
    case .unseen: "pas vue avec une autre"
    case .disagrees: "en désaccord avec l'autre"
    case .moved: "déplacée ou penchée"
    case .swapped(let serial): "est une autre : \(serial)"
    case .found(let views, let device, let seconds, let residual, let up):
      "\(views) vues de \(device) en \(seconds) s, reste \(residual) urad, haut connu à \(up) deg"
    case .onePlace:
      "L'appareil a à peine bougé : la salle est mesurée d'un seul endroit, et peut être fausse de quelques millimètres ailleurs."
    case .uncalibrated(let channel):
      "La station du canal \(channel) n'a pas encore dit son étalonnage : la salle est fausse de quelques centimètres. Enregistrez 20 secondes."
    case .leftOut(let unplaced): "Omise : \(unplaced.french)"
    }
  }
}
