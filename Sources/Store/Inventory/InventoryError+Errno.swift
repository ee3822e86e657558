import Glibc

extension InventoryError {
  /// The typed form of a failed system call.
  init(errno code: Int32) {
    switch code {
    case ENOSPC, EDQUOT: self = .diskFull
    case EROFS: self = .readOnly
    case EACCES, EPERM: self = .accessDenied
    case ENOENT, ENOTDIR: self = .missing
    default: self = .system(errno: code)
    }
  }
}
