public import PoseMath
public import USBProtocol

/// One completed USB transfer: what a host program asked and what it got.
///
/// Submission and completion are one: data that went out come from the submission, data that came in from
/// the completion. Interrupt and isochronous IN requests that wait for an answer are not transfers yet.
public struct RecordedTransfer: Hashable, Sendable {
  /// Most bytes of one transfer.
  public static let byteCountMax = 1 << 20

  /// The transfer type (USB 2.0, section 5.4).
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// Numbered as usbmon and USBPcap number them.
    case isochronous = 0, interrupt = 1, control = 2, bulk = 3
  }

  /// How a transfer ended.
  public enum Status: Hashable, Sendable {
    case ok
    /// The endpoint stalled: the device refused.
    case stalled
    /// The host took the request back.
    case cancelled
    /// The device had left the bus.
    case disconnected
    /// No completion was captured. USBPcap as of 2016 shows refused control requests so: reads of a
    /// receiver's feature 0x10 without a controller, which stall under usbmon (system-04 beside vive_cal).
    case unanswered
    /// Anything else by its number: a negative errno from Linux, a USBD_STATUS from Windows.
    case other(code: Int32)
  }

  /// When it completed, counted from the recording's first packet. An unanswered one carries the time at
  /// which a later request of the same endpoint was answered, or the recording's end.
  public var timestamp: Timestamp
  /// Index of the `RecordedDevice`.
  public var device: Int
  /// Endpoint address; bit 7 is set where data go to the host, for endpoint 0 by the setup packet.
  public var endpoint: UInt8
  /// The transfer type.
  public var kind: Kind
  /// How it ended.
  public var status: Status
  /// The setup packet of a control transfer.
  public var setup: USBSetup?
  /// The data, in either direction, as far as they were captured.
  public var bytes: [UInt8]
  /// Bytes that were transferred and not captured.
  public var missingByteCount: Int

  /// A transfer; what is left out is empty, and it went well.
  public init(
    timestamp: Timestamp, device: Int, endpoint: UInt8, kind: Kind, status: Status = .ok,
    setup: USBSetup? = nil, bytes: [UInt8] = [], missingByteCount: Int = 0
  ) {
    self.timestamp = timestamp
    self.device = device
    self.endpoint = endpoint
    self.kind = kind
    self.status = status
    self.setup = setup
    self.bytes = bytes
    self.missingByteCount = missingByteCount
  }

  /// Whether the bytes come from the device.
  public var isDeviceToHost: Bool { endpoint & 0x80 != 0 }
}
