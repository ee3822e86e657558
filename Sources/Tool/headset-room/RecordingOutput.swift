import Dispatch
import Glibc
import Physics
import Simulation
import Synchronization

/// A recording on its way to a file: the loop hands over a block a second, a queue of its own writes it, so that a
/// slow disk never delays a step.
final class RecordingOutput {
  /// Blocks that may wait to be written; a disk that is a minute behind will not catch up.
  private static let waitingBlockCountMax = 60

  private var writer: RoomRecordingWriter
  private let file: RecordingFile
  private let queue = DispatchQueue(label: "headset-room.recording")

  /// Creates the file, which must not exist, and writes the header.
  ///
  /// - Throws: `RecordingFileError`.
  init(path: String, of room: Simulation) throws(RecordingFileError) {
    file = try RecordingFile(creating: path)
    var bytes: [UInt8] = []
    writer = RoomRecordingWriter(RoomRecordingHeader(of: room), bytes: &bytes)
    hand(over: bytes)
  }

  /// Whether inputs still reach the file.
  var isWriting: Bool { file.failure == nil }

  /// Why the recording is not complete; nil when it is.
  var failure: RecordingFileError? { file.failure }

  /// Adds the input of the step that the room just made.
  func append(_ input: RoomInput, after room: Simulation) {
    guard isWriting else { return }
    writer.append(input)
    guard writer.isBlockFull else { return }
    var bytes: [UInt8] = []
    writer.endBlock(stateHash: room.stateHash(), bytes: &bytes)
    hand(over: bytes)
  }

  /// Ends the recording and waits until it is on disk.
  func end(stateHash: StateHash) {
    guard isWriting else { return }
    var bytes: [UInt8] = []
    writer.end(stateHash: stateHash, bytes: &bytes)
    hand(over: bytes)
    queue.sync { file.finish() }
  }

  private func hand(over bytes: [UInt8]) {
    guard file.begin(waitingMax: Self.waitingBlockCountMax) else { return }
    let file = file
    queue.async { file.write(bytes) }
  }
}
