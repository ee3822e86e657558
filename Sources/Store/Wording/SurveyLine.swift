/// What a technician who shows a room to a device is told, a line each.
public enum SurveyLine: Hashable, Sendable {
  // What to do.
  case carry, layDown(count: Int), layOnFloor, pointToFront, solving
  case toSkip
  // What keeps it from being done.
  case dark, tooFast, samePlace, notTheLowest, pointsNowhere, noPlace
  /// How far the walk is.
  case walk(stations: [Station], views: Int, viewsWanted: Int, metres: String, metresWanted: String)
  /// How many places are done, and for how long the device has been still.
  case still(places: Int, placesWanted: Int, seconds: String, secondsWanted: String)
  case steady(seconds: String, secondsWanted: String)
  // What was found.
  case distances([Distance])
  case agreement(microradians: String, halvesMillimeters: String?, upDegrees: String)
  case withoutFloor, withoutFront
  case leftOut(channels: [String])
  case askToUse, used, notUsed

  /// A station as far as it is known.
  public struct Station: Hashable, Sendable {
    public var channel: String
    public var serial: String?
    public var isPlaced: Bool

    public init(channel: String, serial: String?, isPlaced: Bool) {
      self.channel = channel
      self.serial = serial
      self.isPlaced = isPlaced
    }
  }

  /// How far apart two stations are.
  public struct Distance: Hashable, Sendable {
    public var from: String
    public var to: String
    public var metres: String

    public init(from: String, to: String, metres: String) {
      self.from = from
      self.to = to
      self.metres = metres
    }
  }
}

extension Wording {
  /// A line without its end.
  public func callAsFunction(_ line: SurveyLine) -> String {
    switch language {
    case .english: line.english
    case .french: line.french
    }
  }
}

extension SurveyLine {
  fileprivate var english: String {
    switch self {
    case .carry:
      "Carry the device slowly through the room, high and low, turning it, in the light of two stations at a time."
    case .layDown(let count):
      "Lay it down still in \(count) places, some steps apart, turned another way each time, where a station sees it."
    case .layOnFloor: "Lay it on the floor, where a station sees it."
    case .pointToFront:
      "Stand where the middle of the room is to be, and hold the device still, level, towards the front."
    case .solving: "Solving the room."
    case .toSkip: "Enter goes on without this step; Ctrl-C ends, and leaves everything as it was."
    case .dark: "no light of a station"
    case .tooFast: "slower"
    case .samePlace: "it lay here already: another place"
    case .notTheLowest: "it has been lower than here"
    case .pointsNowhere: "pick it up and hold it level"
    case .noPlace: "its place is not clear: turn it towards the stations"
    case .walk(let stations, let views, let viewsWanted, let metres, let metresWanted):
      (stations.isEmpty ? "no station" : stations.map(\.english).joined(separator: ", "))
        + "; views \(views) of \(viewsWanted); reach \(metres) of \(metresWanted) m"
    case .still(let places, let placesWanted, let seconds, let secondsWanted):
      "place \(min(places + 1, placesWanted)) of \(placesWanted); still for \(seconds) of \(secondsWanted) s"
    case .steady(let seconds, let secondsWanted): "still for \(seconds) of \(secondsWanted) s"
    case .distances(let distances):
      distances.map { "From \($0.from) to \($0.to): \($0.metres) m" }.joined(separator: "; ") + "."
    case .agreement(let microradians, let halves, let up):
      "The light agrees to \(microradians) microradians; "
        + (halves.map { "the two halves of the walk to \($0) mm; " } ?? "")
        + "up is known to \(up) degrees."
    case .withoutFloor: "The floor was not shown: it is where the device was lowest."
    case .withoutFront: "The front was not shown: it is towards one of the stations."
    case .leftOut(let channels):
      "Seen, but without a place, because it was not seen together with another: "
        + channels.joined(separator: ", ") + "."
    case .askToUse: "Place devices in this room from now on? [y/N] "
    case .used: "Devices are placed in this room now."
    case .notUsed: "Everything is as it was."
    }
  }

  fileprivate var french: String {
    switch self {
    case .carry:
      "Portez l'appareil lentement à travers la salle, en haut et en bas, en le tournant, dans la lumière de deux stations à la fois."
    case .layDown(let count):
      "Posez-le immobile à \(count) endroits, à quelques pas l'un de l'autre, chaque fois tourné autrement, là où une station le voit."
    case .layOnFloor: "Posez-le par terre, là où une station le voit."
    case .pointToFront:
      "Tenez-vous où le milieu de la salle doit être, et tenez l'appareil immobile, à plat, vers l'avant."
    case .solving: "Calcul de la salle."
    case .toSkip: "Entrée passe cette étape ; Ctrl-C arrête, et laisse tout en l'état."
    case .dark: "aucune lumière d'une station"
    case .tooFast: "plus lentement"
    case .samePlace: "il était déjà posé ici : un autre endroit"
    case .notTheLowest: "il a été plus bas qu'ici"
    case .pointsNowhere: "prenez-le en main et tenez-le à plat"
    case .noPlace: "sa place n'est pas claire : tournez-le vers les stations"
    case .walk(let stations, let views, let viewsWanted, let metres, let metresWanted):
      (stations.isEmpty ? "aucune station" : stations.map(\.french).joined(separator: ", "))
        + " ; vues \(views) sur \(viewsWanted) ; étendue \(metres) sur \(metresWanted) m"
    case .still(let places, let placesWanted, let seconds, let secondsWanted):
      "endroit \(min(places + 1, placesWanted)) sur \(placesWanted) ; immobile depuis \(seconds) sur \(secondsWanted) s"
    case .steady(let seconds, let secondsWanted): "immobile depuis \(seconds) sur \(secondsWanted) s"
    case .distances(let distances):
      distances.map { "De \($0.from) à \($0.to) : \($0.metres) m" }.joined(separator: " ; ") + "."
    case .agreement(let microradians, let halves, let up):
      "La lumière s'accorde à \(microradians) microradians ; "
        + (halves.map { "les deux moitiés du parcours à \($0) mm ; " } ?? "")
        + "le haut est connu à \(up) degrés."
    case .withoutFloor: "Le sol n'a pas été montré : il est là où l'appareil était le plus bas."
    case .withoutFront: "L'avant n'a pas été montré : il est vers l'une des stations."
    case .leftOut(let channels):
      "Vues, mais sans place, faute d'avoir été vues avec une autre : " + channels.joined(separator: ", ")
        + "."
    case .askToUse: "Situer désormais les appareils dans cette salle ? [o/N] "
    case .used: "Les appareils sont maintenant situés dans cette salle."
    case .notUsed: "Tout est comme avant."
    }
  }
}

extension SurveyLine.Station {
  fileprivate var english: String {
    "station \(channel) " + (serial == nil ? "(listening)" : isPlaced ? "(placed)" : "(seen)")
  }

  fileprivate var french: String {
    "station \(channel) " + (serial == nil ? "(à l'écoute)" : isPlaced ? "(située)" : "(vue)")
  }
}
