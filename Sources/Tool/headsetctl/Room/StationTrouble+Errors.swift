internal import Lighthouse
internal import RoomFormat
internal import Wording

extension StationTrouble {
  /// Why the file at `path` describes no room.
  init(_ error: RoomFormatError, path: String) {
    self =
      switch error {
      case .tooLong(let most): .tooLong(path: path, byteCountMax: most)
      case .notJSON: .notJSON(path: path)
      case .missing(let key): .keyMissing(path: path, key: key)
      case .otherKind(let key): .keyOfOtherKind(path: path, key: key)
      case .null(let key): .keyNull(path: path, key: key)
      case .document(let error): Self(error, path: path)
      }
  }

  private init(_ error: RoomDocumentError, path: String) {
    self =
      switch error {
      case .otherFormat(let format): .otherFormat(path: path, format: format, known: RoomDocument.format)
      case .stationCount(let count): .stationCount(path: path, count: count, most: Room.stationCountMax)
      case .samePlace(_, let place): .samePlace(path: path, place: place)
      case .badValue(let station, let key): .badValue(path: path, key: key, station: station + 1)
      case .badModelScale: .badModelScale(path: path)
      }
  }

  /// Why a recording shows no room.
  init(_ error: RoomError) {
    self =
      switch error {
      case .tooFewViews(let found, let required): .tooFewViews(found: found, needed: required)
      case .noStationSolved(let omitted):
        omitted.isEmpty ? .noLight : .noStationPlaced(omitted.map(Unplaced.init))
      case .doesNotFit(let residual): .doesNotFit(microradians: Self.microradians(residual))
      case .upUnknown: .upUnknown
      }
  }

  private static func microradians(_ radians: Double) -> Int {
    radians.isFinite ? Int(min(radians, 10) * 1e6) : 10_000_000
  }
}

extension StationTrouble.Unplaced {
  /// A station that has no place in the room.
  init(_ omission: RoomSolution.Omission) {
    let place = Int(omission.place)
    self =
      switch omission.reason {
      case .seenByTooFewViews(let found, let required):
        .seenTooRarely(place: place, found: found, needed: required)
      case .neverSeenWithAnother: .neverWithAnother(place: place)
      case .broadcastNotHeard: .unheard(place: place)
      }
  }
}
