internal import ByteLayout
public import Physics

/// Turns a run into the bytes of a recording, block by block. Pure: the caller writes them to a file.
///
/// The format: a header, then blocks of up to `blockStepCountMax` inputs, each with the state hash after its
/// last step, then an end mark with the number of steps. Header, block and end each close with a digest, the
/// SHA-256 of the digest before and their own bytes, so that no byte can change, no block be left out and no two
/// be swapped without notice. A program that is killed loses the last second at most.
public struct RoomRecordingWriter {
  /// Inputs of a full block: one second.
  public static let blockStepCountMax = 250

  private var digest: StateHash
  private var inputBytes: [UInt8] = []
  private var stepCount: UInt64 = 0
  private var blockStepCount = 0

  /// Begins a recording; `bytes` is its header.
  public init(_ header: RoomRecordingHeader, bytes: inout [UInt8]) {
    digest = RecordingPart.chained(after: nil, header.encoded, to: &bytes)
    inputBytes.reserveCapacity(Self.blockStepCountMax * RoomInput.byteCount)
  }

  /// Adds the input of a step. Once a second a block is full: then `isBlockFull`, and `endBlock` is due.
  public mutating func append(_ input: RoomInput) {
    precondition(blockStepCount < Self.blockStepCountMax, "a full block is ended before it goes on")
    input.encode(to: &inputBytes)
    blockStepCount += 1
    stepCount += 1
  }

  /// Whether `endBlock` is due.
  public var isBlockFull: Bool { blockStepCount == Self.blockStepCountMax }

  /// Ends a block, if it has any inputs.
  ///
  /// - Parameter stateHash: the state after its last step.
  public mutating func endBlock(stateHash: StateHash, bytes: inout [UInt8]) {
    guard blockStepCount > 0 else { return }
    var block = [RecordingPart.block.rawValue]
    block.append(littleEndian: UInt16(blockStepCount))
    block += inputBytes
    block += stateHash.bytes
    digest = RecordingPart.chained(after: digest, block, to: &bytes)
    inputBytes.removeAll(keepingCapacity: true)
    blockStepCount = 0
  }

  /// Ends the recording.
  ///
  /// - Parameter stateHash: the state after the last step.
  public mutating func end(stateHash: StateHash, bytes: inout [UInt8]) {
    endBlock(stateHash: stateHash, bytes: &bytes)
    var mark = [RecordingPart.end.rawValue]
    mark.append(littleEndian: stepCount)
    digest = RecordingPart.chained(after: digest, mark, to: &bytes)
  }
}

/// What a part of a recording begins with, after the header.
enum RecordingPart: UInt8 {
  /// Up to a second of inputs: "B".
  case block = 0x42
  /// The number of steps: "E".
  case end = 0x45

  /// Appends a part and its digest, and returns the digest.
  static func chained(after previous: StateHash?, _ part: [UInt8], to bytes: inout [UInt8]) -> StateHash {
    let digest = digest(after: previous, part)
    bytes += part
    bytes += digest.bytes
    return digest
  }

  /// The SHA-256 of the digest before and a part.
  static func digest(after previous: StateHash?, _ part: [UInt8]) -> StateHash {
    StateHash(of: (previous?.bytes ?? []) + part)
  }
}
