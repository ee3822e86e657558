internal import ByteLayout

/// What a recording tells, in order.
public enum RecordingEvent: Hashable, Sendable {
  /// All that the recording has shown of a device so far. Comes before its first transfer, and again,
  /// with the same index, whenever it showed more.
  case device(RecordedDevice)
  case transfer(RecordedTransfer)
}

/// What a recording is made of, by its first bytes and never by its name.
public enum RecordingKind: Hashable, Sendable {
  /// Classic capture file of usbmon or USBPcap.
  case pcap
  /// Next-generation capture file of either.
  case pcapng
  /// Our own format, Docs/Formats/hsrec.md.
  case hsrec
}

/// Any recording, read once from front to back with bounded memory.
///
/// Damage ends the events without an error and is told by `damage`; `next` throws only what the first bytes
/// decide, and failures of the disk. The same bytes always give the same events.
public struct RecordingReader: ~Copyable {
  private enum Format {
    case capture(CaptureReader)
    case hsrec(HSRecReader)
  }

  /// What the file is.
  public let kind: RecordingKind
  private var stream: ByteStream
  private var format: Format
  private var events: [RecordingEvent] = []
  private var nextEvent = 0

  /// Opens the file at `path`; devices that a `.usbdevs` file beside it names carry that note.
  /// - Throws: `cannotOpen`, `cannotRead`, `empty`, `notARecording`, `bigEndian`, `unsupportedLinkType`,
  ///   `unsupportedVersion`, `damagedHeader`.
  public static func open(_ path: String) throws(RecordingError) -> RecordingReader {
    try open(ByteSource(path: path), notes: DeviceNotes(besideRecording: path))
  }

  /// Reads from memory.
  /// - Throws: as `open(_:)`.
  public static func open(bytes: [UInt8]) throws(RecordingError) -> RecordingReader {
    try open(ByteSource(bytes: bytes), notes: DeviceNotes())
  }

  private init(_ stream: consuming ByteStream, kind: RecordingKind, format: Format) {
    self.kind = kind
    self.stream = stream
    self.format = format
  }

  private static func open(
    _ source: consuming ByteSource, notes: DeviceNotes
  ) throws(RecordingError) -> RecordingReader {
    var stream = try ByteStream(source)
    guard try stream.fill(4) else {
      if stream.damage != nil { throw .damagedHeader }
      throw stream.unread.isEmpty ? .empty : .notARecording
    }
    let magic = stream.unread.uint32(at: 0)
    switch magic {
    case PcapReader.microsecondMagic, PcapReader.nanosecondMagic:
      let reader = try CaptureReader(pcap: &stream, notes: notes)
      return RecordingReader(stream, kind: .pcap, format: .capture(reader))
    case PcapngReader.sectionHeader:
      return RecordingReader(stream, kind: .pcapng, format: .capture(CaptureReader(pcapngWithNotes: notes)))
    case HSRec.magicHead:
      let reader = try HSRecReader(&stream)
      return RecordingReader(stream, kind: .hsrec, format: .hsrec(reader))
    default:
      throw PcapReader.swappedMagics.contains(magic) ? .bigEndian : .notARecording
    }
  }

  /// Whether the file is gzip'ed.
  public var isCompressed: Bool { stream.isCompressed }

  /// What is known to be wrong so far; complete when `next` has returned nil.
  public var damage: [RecordingDamage] {
    let own =
      switch format {
      case .capture(let reader): reader.damage
      case .hsrec(let reader): reader.damage
      }
    return [stream.damage, own].compactMap(\.self)
  }

  /// The recording machine's clock at the start, Unix nanoseconds, where it is known. A capture knows it
  /// after its first packet.
  public var startUnixNanoseconds: Int64? {
    switch format {
    case .capture(let reader): reader.startUnixNanoseconds
    case .hsrec(let reader): reader.header.startUnixNanoseconds
    }
  }

  /// What the recording is marked as; only our own format has marks.
  public var marks: RecordingMarks {
    switch format {
    case .capture: []
    case .hsrec(let reader): reader.header.marks
    }
  }

  /// Completions whose submission came before the recording, and packets that are no transfer's.
  public var skippedCount: Int {
    switch format {
    case .capture(let reader): reader.orphanCount + reader.foreignPacketCount
    case .hsrec: 0
    }
  }

  /// The next event, or nil at the end.
  /// - Throws: `cannotRead`, `bigEndian`, `unsupportedLinkType` (a pcapng tells its link type late).
  public mutating func next() throws(RecordingError) -> RecordingEvent? {
    if nextEvent == events.count {
      events.removeAll(keepingCapacity: true)
      nextEvent = 0
      try readEvents()
      guard !events.isEmpty else { return nil }
    }
    nextEvent += 1
    return events[nextEvent - 1]
  }

  private mutating func readEvents() throws(RecordingError) {
    switch format {
    case .capture(var reader):
      format = .hsrec(HSRecReader.exhausted)
      defer { format = .capture(reader) }
      try reader.next(in: &stream, into: &events)
    case .hsrec(var reader):
      defer { format = .hsrec(reader) }
      try reader.next(in: &stream, into: &events)
    }
  }
}
