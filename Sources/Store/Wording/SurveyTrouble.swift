/// Why no room was found.
public enum SurveyTrouble: Hashable, Sendable {
  case tooFewViews(found: String, required: String)
  case noStation
  case doesNotFit(microradians: String)
  case upUnknown
  case deviceLeft(serial: String)
  case tooLong(seconds: String)
  /// Nobody says whether to use the room: there is no terminal to ask at.
  case nobodyToAsk
  case other(detail: String)
}

extension SurveyTrouble {
  var english: Notice {
    switch self {
    case .tooFewViews(let found, let required):
      Notice(
        "The stations were seen well only \(found) times of \(required).",
        cure: "Keep the device in the light of two stations at a time, and move it slowly.")
    case .noStation:
      Notice(
        "No base station can be placed by this light.",
        cure:
          "See that the stations' lamps are green and steady, and carry the device where two of them see it.")
    case .doesNotFit(let microradians):
      Notice(
        "The light agrees with no room: it is off by \(microradians) microradians in the middle.",
        cure: "Cover mirrors and panes, see that nobody moves a station, and begin again.")
    case .upUnknown:
      Notice("The device does not tell which way is up.", cure: "Lay it down still for some seconds.")
    case .deviceLeft(let serial):
      Notice(
        "The device \(serial) has left.", cure: "See its cable or its battery, and begin again.")
    case .tooLong(let seconds):
      Notice("Finding the room took longer than \(seconds) seconds.", cure: "Begin again.")
    case .nobodyToAsk:
      Notice(
        "There is no terminal to ask whether the room shall be used.",
        cure: "Give --yes to use it, or --output to write it to a file.")
    case .other(let detail): Notice("The room was not found\(inBrackets(detail)).", cure: "Begin again.")
    }
  }

  var french: Notice {
    switch self {
    case .tooFewViews(let found, let required):
      Notice(
        "Les stations n'ont été bien vues que \(found) fois sur \(required).",
        cure: "Gardez l'appareil dans la lumière de deux stations à la fois, et déplacez-le lentement.")
    case .noStation:
      Notice(
        "Aucune station ne peut être située par cette lumière.",
        cure:
          "Voyez si les témoins des stations sont verts et fixes, et portez l'appareil là où deux d'entre elles le voient."
      )
    case .doesNotFit(let microradians):
      Notice(
        "La lumière ne s'accorde avec aucune salle : l'écart médian est de \(microradians) microradians.",
        cure: "Couvrez miroirs et vitres, voyez que personne ne déplace une station, et recommencez.")
    case .upUnknown:
      Notice(
        "L'appareil ne dit pas où est le haut.", cure: "Posez-le immobile pendant quelques secondes.")
    case .deviceLeft(let serial):
      Notice(
        "L'appareil \(serial) est parti.", cure: "Voyez son câble ou sa batterie, et recommencez.")
    case .tooLong(let seconds):
      Notice("La mesure de la salle a duré plus de \(seconds) secondes.", cure: "Recommencez.")
    case .nobodyToAsk:
      Notice(
        "Il n'y a pas de terminal où demander s'il faut utiliser la salle.",
        cure: "Donnez --yes pour l'utiliser, ou --output pour l'écrire dans un fichier.")
    case .other(let detail):
      Notice("La salle n'a pas été trouvée\(inBrackets(detail)).", cure: "Recommencez.")
    }
  }
}
