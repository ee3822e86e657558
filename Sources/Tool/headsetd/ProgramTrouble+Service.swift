import ControlChannel
import HeadsetService
import PoseService
import PoseSharedMemory
import Wording

/// Why the service cannot start, as a sentence.
extension ProgramTrouble {
  init(_ error: ServiceConfigurationError, in path: String) {
    self =
      switch error {
      case .unreadable(let path, let detail): .settingsUnreadable(path: path, detail: detail)
      case .malformed(let line, let column, let detail):
        .settingsMalformed(place: "\(path):\(line):\(column)", detail: detail)
      case .unknownKey(let key, let line): .settingUnknown(place: "\(path):\(line):1", key: key)
      case .badValue(let key, let line, let expected):
        .settingOutOfRange(place: "\(path):\(line):1", key: key, expected: expected)
      }
  }

  init(_ error: ServiceStartError) {
    self =
      switch error {
      case .catalog(let error): .catalogBroken(detail: "\(error)")
      case .poseService(.sharedMemory(.heldByLiveWriter(let processID))):
        .alreadyRunning(processID: processID.flatMap { Int32(exactly: $0) })
      case .controlSocket(.alreadyRunning(let processID)): .alreadyRunning(processID: processID)
      case .poseService(let error): .posesUnpublished(detail: "\(error)")
      case .thread(let error): .threadRefused(detail: "\(error)")
      case .controlSocket(.noFolder(let path)): .socketFolderMissing(path: path)
      case .controlSocket(let error): .socketUnopened(detail: "\(error)")
      }
  }
}
