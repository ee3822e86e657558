/// Why a file describes no room of base stations, or a recording shows none.
public enum StationTrouble: Hashable, Sendable {
  // A room's file.
  case tooLong(path: String, byteCountMax: Int)
  case notJSON(path: String)
  case keyMissing(path: String, key: String)
  case keyOfOtherKind(path: String, key: String)
  case keyNull(path: String, key: String)
  case otherFormat(path: String, format: String, known: String)
  case stationCount(path: String, count: Int, most: Int)
  case samePlace(path: String, place: Int)
  /// Stations are counted from 1.
  case badValue(path: String, key: String, station: Int)
  case badModelScale(path: String)

  // A recording of light.
  case noPhotodiodes
  case tooFewViews(found: Int, needed: Int)
  case noLight
  case noStationPlaced([Unplaced])
  case doesNotFit(microradians: Int)
  case upUnknown

  /// A station that has no place, and why.
  public enum Unplaced: Hashable, Sendable {
    case seenTooRarely(place: Int, found: Int, needed: Int)
    case neverWithAnother(place: Int)
    case unheard(place: Int)
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
    let cure = "Give a file that 'headsetctl room solve' wrote."
    switch self {
    case .tooLong(let path, let most):
      return Notice("\(path) describes no room: it is longer than \(most) bytes.", cure: cure)
    case .notJSON(let path): return Notice("\(path) describes no room: it is not JSON.", cure: cure)
    case .keyMissing(let path, let key):
      return Notice("\(path) describes no room: the key \(key) is missing.", cure: cure)
    case .keyOfOtherKind(let path, let key):
      return Notice("\(path) describes no room: \(named(key)) is of another kind.", cure: cure)
    case .keyNull(let path, let key):
      return Notice("\(path) describes no room: \(named(key)) is null.", cure: cure)
    case .otherFormat(let path, let format, let known):
      return Notice("\(path) describes no room: its format is '\(format)', not \(known).", cure: cure)
    case .stationCount(let path, let count, let most):
      return Notice("\(path) describes no room: it has \(count) stations, not 1 to \(most).", cure: cure)
    case .samePlace(let path, let place):
      return Notice("\(path) describes no room: two stations have the place \(place).", cure: cure)
    case .badValue(let path, let key, let station):
      return Notice(
        "\(path) describes no room: \(key) of station number \(station) cannot be.", cure: cure)
    case .badModelScale(let path):
      return Notice("\(path) describes no room: model_scale is not from 0.5 to 2.", cure: cure)

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
    let cure = "Donnez un fichier écrit par « headsetctl room solve »."
    switch self {
    case .tooLong(let path, let most):
      return Notice("\(path) ne décrit aucune salle : il dépasse \(most) octets.", cure: cure)
    case .notJSON(let path):
      return Notice("\(path) ne décrit aucune salle : ce n'est pas du JSON.", cure: cure)
    case .keyMissing(let path, let key):
      return Notice("\(path) ne décrit aucune salle : la clé \(key) manque.", cure: cure)
    case .keyOfOtherKind(let path, let key):
      return Notice("\(path) ne décrit aucune salle : \(frenchName(key)) est d'un autre type.", cure: cure)
    case .keyNull(let path, let key):
      return Notice("\(path) ne décrit aucune salle : \(frenchName(key)) est nul.", cure: cure)
    case .otherFormat(let path, let format, let known):
      return Notice(
        "\(path) ne décrit aucune salle : son format est « \(format) » et non \(known).", cure: cure)
    case .stationCount(let path, let count, let most):
      return Notice(
        "\(path) ne décrit aucune salle : il a \(count) stations, et non 1 à \(most).", cure: cure)
    case .samePlace(let path, let place):
      return Notice("\(path) ne décrit aucune salle : deux stations ont la place \(place).", cure: cure)
    case .badValue(let path, let key, let station):
      return Notice(
        "\(path) ne décrit aucune salle : \(key) de la station numéro \(station) est impossible.", cure: cure)
    case .badModelScale(let path):
      return Notice("\(path) ne décrit aucune salle : model_scale n'est pas entre 0.5 et 2.", cure: cure)

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

  /// The whole text has no key.
  private func named(_ key: String) -> String { key.isEmpty ? "the whole" : key }
  private func frenchName(_ key: String) -> String { key.isEmpty ? "le tout" : key }
}

extension StationTrouble.Unplaced {
  var english: String {
    switch self {
    case .seenTooRarely(let place, let found, let needed):
      "the station at \(place) was seen well by \(found) views of \(needed)"
    case .neverWithAnother(let place): "the station at \(place) was never seen together with another"
    case .unheard(let place):
      "the station at \(place) was not heard telling its calibration, which takes it up to 20 seconds in clear view"
    }
  }

  var french: String {
    switch self {
    case .seenTooRarely(let place, let found, let needed):
      "la station à la place \(place) n'a été bien vue que par \(found) vues sur \(needed)"
    case .neverWithAnother(let place): "la station à la place \(place) n'a jamais été vue avec une autre"
    case .unheard(let place):
      "la station à la place \(place) n'a pas été entendue dire son étalonnage, ce qui lui prend jusqu'à 20 secondes en vue dégagée"
    }
  }
}
