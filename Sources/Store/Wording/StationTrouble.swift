/// Why a file describes no room of base stations, or a recording shows none.
public enum StationTrouble: Hashable, Sendable {
  /// A room's file.
  case flawed(path: String, RoomFlaw)

  // A recording of light.
  case noPhotodiodes
  case tooFewViews(found: Int, needed: Int)
  case noLight
  case noStationPlaced([Unplaced])
  case doesNotFit(microradians: Int)
  case upUnknown

  /// A station that has no place, and why.
  public enum Unplaced: Hashable, Sendable {
    case seenTooRarely(channel: String, found: Int, needed: Int)
    case neverWithAnother(channel: String)
    case unheard(channel: String)
  }
}

extension Wording {
  /// Which station has no place and why, without a stop.
  public func callAsFunction(_ unplaced: StationTrouble.Unplaced) -> String {
    switch language {
    case .english: unplaced.english
    case .french: unplaced.french
    }
  }
}

extension StationTrouble {
  var english: Notice {
    switch self {
    case .flawed(let path, let flaw):
      return Notice(
        "\(path) describes no room: \(flaw.english).", cure: "Give a file that 'headsetctl room solve' wrote."
      )

    case .noPhotodiodes:
      return Notice(
        "The recording does not tell where any device's photodiodes are.",
        cure: "Record from before the device is plugged in: its configuration is read then.")
    case .tooFewViews(let found, let needed):
      return Notice(
        "The recording shows its stations in \(found) views, where \(needed) are needed.",
        cure: "Keep the device in their light, moving slowly.")
    case .noLight:
      return Notice(
        "There is no light of a base station in the recording.",
        cure: "See that the stations' lamps are green and nothing covers the device.")
    case .noStationPlaced(let unplaced):
      return Notice(
        "No station can be placed: \(unplaced.map(\.english).joined(separator: "; ")).",
        cure: "Carry the device slowly through the room for half a minute, in sight of two stations.")
    case .doesNotFit(let microradians):
      return Notice(
        "The light agrees with no room: it is off by \(microradians) microradians in the middle.",
        cure: "Cover mirrors and glass, see that no station shakes, and record once more.")
    case .upUnknown:
      return Notice("The recording does not tell which way is up.", cure: "Lay the device down for a second.")
    }
  }

  var french: Notice {
    switch self {
    case .flawed(let path, let flaw):
      return Notice(
        "\(path) ne décrit aucune salle : \(flaw.french).",
        cure: "Donnez un fichier écrit par « headsetctl room solve ».")

    case .noPhotodiodes:
      return Notice(
        "L'enregistrement ne dit d'aucun appareil où sont ses photodiodes.",
        cure: "Enregistrez dès avant le branchement : la configuration est lue à ce moment.")
    case .tooFewViews(let found, let needed):
      return Notice(
        "L'enregistrement montre ses stations dans \(found) vues ; il en faut \(needed).",
        cure: "Gardez l'appareil dans leur lumière, en le déplaçant lentement.")
    case .noLight:
      return Notice(
        "L'enregistrement ne contient aucune lumière de station.",
        cure: "Vérifiez que le voyant des stations est vert et que rien ne couvre l'appareil.")
    case .noStationPlaced(let unplaced):
      return Notice(
        "Aucune station ne peut être placée : \(unplaced.map(\.french).joined(separator: " ; ")).",
        cure: "Portez l'appareil lentement dans la salle pendant une demi-minute, en vue de deux stations.")
    case .doesNotFit(let microradians):
      return Notice(
        "La lumière ne s'accorde avec aucune salle : l'écart médian est de \(microradians) microradians.",
        cure: "Couvrez miroirs et vitres, vérifiez qu'aucune station ne tremble, et recommencez.")
    case .upUnknown:
      return Notice(
        "L'enregistrement ne dit pas où est le haut.", cure: "Posez l'appareil pendant une seconde.")
    }
  }
}

extension StationTrouble.Unplaced {
  var english: String {
    switch self {
    case .seenTooRarely(let channel, let found, let needed):
      "the station on channel \(channel) was seen well by \(found) views of \(needed)"
    case .neverWithAnother(let channel):
      "the station on channel \(channel) was never seen together with another"
    case .unheard(let channel):
      "the station on channel \(channel) was not heard telling its calibration, which takes it up to 20 seconds in clear view"
    }
  }

  var french: String {
    switch self {
    case .seenTooRarely(let channel, let found, let needed):
      "la station du canal \(channel) n'a été bien vue que par \(found) vues sur \(needed)"
    case .neverWithAnother(let channel): "la station du canal \(channel) n'a jamais été vue avec une autre"
    case .unheard(let channel):
      "la station du canal \(channel) n'a pas été entendue dire son étalonnage, ce qui lui prend jusqu'à 20 secondes en vue dégagée"
    }
  }
}
