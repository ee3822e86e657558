internal import ByteLayout
internal import PoseMath

/// Reads chunk after chunk; the first that is not whole ends the recording and is told as damage.
struct HSRecReader {
  let header: HSRecHeader
  private(set) var damage: RecordingDamage?
  private var sequence: UInt32 = 0
  private var deviceCount = 0

  /// Stands in while the real one is being changed.
  static var exhausted: HSRecReader { HSRecReader(header: HSRecHeader()) }

  private init(header: HSRecHeader) { self.header = header }

  /// Reads the header.
  /// - Throws: `damagedHeader`, `notARecording`, `unsupportedVersion`.
  init(_ stream: inout ByteStream) throws(RecordingError) {
    guard try stream.fill(HSRec.headerByteCount) else { throw .damagedHeader }
    header = try HSRecHeader(decoding: stream.unread)
    stream.advance(by: HSRec.headerByteCount)
  }

  /// Appends the events of the next chunk that has any; none at the end.
  mutating func next(
    in stream: inout ByteStream, into events: inout [RecordingEvent]
  ) throws(RecordingError) {
    while events.isEmpty, damage == nil, try stream.fill(1) {
      guard let length = try chunkLength(in: &stream) else { return }
      stream.advance(by: HSRec.chunkHeadByteCount)
      let offset = stream.offset
      readRecords(of: stream.unread.extracting(first: length), at: offset, into: &events)
      stream.advance(by: length)
    }
  }

  // MARK: -

  /// The length of the next chunk after its head; the chunk is unread in the stream, whole and sound.
  private mutating func chunkLength(in stream: inout ByteStream) throws(RecordingError) -> Int? {
    let head = HSRec.chunkHeadByteCount
    guard try stream.fill(head) else { return end(.truncatedChunk, stream.offset) }
    let length = Int(stream.unread.uint32(at: 4))
    guard stream.unread.uint32(at: 0) == HSRec.chunkMarker, length <= HSRec.chunkByteCountMax,
      stream.unread.uint32(at: 8) == sequence
    else { return end(.invalidChunk, stream.offset) }
    guard try stream.fill(head + length) else { return end(.truncatedChunk, stream.offset) }
    let ofHead = ZlibStream.checksum(stream.unread.extracting(first: 12))
    let checksum = ZlibStream.checksum(stream.unread.extracting(head..<head + length), from: ofHead)
    guard stream.unread.uint32(at: 12) == checksum else { return end(.checksumMismatch, stream.offset) }
    sequence &+= 1
    return length
  }

  private mutating func readRecords(
    of chunk: Span<UInt8>, at chunkOffset: Int, into events: inout [RecordingEvent]
  ) {
    var offset = 0
    while offset < chunk.count {
      guard chunk.count - offset >= HSRec.recordHeadByteCount else { break }
      let word = chunk.uint32(at: offset)
      let start = offset + HSRec.recordHeadByteCount
      let end = start + Int(word >> 8)
      guard end <= chunk.count, ingest(UInt8(word & 0xff), chunk.extracting(start..<end), into: &events)
      else { break }
      offset = end
    }
    if offset < chunk.count { damage = RecordingDamage(.invalidRecord, offset: chunkOffset + offset) }
  }

  /// Devices are announced in the order of their indices, transfers after their device.
  private mutating func ingest(
    _ kind: UInt8, _ body: Span<UInt8>, into events: inout [RecordingEvent]
  ) -> Bool {
    switch kind {
    case HSRec.deviceRecord:
      guard let device = RecordedDevice(body: body), device.index <= deviceCount,
        device.index < RecordedDevice.countMax
      else { return false }
      deviceCount = max(deviceCount, device.index + 1)
      events.append(.device(device))
    case HSRec.transferRecord:
      guard let transfer = RecordedTransfer(body: body), transfer.device < deviceCount else { return false }
      events.append(.transfer(transfer))
    default: break
    }
    return true
  }

  private mutating func end(_ cause: RecordingDamage.Cause, _ offset: Int) -> Int? {
    damage = RecordingDamage(cause, offset: offset)
    return nil
  }
}
