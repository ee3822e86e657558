public import Calibration
public import DeviceRecording
public import Lighthouse
public import RoomFormat

/// Why a laboratory run cannot be done. Files come from anywhere: none of them makes the program trap.
public enum LabError: Error, Equatable, Sendable {
  /// The file does not open; `code` is errno.
  case cannotOpen(path: String, code: Int32)
  /// Reading fails half-way; `code` is errno.
  case cannotRead(path: String, code: Int32)
  /// Writing fails; `code` is errno.
  case cannotWrite(path: String, code: Int32)
  /// The gzip stream (RFC 1952) is damaged or ends too early.
  case damagedCompression(path: String)
  /// More bytes than a laboratory file may have.
  case tooLarge(byteCountMax: Int)
  /// The first eight bytes are not `HSIMU001`, or the version or the columns are others than ours.
  case notATrial
  /// The header promises another length than the file has.
  case truncated(expected: Int, actual: Int)
  /// Not a table: no header line of names.
  case notATable
  /// A line of a table, counted from 1, has another number of cells than the header, or one that is no number.
  case badRow(line: Int)
  /// The table has no column of this name.
  case noColumn(name: String)
  /// Estimates and recording do not belong together: row counts.
  case otherLength(expected: Int, actual: Int)
  /// The recording does not tell what was asked of it.
  case notDetermined(CalibrationError)
  /// A pose trace with a number that no pose has: rows counted from 1.
  case notAPose(row: Int)
  /// Neither a text recording nor one of transfers.
  case notReadable(path: String, RecordingError)
  /// The file holds no room, and why.
  case notARoom(path: String, RoomFormatError)
  /// The recording does not tell where any device's photodiodes are.
  case noPhotodiodes
  /// The recording shows no room.
  case noRoom(RoomError)
  /// A sampling rate that no inertial sensor has, Hz.
  case implausibleRate(Double)
}
