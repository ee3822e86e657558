internal import PoseMath

/// Events to the bytes of a recording, chunk by chunk: pure, so that a test needs no disk.
public struct RecordingEncoder: Sendable {
  private var records: [UInt8] = []
  private var sequence: UInt32 = 0
  private var deviceCount = 0
  private var chunkStart: Timestamp?

  /// At the beginning of a recording, after its header.
  public init() {}

  /// The bytes that every recording begins with.
  /// - Parameter startUnixNanoseconds: the machine's clock at time zero, nil to leave it out.
  public static func header(
    marks: RecordingMarks = [], startUnixNanoseconds: Int64? = nil
  ) -> [UInt8] {
    HSRecHeader(marks: marks, startUnixNanoseconds: startUnixNanoseconds).encoded
  }

  /// Takes an event and returns the chunk that it completes, else nothing. A chunk is complete at 32 KiB
  /// or when it spans one second of recorded time.
  /// - Throws: `transferTooLong`, `descriptorTooLong`; `unknownDevice` for a transfer before its device or
  ///   a device out of the order of indices. The event is then not part of the recording.
  public mutating func encode(_ event: RecordingEvent) throws(RecordingError) -> [UInt8] {
    switch event {
    case .device(let device):
      guard device.index <= deviceCount else { throw .unknownDevice(index: device.index) }
      var record: [UInt8] = []
      try device.appendRecord(to: &record)
      deviceCount = max(deviceCount, device.index + 1)
      return append(record, at: chunkStart)
    case .transfer(let transfer):
      guard transfer.device < deviceCount else { throw .unknownDevice(index: transfer.device) }
      var record: [UInt8] = []
      try transfer.appendRecord(to: &record)
      return append(record, at: transfer.timestamp)
    }
  }

  /// The chunk of what has been taken so far; nothing where that is nothing.
  public mutating func flush() -> [UInt8] {
    guard !records.isEmpty else { return [] }
    var chunk: [UInt8] = []
    chunk.reserveCapacity(HSRec.chunkHeadByteCount + records.count)
    chunk.append(littleEndian: HSRec.chunkMarker)
    chunk.append(littleEndian: UInt32(records.count))
    chunk.append(littleEndian: sequence)
    let checksum = ZlibStream.checksum(records.span, from: ZlibStream.checksum(chunk.span))
    chunk.append(littleEndian: checksum)
    chunk += records
    records.removeAll(keepingCapacity: true)
    sequence &+= 1
    chunkStart = nil
    return chunk
  }

  /// Adds a record, after closing the chunk that it would overfill.
  private mutating func append(_ record: [UInt8], at time: Timestamp?) -> [UInt8] {
    var done: [UInt8] = []
    let isFull = records.count + record.count > HSRec.chunkByteCountAim
    let isOld = chunkStart.flatMap { start in time.map { $0.nanoseconds(since: start) } } ?? 0
    if isFull || isOld >= HSRec.chunkNanosecondsMax { done = flush() }
    records += record
    chunkStart = chunkStart ?? time
    return done
  }
}
