import Glibc
import Physics
import PoseSharedMemory
import Simulation
import Wording

/// Each error of the rooms as the trouble that a person is told of.
extension RoomTrouble {
  init(_ error: any Error) {
    self =
      switch error {
      case let error as SharedMemoryError: RoomTrouble(error)
      case let error as SimulationError: RoomTrouble(error)
      case let error as RoomRecordingError: RoomTrouble(error)
      case RoomReplayError.recording(let error): RoomTrouble(error)
      case RoomReplayError.simulation(let error): RoomTrouble(error)
      case let error as RecordingFileError: RoomTrouble(error)
      default: .defect(detail: "\(error)")
      }
  }

  init(_ error: RecordingFileError) {
    self =
      switch error {
      case .exists(let path): .recordingExists(path: path)
      case .cannotCreate(let path, let code): .cannotCreate(path: path, detail: Self.reason(code))
      case .cannotWrite(let path, let code): .recordingIncomplete(path: path, detail: Self.reason(code))
      case .tooSlow(let path): .diskTooSlow(path: path)
      case .cannotOpen(let path, let code): .cannotOpen(path: path, detail: Self.reason(code))
      }
  }

  private init(_ error: RoomRecordingError) {
    self =
      switch error {
      case .notARecording: .notARecording
      case .otherFormat(let version): .recordingOfOtherFormat(version: "\(version)")
      case .truncated(let offset): .recordingCutOff(offset: offset)
      case .damaged(let offset): .recordingDamaged(offset: offset)
      case .unusableInput(let step): .unusableInput(step: step)
      case .unreadable(let code): .recordingUnreadable(detail: Self.reason(code))
      }
  }

  private init(_ error: SimulationError) {
    self =
      switch error {
      case .physics(.diverged(let seconds)): .physicsDiverged(seconds: seconds)
      case .physics(.contactsOverflowed(let seconds)): .contactsOverflowed(seconds: seconds)
      case .physics(let error): .physicsRefused(detail: "\(error)")
      case .unusableInput(let step): .unusableInput(step: step)
      case .damagedCheckpoint: .foreignCheckpoint
      }
  }

  private init(_ error: SharedMemoryError) {
    self =
      switch error {
      case .heldByLiveWriter: .segmentTaken
      case .foreignOwner(let userID): .segmentForeign(userID: userID)
      case .accessDenied: .posesForbidden
      case .otherVersion: .posesOfOtherVersion
      case .invalidName: .badSegmentName
      case .system(let call, let code):
        .sharedMemoryFailed(detail: "\(call.rawValue): \(Self.reason(code))")
      default: .sharedMemoryFailed(detail: "\(error)")
      }
  }

  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
