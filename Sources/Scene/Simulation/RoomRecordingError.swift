/// Why a recording of a room cannot be read, or cannot be read to its end.
public enum RoomRecordingError: Error, Equatable, Sendable {
  /// It does not begin as one.
  case notARecording
  /// Written by a program of another format.
  case otherFormat(version: UInt16)
  /// The file ends before the recording does: its program was killed, or its disk was full.
  case truncated(offset: UInt64)
  /// A byte is not what was written.
  case damaged(offset: UInt64)
  /// A block holds an input that the engine may not have: whoever wrote it, it was not us.
  case unusableInput(step: UInt64)
  /// The file cannot be read; the number that the system gave.
  case unreadable(code: Int32)
}
