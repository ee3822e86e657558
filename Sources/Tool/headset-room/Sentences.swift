import Glibc
import Physics
import PoseSharedMemory
import Simulation

/// Each error of the rooms as one sentence: what happened, to what, and what to do.
enum Sentences {
  static func sentence(for error: any Error) -> String {
    switch error {
    case let error as SharedMemoryError: sentence(for: error)
    case let error as SimulationError: sentence(for: error)
    case let error as RoomRecordingError: sentence(for: error)
    case RoomReplayError.recording(let error): sentence(for: error)
    case RoomReplayError.simulation(let error): sentence(for: error)
    case let error as RecordingFileError: sentence(for: error)
    default: "\(error)"
    }
  }

  static func sentence(for error: RecordingFileError) -> String {
    switch error {
    case .exists(let path): "\(path) exists already; a recording is never overwritten: choose another name"
    case .cannotCreate(let path, let code): "cannot create \(path): \(reason(code))"
    case .cannotWrite(let path, let code): "the recording \(path) is incomplete: \(reason(code))"
    case .tooSlow(let path): "the recording \(path) is incomplete: the disk does not keep up"
    case .cannotOpen(let path, let code): "cannot open \(path): \(reason(code))"
    }
  }

  private static func sentence(for error: RoomRecordingError) -> String {
    switch error {
    case .notARecording: "the file is not a recording of a room"
    case .otherFormat(let version): "the recording has format \(version), which this program does not read"
    case .truncated(let offset):
      "the recording is cut off at byte \(offset): its program was ended, or its disk full"
    case .damaged(let offset): "the recording is damaged in the part that begins at byte \(offset)"
    case .unusableInput(let step): "the recording's input of step \(step) is not one the room may have"
    case .unreadable(let code): "the recording cannot be read: \(reason(code))"
    }
  }

  private static func sentence(for error: SimulationError) -> String {
    switch error {
    case .physics(.diverged(let seconds)):
      "the physics ran away after \(seconds) s; please keep the recording"
    case .physics(.contactsOverflowed(let seconds)):
      "too many contacts after \(seconds) s; please keep the recording"
    case .physics(let error): "the physics engine refuses the room: \(error)"
    case .unusableInput(let step): "the input of step \(step) is not one the room may have"
    case .damagedCheckpoint: "the checkpoint is not one of this room"
    }
  }

  private static func sentence(for error: SharedMemoryError) -> String {
    switch error {
    case .heldByLiveWriter: "another headset-room publishes under this name already: end it, or use --room"
    case .foreignOwner(let user): "the segment belongs to user \(user): run as that user, or use --room"
    case .accessDenied: "the segment of poses may not be read: is this user in the group of headsetd?"
    case .otherVersion:
      "the segment of poses has another layout: headsetd and headset-room are of different releases"
    case .invalidName: "a segment's name is a slash and up to 254 other characters"
    case .system(let call, let code): "\(call.rawValue): \(reason(code))"
    default: "shared memory: \(error)"
    }
  }

  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

/// Where sentences go, so that a report on standard output stays parseable.
enum StandardError {
  static func print(_ sentence: String) {
    let line = Array((sentence + "\n").utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
  }
}
