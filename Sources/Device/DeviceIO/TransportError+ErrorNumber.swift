import Glibc

extension TransportError {
  /// What a failed system call on a device node means.
  init(errorNumber: Int32) {
    switch errorNumber {
    case ENODEV, ENXIO, ESHUTDOWN: self = .disconnected
    case EACCES, EPERM: self = .accessDenied
    case EBUSY: self = .busy
    case EPIPE: self = .stalled
    case ETIMEDOUT: self = .timedOut
    case EOVERFLOW: self = .overflow
    case EINTR: self = .interrupted
    case ENOMEM, EMFILE, ENFILE: self = .outOfMemory
    case ENOENT: self = .notFound
    case ENOSYS, ENOTTY, EOPNOTSUPP: self = .notSupported
    case EINVAL, EBADF: self = .invalidRequest
    default: self = .inputOutput(code: errorNumber)
    }
  }

  /// What a failed system call on a connection to a USB/IP server means: a broken pipe is no stall there.
  init(socketErrorNumber: Int32) {
    switch socketErrorNumber {
    case EPIPE, ECONNRESET, ENOTCONN, ECONNABORTED: self = .disconnected
    case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH: self = .notFound
    case EAGAIN: self = .timedOut
    default: self.init(errorNumber: socketErrorNumber)
    }
  }
}
