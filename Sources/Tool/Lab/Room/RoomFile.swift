public import Lighthouse
internal import RoomFormat

/// Rooms in files.
public enum RoomFile {
  /// The room in a file.
  /// - Throws: `LabError.cannotOpen`, `.cannotRead`, `.notARoom`.
  public static func read(_ path: String) throws(LabError) -> Room {
    try room(try LabFile.read(path), from: path)
  }

  /// The room that these bytes describe, which came from `path`.
  /// - Throws: `LabError.notARoom`.
  public static func room(_ bytes: [UInt8], from path: String) throws(LabError) -> Room {
    do throws(RoomFormatError) { return try RoomFormat.room(bytes) } catch {
      throw .notARoom(path: path, error)
    }
  }

  /// The text of a room's file.
  public static func text(of room: Room) -> String { RoomFormat.text(of: room) }

  /// Writes a room; a file that is there is replaced.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public static func write(_ room: Room, to path: String) throws(LabError) {
    try LabFile.write(text(of: room), to: path)
  }
}
