private import Foundation
public import Lighthouse

/// Rooms in files.
public enum RoomFile {
  /// The most bytes of a room's file: sixteen stations have 20 kB.
  static let byteCountMax = 1 << 20

  /// The room in a file.
  /// - Throws: `LabError.cannotOpen`, `.cannotRead`, `.notARoom`.
  public static func read(_ path: String) throws(LabError) -> Room {
    let bytes = try LabFile.read(path)
    guard bytes.count <= byteCountMax else { throw .tooLarge(byteCountMax: byteCountMax) }
    let document: RoomDocument
    do {
      document = try JSONDecoder().decode(RoomDocument.self, from: Data(bytes))
    } catch let DecodingError.keyNotFound(key, context) {
      throw .notARoom(path: path, detail: "\(Self.path(context.codingPath + [key])) is missing")
    } catch let DecodingError.typeMismatch(_, context) {
      throw .notARoom(path: path, detail: "\(Self.path(context.codingPath)) is of another kind")
    } catch let DecodingError.valueNotFound(_, context) {
      throw .notARoom(path: path, detail: "\(Self.path(context.codingPath)) is null")
    } catch {
      throw .notARoom(path: path, detail: "not JSON")
    }
    do throws(RoomDocumentError) {
      return try document.room()
    } catch {
      throw .notARoom(path: path, detail: error.detail)
    }
  }

  /// The text of a room's file.
  public static func text(of room: Room) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Finite numbers and strings always encode; a room holds nothing else.
    let data = (try? encoder.encode(RoomDocument(room))) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Writes a room; a file that is there is replaced.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public static func write(_ room: Room, to path: String) throws(LabError) {
    try LabFile.write(text(of: room), to: path)
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}

extension RoomDocumentError {
  /// What is wrong, in a few words.
  var detail: String {
    switch self {
    case .otherFormat(let format): "its format is '\(format)', not \(RoomDocument.format)"
    case .stationCount(let count): "it has \(count) stations, not 1 to \(Room.stationCountMax)"
    case .samePlace(_, let place): "two stations have the place \(place)"
    case .badValue(let station, let key): "\(key) of station \(station) is no value of that"
    case .badModelScale: "model_scale is no factor of a model"
    }
  }
}
