import CLibUSB
import Glibc

/// The functions of libusb that this room uses, as values: a test puts a device of its own behind them and
/// makes the n-th call fail. libusb's documentation describes each; results below zero are LIBUSB_ERROR_*.
@safe struct LibUSBCalls: Sendable {
  typealias Context = OpaquePointer
  typealias Handle = OpaquePointer
  typealias Transfer = UnsafeMutablePointer<libusb_transfer>

  /// libusb_init without device discovery.
  var initialize: @Sendable (inout Context?) -> Int32
  var exit: @Sendable (Context?) -> Void
  /// libusb_handle_events_timeout_completed: returns after events, an interrupt or so many seconds.
  var handleEvents: @Sendable (Context?, _ seconds: Int) -> Int32
  /// Makes `handleEvents` return.
  var interruptEvents: @Sendable (Context?) -> Void

  /// open(2) of the device node, read and write; a negative errno on failure.
  var openNode: @Sendable (String) -> Int32
  var closeNode: @Sendable (Int32) -> Void
  var wrapNode: @Sendable (Context?, _ fileDescriptor: Int32, inout Handle?) -> Int32
  var closeHandle: @Sendable (Handle) -> Void
  var setAutoDetach: @Sendable (Handle) -> Int32
  var claim: @Sendable (Handle, _ interface: Int32) -> Int32
  var release: @Sendable (Handle, _ interface: Int32) -> Int32
  var packetByteCountMax: @Sendable (Handle, _ endpoint: UInt8) -> Int32

  var allocateTransfer: @Sendable () -> Transfer?
  var freeTransfer: @Sendable (Transfer) -> Void
  var submit: @Sendable (Transfer) -> Int32
  var cancel: @Sendable (Transfer) -> Int32
  var clearHalt: @Sendable (Handle, _ endpoint: UInt8) -> Int32
}

extension LibUSBCalls {
  /// The library itself.
  static var system: LibUSBCalls {
    unsafe LibUSBCalls(
      initialize: { context in
        let result = headset_libusb_set_no_device_discovery()
        return result == 0 ? unsafe libusb_init(&context) : result
      },
      exit: { unsafe libusb_exit($0) },
      handleEvents: { context, seconds in
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        return unsafe libusb_handle_events_timeout_completed(context, &limit, nil)
      },
      interruptEvents: { unsafe libusb_interrupt_event_handler($0) },
      openNode: { path in
        let file = unsafe open(path, O_RDWR | O_CLOEXEC)
        return file >= 0 ? file : -errno
      },
      closeNode: { Glibc.close($0) },
      wrapNode: { unsafe libusb_wrap_sys_device($0, Int($1), &$2) },
      closeHandle: { unsafe libusb_close($0) },
      setAutoDetach: { unsafe libusb_set_auto_detach_kernel_driver($0, 1) },
      claim: { unsafe libusb_claim_interface($0, $1) },
      release: { unsafe libusb_release_interface($0, $1) },
      packetByteCountMax: { unsafe libusb_get_max_packet_size(libusb_get_device($0), $1) },
      allocateTransfer: { unsafe libusb_alloc_transfer(0) },
      freeTransfer: { unsafe libusb_free_transfer($0) },
      submit: { unsafe libusb_submit_transfer($0) },
      cancel: { unsafe libusb_cancel_transfer($0) },
      clearHalt: { unsafe libusb_clear_halt($0, $1) }
    )
  }
}
