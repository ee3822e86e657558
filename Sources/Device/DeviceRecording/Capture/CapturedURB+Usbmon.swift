internal import ByteLayout
internal import USBProtocol

/// The binary head of Linux usbmon (Documentation/usb/usbmon.rst, "Raw binary format and API"): 48 bytes,
/// or 64 with the padding of its memory-mapped form; integers of the capturing machine, here little-endian.
extension CapturedURB {
  /// Nil for a packet shorter than its head or of a type that is none.
  init?(usbmon packet: Span<UInt8>, headByteCount: Int, originalByteCount: Int) {
    guard packet.count >= headByteCount else { return nil }
    let isSubmission = packet[8] == UInt8(ascii: "S")
    guard isSubmission || packet[8] == UInt8(ascii: "C") || packet[8] == UInt8(ascii: "E"),
      let kind = RecordedTransfer.Kind(rawValue: packet[9])
    else { return nil }
    self.init(
      phase: isSubmission ? .submission : .completion, token: packet.uint64(at: 0),
      bus: packet.uint16(at: 12), address: UInt16(packet[11]), endpoint: packet[10], kind: kind)
    if !isSubmission { status = RecordedTransfer.Status(errno: Int32(bitPattern: packet.uint32(at: 28))) }
    // flag_setup is 0 where the setup packet was taken down.
    if isSubmission, kind == .control, packet[14] == 0 {
      setup = try? USBSetup(decoding: packet.extracting(40..<48))
    }
    // flag_data is 0 where data were; else a character says why not.
    guard packet[15] == 0 else { return }
    let tableByteCount = kind == .isochronous && headByteCount == 64 ? Self.tableByteCount(of: packet) : 0
    let start = min(packet.count, headByteCount + tableByteCount)
    payload = start..<packet.count
    let lengthField = Int(packet.uint32(at: 32))
    missingByteCount =
      kind == .isochronous ? max(0, originalByteCount - packet.count) : max(0, lengthField - payload.count)
  }

  /// ndesc descriptors of 16 bytes stand before the data of isochronous transfers.
  private static func tableByteCount(of packet: Span<UInt8>) -> Int {
    Int(min(packet.uint32(at: 60), 4096)) * 16
  }
}

extension RecordedTransfer.Status {
  /// Linux, include/uapi/asm-generic/errno-base.h and errno.h; meanings of Documentation/driver-api/usb/error-codes.rst.
  init(errno code: Int32) {
    switch code {
    case 0: self = .ok
    case -32: self = .stalled
    case -2, -104: self = .cancelled
    case -19, -108: self = .disconnected
    default: self = .other(code: code)
    }
  }

  /// Windows, usb.h: USBD_STATUS_STALL_PID, _CANCELED, _DEVICE_GONE.
  init(usbdStatus code: UInt32) {
    switch code {
    case 0: self = .ok
    case 0xc000_0004: self = .stalled
    case 0xc001_0000: self = .cancelled
    case 0xc000_7000: self = .disconnected
    default: self = .other(code: Int32(bitPattern: code))
    }
  }
}
