/// Why bytes are not the USB descriptors that they were read as. A device may say anything: every case here
/// is an answer to something a broken or hostile one does, and none of them stops the service.
public enum USBDescriptorError: Error, Equatable, Sendable {
  /// Fewer bytes than the layout of this descriptor type needs.
  case truncated(type: UInt8, expected: Int, actual: Int)
  /// bDescriptorType names another descriptor.
  case unexpectedType(expected: UInt8, actual: UInt8)
  /// bLength is smaller than the layout of its type, or than its own two bytes.
  case lengthTooSmall(type: UInt8, length: UInt8)
  /// A descriptor inside a configuration claims bytes past the configuration's end.
  case beyondEnd(offset: Int, length: Int, available: Int)
  /// wTotalLength is less than a header or more than the bytes that came.
  case totalLength(stated: Int, available: Int)
  /// More of one descriptor type than this bound of ours.
  case tooMany(type: UInt8, max: Int)
  /// An endpoint before any interface.
  case misplacedEndpoint(offset: Int)
  /// Two endpoints of one interface setting share an address.
  case duplicateEndpoint(address: UInt8, interface: UInt8)
}

/// bDescriptorType (USB 2.0, table 9-5; HID 1.11, section 7.1).
public enum USBDescriptorType {
  /// Device descriptor.
  public static let device: UInt8 = 0x01
  /// Configuration descriptor.
  public static let configuration: UInt8 = 0x02
  /// String descriptor.
  public static let string: UInt8 = 0x03
  /// Interface descriptor.
  public static let interface: UInt8 = 0x04
  /// Endpoint descriptor.
  public static let endpoint: UInt8 = 0x05
  /// Inside an interface of class 3 only: DFU uses the same number for its functional descriptor.
  public static let hid: UInt8 = 0x21
  /// HID report descriptor.
  public static let hidReport: UInt8 = 0x22
}

/// The two checks at the door of every fixed layout.
func checkDescriptor(
  _ bytes: Span<UInt8>, type: UInt8, byteCount: Int
) throws(USBDescriptorError) {
  guard bytes.count >= 2 else {
    throw .truncated(type: type, expected: byteCount, actual: bytes.count)
  }
  guard bytes[1] == type else { throw .unexpectedType(expected: type, actual: bytes[1]) }
  guard Int(bytes[0]) >= byteCount else { throw .lengthTooSmall(type: type, length: bytes[0]) }
  guard bytes.count >= byteCount else {
    throw .truncated(type: type, expected: byteCount, actual: bytes.count)
  }
}
