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
      throw RoomFormatError(detail: "it is longer than \(byteCountMax) bytes")
    }
    let document: RoomDocument
    do {
      document = try JSONDecoder().decode(RoomDocument.self, from: Data(bytes))
    } catch let DecodingError.keyNotFound(key, context) {
      throw RoomFormatError(detail: "\(path(context.codingPath + [key])) is missing")
    } catch let DecodingError.typeMismatch(_, context) {
      throw RoomFormatError(detail: "\(path(context.codingPath)) is of another kind")
    } catch let DecodingError.valueNotFound(_, context) {
      throw RoomFormatError(detail: "\(path(context.codingPath)) is null")
    } catch {
      throw RoomFormatError(detail: "not JSON")
    }
    do throws(RoomDocumentError) {
      return try document.room()
    } catch {
      throw RoomFormatError(detail: error.detail)
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
public struct RoomFormatError: Error, Equatable, Sendable {
  /// What is wrong, in a few words.
  public let detail: String

  /// An error that says this.
  public init(detail: String) { self.detail = detail }
}

extension RoomDocumentError {
  /// What is wrong, in a few words.
  fileprivate var detail: String {
    switch self {
    case .otherFormat(let format): "its format is '\(format)', not \(RoomDocument.format)"
    case .stationCount(let count): "it has \(count) stations, not 1 to \(Room.stationCountMax)"
    case .samePlace(_, let place): "two stations have the place \(place)"
    case .badValue(let station, let key): "\(key) of station \(station) is no value of that"
    case .badModelScale: "model_scale is no factor of a model"
    }
  }
}
