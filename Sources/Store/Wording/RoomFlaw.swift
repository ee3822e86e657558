/// Why a text describes no room of base stations.
public enum RoomFlaw: Hashable, Sendable {
  case tooLong(byteCountMax: Int)
  case notJSON
  case keyMissing(String)
  /// Empty for the whole text.
  case keyOfOtherKind(String)
  case keyNull(String)
  case otherFormat(String, known: String)
  case stationCount(Int, most: Int)
  case samePlace(Int)
  /// Stations are counted from 1.
  case badValue(key: String, station: Int)
  case badModelScale
  /// A reason that this program has no words for.
  case other
}

/// Behind a colon, without a stop.
extension RoomFlaw {
  var english: String {
    switch self {
    case .tooLong(let most): "it is longer than \(most) bytes"
    case .notJSON: "it is not JSON"
    case .keyMissing(let key): "the key \(key) is missing"
    case .keyOfOtherKind(let key): "\(key.isEmpty ? "the whole" : key) is of another kind"
    case .keyNull(let key): "\(key.isEmpty ? "the whole" : key) is null"
    case .otherFormat(let format, let known): "its format is '\(format)', not \(known)"
    case .stationCount(let count, let most): "it has \(count) stations, not 1 to \(most)"
    case .samePlace(let place): "two stations have the place \(place)"
    case .badValue(let key, let station): "\(key) of station number \(station) cannot be"
    case .badModelScale: "model_scale is not from 0.5 to 2"
    case .other: "it is of another shape"
    }
  }

  var french: String {
    switch self {
    case .tooLong(let most): "il dépasse \(most) octets"
    case .notJSON: "ce n'est pas du JSON"
    case .keyMissing(let key): "la clé \(key) manque"
    case .keyOfOtherKind(let key): "\(key.isEmpty ? "le tout" : key) est d'un autre type"
    case .keyNull(let key): "\(key.isEmpty ? "le tout" : key) est nul"
    case .otherFormat(let format, let known): "son format est « \(format) » et non \(known)"
    case .stationCount(let count, let most): "il a \(count) stations, et non 1 à \(most)"
    case .samePlace(let place): "deux stations ont la place \(place)"
    case .badValue(let key, let station): "\(key) de la station numéro \(station) est impossible"
    case .badModelScale: "model_scale n'est pas entre 0.5 et 2"
    case .other: "il est d'une autre forme"
    }
  }
}
