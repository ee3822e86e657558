/// USB/IP 1.1.1: USB transfers as messages on a byte stream, for both ends of it.
///
/// Source of every value and offset in this folder: Linux `Documentation/usb/usbip_protocol.rst`, checked
/// against its example bytes. A connection begins with one operation (list, or import a device); after a
/// good import it carries 48-byte transfer headers, each followed by its payload. All fields are big-endian
/// but the setup packet, which keeps USB's own order.
public enum USBIP {
  /// 1.1.1, as the two bytes that open every operation.
  public static let version: UInt16 = 0x0111
  /// The port servers listen on (registered with IANA; `usbipd` of the Linux tools).
  public static let portDefault: UInt16 = 3240

  /// Devices that one listing may name. The protocol allows four thousand million; a rig has ten.
  public static let devicesMax = 256
  /// Payload bytes of one transfer. A control transfer's data stage ends at 65,535; HID needs 64.
  public static let payloadByteCountMax = 65_536

  /// Which way a transfer's payload goes, as field `direction` says it.
  public enum Direction: UInt32, Sendable {
    case hostToDevice = 0
    case deviceToHost = 1
  }

  /// Bus speeds, numbered as the kernel's `enum usb_device_speed` does.
  public enum Speed {
    public static let low: UInt32 = 1
    public static let full: UInt32 = 2
    public static let high: UInt32 = 3
    public static let `super`: UInt32 = 5
  }
}
