internal import USBProtocol

/// One event of a transfer's life as a capture shows it, whatever made the capture.
struct CapturedURB {
  enum Phase {
    /// The host asks; carries the data of transfers to the device.
    case submission
    /// USBPcap tells the data stage of a control transfer apart.
    case data
    /// The transfer is over; carries the data of transfers from the device.
    case completion
  }

  var phase: Phase
  /// What tells concurrent requests apart: URB address (usbmon) or IRP address (USBPcap).
  var token: UInt64
  var bus: UInt16
  var address: UInt16
  var endpoint: UInt8
  var kind: RecordedTransfer.Kind
  var status: RecordedTransfer.Status = .ok
  var setup: USBSetup?
  /// Where the data are in the packet.
  var payload = 0..<0
  /// Data bytes that the packet should hold and does not.
  var missingByteCount = 0
}
