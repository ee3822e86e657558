import Glibc

extension TransportError {
  /// What a transfer's status on the wire means: 0 or a negative Linux error number (Linux
  /// `Documentation/driver-api/usb/error-codes.rst`); nil for success.
  init?(urbStatus status: Int32) {
    switch status {
    case 0: return nil
    case -ENOENT, -ECONNRESET: self = .interrupted
    case -EPIPE: self = .stalled
    case -EOVERFLOW: self = .overflow
    case -ETIMEDOUT, -ETIME: self = .timedOut
    case -ENODEV, -ESHUTDOWN: self = .disconnected
    case -ENOMEM: self = .outOfMemory
    default: self = .inputOutput(code: status)
    }
  }
}
