internal import Foundation
public import Lighthouse

/// Rooms as text: JSON, in files and on the way to the service. Docs/Formats/room.md describes it.
public enum RoomFormat {
  /// The most bytes of a room: sixteen stations have 20 kB.
  public static let byteCountMax = 60 * 1024

  /// The room that this text describes.
  /// - Throws: `RoomFormatError` for a text that describes none.
  public static func room(_ bytes: [UInt8]) throws(RoomFormatError) -> Room {
    guard bytes.count <= byteCountMax else {
      throw .tooLong(byteCountMax: byteCountMax)
    }
    let document: RoomDocument
    do {
      document = try JSONDecoder().decode(RoomDocument.self, from: Data(bytes))
    } catch let DecodingError.keyNotFound(key, context) {
      throw .missing(key: path(context.codingPath + [key]))
    } catch let DecodingError.typeMismatch(_, context) {
      throw .otherKind(key: path(context.codingPath))
    } catch let DecodingError.valueNotFound(_, context) {
      throw .null(key: path(context.codingPath))
    } catch {
      throw .notJSON
    }
    do throws(RoomDocumentError) {
      return try document.room()
    } catch {
      throw .document(error)
    }
  }

  /// The text of a room.
  public static func text(of room: Room) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Finite numbers and strings always encode; a room holds nothing else.
    let data = (try? encoder.encode(RoomDocument(room))) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}

/// Why a text describes no room.
public enum RoomFormatError: Error, Equatable, Sendable {
  /// Longer than any room.
  case tooLong(byteCountMax: Int)
  /// Not JSON at all.
  case notJSON
  /// A key is not there: its path, parts divided by points; places in lists are numbers from 0.
  case missing(key: String)
  /// A value of another kind than the format has; an empty path for the whole.
  case otherKind(key: String)
  /// A value is null.
  case null(key: String)
  /// JSON of the format's shape that describes no room.
  case document(RoomDocumentError)

  /// What is wrong, as the service tells it and `Wording` says it: `reason` and what it carries, the words of
  /// `ControlFault.RoomReason`.
  public var facts: [String: String] {
    switch self {
    case .tooLong(let most): ["reason": "too_long", "byte_count_max": "\(most)"]
    case .notJSON: ["reason": "not_json"]
    case .missing(let key): ["reason": "key_missing", "key": key]
    case .otherKind(let key): ["reason": "key_of_other_kind", "key": key]
    case .null(let key): ["reason": "key_null", "key": key]
    case .document(let error): error.facts
    }
  }
}

extension RoomDocumentError {
  fileprivate var facts: [String: String] {
    switch self {
    case .otherFormat(let format):
      ["reason": "other_format", "format": format, "known": RoomDocument.format]
    case .stationCount(let count):
      ["reason": "station_count", "count": "\(count)", "count_max": "\(Room.stationCountMax)"]
    case .samePlace(_, let place): ["reason": "same_place", "place": "\(place)"]
    case .badValue(let station, let key):
      ["reason": "bad_value", "key": key, "station": "\(station + 1)"]
    case .badModelScale: ["reason": "bad_model_scale"]
    }
  }
}
