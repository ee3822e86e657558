internal import ByteLayout

/// The layout of our own recordings; Docs/Formats/hsrec.md is its table. All integers are little-endian.
enum HSRec {
  /// "HSREC", CR, LF, Control-Z: broken by every transfer that takes it for text.
  static let magic: [UInt8] = [0x48, 0x53, 0x52, 0x45, 0x43, 0x0d, 0x0a, 0x1a]
  /// Its first four bytes as a number.
  static let magicHead: UInt32 = 0x4552_5348
  static let version: UInt16 = 1
  static let headerByteCount = 32

  /// "HSCK", which begins every chunk.
  static let chunkMarker: UInt32 = 0x4b43_5348
  static let chunkHeadByteCount = 16
  /// Most bytes of a chunk after its head; a chunk holds one record at least.
  static let chunkByteCountMax = RecordedTransfer.byteCountMax + (1 << 16)
  /// A chunk is closed when it has grown to this, or spans this much recorded time.
  static let chunkByteCountAim = 1 << 15
  static let chunkNanosecondsMax: Int64 = 1_000_000_000

  /// Record kinds. A reader passes over one that it does not know.
  static let deviceRecord: UInt8 = 1
  static let transferRecord: UInt8 = 2
  static let recordHeadByteCount = 4
  /// A transfer record before its bytes, with and without a setup packet.
  static let transferHeadByteCount = 24
  static let deviceHeadByteCount = 8

  /// Parts of a device record.
  enum Part: UInt8 {
    case device = 1, configuration = 2, hidReport = 3, string = 4, note = 5
  }
}

/// What a recording says about itself as a whole.
public struct RecordingMarks: OptionSet, Hashable, Sendable {
  /// Bits as in the header, offset 12.
  public var rawValue: UInt32

  /// Marks by their bits; unknown ones are kept.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Made from emulated devices: no evidence about a real one.
  public static let emulated = RecordingMarks(rawValue: 1)
  /// Serial numbers were replaced.
  public static let anonymised = RecordingMarks(rawValue: 2)
  /// Converted from a capture of another program.
  public static let imported = RecordingMarks(rawValue: 4)
}

/// The first 32 bytes.
struct HSRecHeader: Equatable {
  var marks: RecordingMarks = []
  /// Clock of the recording machine at time zero; nil where it is not told.
  var startUnixNanoseconds: Int64?

  var encoded: [UInt8] {
    var bytes = HSRec.magic
    bytes.append(littleEndian: HSRec.version)
    bytes.append(littleEndian: UInt16(HSRec.headerByteCount))
    bytes.append(littleEndian: marks.rawValue)
    bytes.append(littleEndian: UInt64(bitPattern: startUnixNanoseconds ?? 0))
    bytes.append(littleEndian: UInt32(0))
    bytes.append(littleEndian: ZlibStream.checksum(bytes.span))
    return bytes
  }

  init(marks: RecordingMarks = [], startUnixNanoseconds: Int64? = nil) {
    self.marks = marks
    self.startUnixNanoseconds = startUnixNanoseconds
  }

  /// - Throws: `notARecording`, `unsupportedVersion`, `damagedHeader`.
  init(decoding bytes: Span<UInt8>) throws(RecordingError) {
    guard bytes.count >= HSRec.headerByteCount else { throw .damagedHeader }
    for index in 0..<HSRec.magic.count where bytes[index] != HSRec.magic[index] { throw .notARecording }
    guard bytes.uint16(at: 8) == HSRec.version else { throw .unsupportedVersion(bytes.uint16(at: 8)) }
    guard bytes.uint32(at: 28) == ZlibStream.checksum(bytes.extracting(first: 28)),
      Int(bytes.uint16(at: 10)) == HSRec.headerByteCount
    else { throw .damagedHeader }
    let start = Int64(bitPattern: bytes.uint64(at: 16))
    self.init(
      marks: RecordingMarks(rawValue: bytes.uint32(at: 12)), startUnixNanoseconds: start == 0 ? nil : start)
  }
}

extension [UInt8] {
  mutating func append<Value: FixedWidthInteger & UnsignedInteger>(littleEndian value: Value) {
    for index in 0..<Value.bitWidth / 8 { append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
}
