internal import ByteLayout
public import Physics

/// Where the bytes of a recording come from: a file, or memory in tests.
public protocol RecordingSource {
  /// The next bytes, as many as asked for; fewer only where there are no more.
  ///
  /// - Throws: `.unreadable`.
  mutating func read(_ count: Int) throws(RoomRecordingError) -> [UInt8]
}

/// Reads a recording block by block, checking every byte before it is used.
public struct RoomRecordingReader<Source: RecordingSource> {
  /// Up to a second of a run.
  public struct Block: Equatable, Sendable {
    /// What was fed to the engine, one a step.
    public let inputs: [RoomInput]
    /// The state after the last of them, as computed at the time.
    public let stateHash: StateHash
  }

  /// What the recording begins with.
  public let header: RoomRecordingHeader
  private var source: Source
  private var offset: UInt64 = 0
  private var digest: StateHash
  private var stepCount: UInt64 = 0

  /// Opens a recording.
  ///
  /// - Throws: `.notARecording`, `.otherFormat`, `.truncated`, `.damaged`, `.unreadable`.
  public init(_ source: Source) throws(RoomRecordingError) {
    self.source = source
    let prefix = try self.source.read(RoomRecordingHeader.prefixByteCount)
    let restByteCount = try RoomRecordingHeader.restByteCount(ofPrefix: prefix)
    let rest = try self.source.read(restByteCount)
    let stored = try self.source.read(StateHash.byteCount)
    guard rest.count == restByteCount, stored.count == StateHash.byteCount else {
      throw .truncated(offset: UInt64(prefix.count + rest.count + stored.count))
    }
    digest = RecordingPart.digest(after: nil, prefix + rest)
    guard digest.bytes == stored, let header = RoomRecordingHeader(decodingRest: rest) else {
      throw .damaged(offset: 0)
    }
    self.header = header
    offset = UInt64(prefix.count + rest.count + stored.count)
  }

  /// The next block; nil at the recording's proper end.
  ///
  /// - Throws: `.truncated`, `.damaged`, `.unusableInput`, `.unreadable`; blocks read before remain good.
  public mutating func next() throws(RoomRecordingError) -> Block? {
    let start = offset
    let tag = try take(1)
    switch RecordingPart(rawValue: tag[0]) {
    case .block:
      let count = try take(2)
      let inputCount = Int(count.span.uint16(at: 0))
      guard (1...RoomRecordingWriter.blockStepCountMax).contains(inputCount) else {
        throw .damaged(offset: start)
      }
      let inputBytes = try take(inputCount * RoomInput.byteCount)
      let hashBytes = try take(StateHash.byteCount)
      try check(tag + count + inputBytes + hashBytes, from: start)
      return Block(inputs: try inputs(of: inputBytes), stateHash: try hash(hashBytes, from: start))
    case .end:
      let count = try take(8)
      try check(tag + count, from: start)
      guard count.span.uint64(at: 0) == stepCount else { throw .damaged(offset: start) }
      guard try source.read(1).isEmpty else { throw .damaged(offset: offset) }
      return nil
    case nil:
      throw .damaged(offset: start)
    }
  }

  private mutating func inputs(of bytes: [UInt8]) throws(RoomRecordingError) -> [RoomInput] {
    var inputs: [RoomInput] = []
    inputs.reserveCapacity(bytes.count / RoomInput.byteCount)
    for offset in stride(from: 0, to: bytes.count, by: RoomInput.byteCount) {
      guard let input = RoomInput(decoding: bytes.span, at: offset) else {
        throw .unusableInput(step: stepCount)
      }
      inputs.append(input)
      stepCount += 1
    }
    return inputs
  }

  private func hash(_ bytes: [UInt8], from start: UInt64) throws(RoomRecordingError) -> StateHash {
    guard let hash = StateHash(bytes: bytes) else { throw .damaged(offset: start) }
    return hash
  }

  private mutating func take(_ count: Int) throws(RoomRecordingError) -> [UInt8] {
    let bytes = try source.read(count)
    offset += UInt64(bytes.count)
    guard bytes.count == count else { throw .truncated(offset: offset) }
    return bytes
  }

  private mutating func check(_ part: [UInt8], from start: UInt64) throws(RoomRecordingError) {
    let stored = try take(StateHash.byteCount)
    digest = RecordingPart.digest(after: digest, part)
    guard digest.bytes == stored else { throw .damaged(offset: start) }
  }
}

/// A recording in memory.
public struct RecordingBytes: RecordingSource {
  private var rest: ArraySlice<UInt8>

  /// A source that begins with the first byte.
  public init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// See `RecordingSource`.
  public mutating func read(_ count: Int) throws(RoomRecordingError) -> [UInt8] {
    let bytes = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    return bytes
  }
}
