internal import DeviceRecording
private import Diagnosis
private import Glibc
private import Wording

extension Failure {
  /// Why the recording at `path` could not be read, or not be written there.
  init(_ error: RecordingError, at path: String) {
    switch error {
    case .cannotOpen(_, EEXIST): self.init(.recording(.exists(path: path)), .cannotCreate)
    case .cannotOpen(_, let code):
      let status: EndStatus =
        switch code {
        case EACCES, EPERM: .noPermission
        case ENOENT, ENOTDIR: .noInput
        default: .system
        }
      self.init(.recording(.unreadable(path: path, detail: systemText(code))), status)
    case .cannotRead(let code):
      self.init(.recording(.unreadable(path: path, detail: systemText(code))), .badData)
    case .cannotWrite(let code): self.init(.cannotWrite(path: path, detail: systemText(code)), .cannotCreate)
    case .empty: self.init(.recording(.empty(path: path)), .badData)
    case .notARecording: self.init(.recording(.notARecording(path: path)), .badData)
    case .bigEndian: self.init(.recording(.bigEndian(path: path)), .badData)
    case .unsupportedLinkType(let type):
      self.init(.recording(.foreignLinkType(path: path, type: "\(type)")), .badData)
    case .unsupportedVersion(let version):
      self.init(.recording(.ofLaterRelease(path: path, version: "\(version)")), .badData)
    case .damagedHeader: self.init(.recording(.damagedHeader(path: path)), .badData)
    case .transferTooLong, .unknownDevice, .descriptorTooLong:
      self.init(.recording(.unreadable(path: path, detail: "\(error)")), .badData)
    case .stopped: self.init(.recording(.stopped(path: path)), .interrupted)
    }
  }
}
