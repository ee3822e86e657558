import CLibUSB

extension TransportError {
  /// What a libusb function means by a result below zero (libusb.h, enum libusb_error).
  init(libUSBResult result: Int32) {
    switch libusb_error(result) {
    case LIBUSB_ERROR_INVALID_PARAM: self = .invalidRequest
    case LIBUSB_ERROR_ACCESS: self = .accessDenied
    case LIBUSB_ERROR_NO_DEVICE: self = .disconnected
    case LIBUSB_ERROR_NOT_FOUND: self = .notFound
    case LIBUSB_ERROR_BUSY: self = .busy
    case LIBUSB_ERROR_TIMEOUT: self = .timedOut
    case LIBUSB_ERROR_OVERFLOW: self = .overflow
    case LIBUSB_ERROR_PIPE: self = .stalled
    case LIBUSB_ERROR_INTERRUPTED: self = .interrupted
    case LIBUSB_ERROR_NO_MEM: self = .outOfMemory
    case LIBUSB_ERROR_NOT_SUPPORTED: self = .notSupported
    default: self = .inputOutput(code: result)
    }
  }

  /// What the end of a transfer means (libusb.h, enum libusb_transfer_status); nil for success.
  init?(libUSBStatus status: libusb_transfer_status) {
    switch status {
    case LIBUSB_TRANSFER_COMPLETED: return nil
    case LIBUSB_TRANSFER_TIMED_OUT: self = .timedOut
    case LIBUSB_TRANSFER_CANCELLED: self = .interrupted
    case LIBUSB_TRANSFER_STALL: self = .stalled
    case LIBUSB_TRANSFER_NO_DEVICE: self = .disconnected
    case LIBUSB_TRANSFER_OVERFLOW: self = .overflow
    default: self = .inputOutput(code: LIBUSB_ERROR_IO.rawValue)
    }
  }
}
