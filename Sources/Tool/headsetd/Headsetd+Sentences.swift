import ControlChannel
import HeadsetService
import PoseService
import PoseSharedMemory

/// What the log says when the service cannot start: what happened, and what to do.
extension Headsetd {
  static func sentence(for error: ServiceConfigurationError, in path: String) -> String {
    switch error {
    case .unreadable(let path, let detail): "\(path): cannot be read: \(detail)"
    case .malformed(let line, let column, let detail): "\(path):\(line):\(column): \(detail)"
    case .unknownKey(let key, let line):
      "\(path):\(line):1: nobody reads the key \(key). Check its spelling in headsetd.toml(5)."
    case .badValue(let key, let line, let expected): "\(path):\(line):1: \(key) must be \(expected)."
    }
  }

  static func sentence(for error: ServiceStartError) -> String {
    switch error {
    case .catalog(let error): "the device catalog is broken, which is a defect of this program: \(error)"
    case .poseService(.sharedMemory(.heldByLiveWriter(let processID))):
      alreadyRunning(processID.map(String.init))
    case .controlSocket(.alreadyRunning(let processID)):
      alreadyRunning(processID.map(String.init))
    case .poseService(let error): "poses cannot be published: \(error)"
    case .thread(let error): "a thread cannot be started: \(error)"
    case .controlSocket(.noFolder(let path)):
      "the folder of the socket \(path) is missing. Make it, or name another socket under [control]."
    case .controlSocket(let error): "the control socket cannot be opened: \(error)"
    }
  }

  private static func alreadyRunning(_ process: String?) -> String {
    "another headsetd is running" + (process.map { " (process \($0))" } ?? "")
      + ". Stop it first, or use its socket."
  }
}
