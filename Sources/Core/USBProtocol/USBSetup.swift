/// The eight bytes that open a control transfer (USB 2.0, table 9-2).
public struct USBSetup: Hashable, Sendable {
  /// bmRequestType: direction in bit 7, type in 6 and 5, recipient below.
  public var requestType: UInt8
  /// bRequest: what is asked, in the recipient's own numbering.
  public var request: UInt8
  /// wValue.
  public var value: UInt16
  /// wIndex: the interface or the endpoint, where one is addressed.
  public var index: UInt16
  /// wLength: bytes of the data stage, at most.
  public var length: UInt16

  /// The eight bytes, field by field.
  public init(requestType: UInt8, request: UInt8, value: UInt16, index: UInt16, length: UInt16) {
    self.requestType = requestType
    self.request = request
    self.value = value
    self.index = index
    self.length = length
  }

  /// Whether the data stage goes from device to host: bit 7 of the request type.
  public var isDeviceToHost: Bool { requestType & 0x80 != 0 }
}

/// The two class requests that every headset here is configured by (HID 1.11, sections 7.2.1 and 7.2.2).
extension USBSetup {
  /// GET_REPORT of a feature report; the answer begins with the report id.
  public static func getFeature(reportID: UInt8, interface: UInt8, length: UInt16) -> USBSetup {
    USBSetup(
      requestType: 0xa1, request: 0x01, value: 0x0300 | UInt16(reportID),
      index: UInt16(interface), length: length)
  }

  /// SET_REPORT of a feature report; the data begin with the report id.
  public static func setFeature(reportID: UInt8, interface: UInt8, length: UInt16) -> USBSetup {
    USBSetup(
      requestType: 0x21, request: 0x09, value: 0x0300 | UInt16(reportID),
      index: UInt16(interface), length: length)
  }

  /// The feature report that this request reads or writes, if it is one of the two.
  public var featureReportID: UInt8? {
    let isRead = requestType == 0xa1 && request == 0x01
    let isWrite = requestType == 0x21 && request == 0x09
    guard isRead || isWrite, value >> 8 == 3 else { return nil }
    return UInt8(value & 0xff)
  }
}
