internal import CPoseLayout
private import Glibc

extension SharedMemoryError {
  /// What the C readers answer to opening a segment; nil where it is open. To be made right after the call: the
  /// system's reason is in errno.
  init?(opening result: CInt) {
    switch Int(result) {
    case HEADSET_POSE_DONE: return nil
    case HEADSET_POSE_ABSENT: self = .absent
    case HEADSET_POSE_DENIED: self = .accessDenied
    case HEADSET_POSE_FOREIGN: self = .foreignContent
    case HEADSET_POSE_OTHER_VERSION: self = .otherVersion
    default: self = .system(call: .open, code: errno)
    }
  }
}
