/// Why a recording cannot be read or written at all. Damage inside one that can be read is not an error but
/// a `RecordingDamage`: what came before it stands.
public enum RecordingError: Error, Equatable, Sendable {
  /// The file does not open; `code` is errno.
  case cannotOpen(path: String, code: Int32)
  /// Reading fails half-way; `code` is errno.
  case cannotRead(code: Int32)
  /// Writing fails; `code` is errno (ENOSPC for a full disk). Whole chunks written before stay readable.
  case cannotWrite(code: Int32)
  /// Not a byte in it.
  case empty
  /// The first bytes are those of no kind that is known here.
  case notARecording
  /// A capture from a big-endian machine.
  case bigEndian
  /// A capture of something else than USB by usbmon (189, 220) or USBPcap (249).
  case unsupportedLinkType(UInt32)
  /// A recording of a later version than this program knows.
  case unsupportedVersion(UInt16)
  /// The header's checksum or a field of it is wrong.
  case damagedHeader
  /// More bytes in one transfer than `RecordedTransfer.byteCountMax`.
  case transferTooLong(byteCount: Int)
  /// A device index that was not announced, or one beyond `RecordedDevice.countMax`.
  case unknownDevice(index: Int)
  /// Descriptors too long to be written.
  case descriptorTooLong(byteCount: Int)
  /// The caller of a copy wanted no more of it.
  case stopped
}

/// Where and why reading ended early, or what stands after the end.
public struct RecordingDamage: Hashable, Sendable {
  /// What is wrong there.
  public enum Cause: Hashable, Sendable {
    /// The gzip stream breaks: a wrong code or checksum (RFC 1952).
    case corruptCompression
    /// The file ends inside the gzip stream.
    case truncatedCompression
    /// Bytes after the end of the gzip stream that are no further member. All of the recording is there.
    case bytesAfterCompression
    /// The capture ends inside a packet or block.
    case truncatedPacket
    /// A packet's or block's head holds lengths that cannot be.
    case invalidPacket
    /// More devices than `RecordedDevice.countMax`.
    case tooManyDevices
    /// The recording ends inside a chunk: the writer was stopped there.
    case truncatedChunk
    /// A chunk's head is none, or out of sequence.
    case invalidChunk
    /// A chunk's bytes do not give its checksum.
    case checksumMismatch
    /// A record inside a sound chunk makes no sense: written by a faulty program.
    case invalidRecord
  }

  /// What is wrong.
  public var cause: Cause
  /// Offset of the first byte in doubt: in the file for the three compression causes, else in the inflated bytes.
  public var offset: Int

  /// What is wrong.
  public init(_ cause: Cause, offset: Int) {
    self.cause = cause
    self.offset = offset
  }
}
