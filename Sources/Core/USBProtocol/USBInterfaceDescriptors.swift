internal import ByteLayout

/// The head of a configuration (USB 2.0, table 9-10).
public struct USBConfigurationDescriptor: Hashable, Sendable {
  /// The size of the layout, bytes.
  public static let byteCount = 9

  /// bLength as the device sent it.
  public var length: UInt8 = 9
  /// wTotalLength: this descriptor and all that belong to it, bytes.
  public var totalLength: UInt16
  /// bNumInterfaces as stated; the interfaces that follow may be more or fewer.
  public var interfaceCount: UInt8
  /// bConfigurationValue, what SET_CONFIGURATION selects.
  public var value: UInt8
  /// The string that names it, 0 for none.
  public var stringIndex: UInt8
  /// bmAttributes: bit 6 self-powered, bit 5 remote wake-up.
  public var attributes: UInt8
  /// bMaxPower, units of 2 mA.
  public var rawMaxPower: UInt8

  /// - Throws: `.truncated`, `.unexpectedType`, `.lengthTooSmall`.
  public init(decoding bytes: Span<UInt8>) throws(USBDescriptorError) {
    try checkDescriptor(bytes, type: USBDescriptorType.configuration, byteCount: Self.byteCount)
    length = bytes[0]
    totalLength = bytes.uint16(at: 2)
    interfaceCount = bytes[4]
    value = bytes[5]
    stringIndex = bytes[6]
    attributes = bytes[7]
    rawMaxPower = bytes[8]
  }

  /// The same bytes again.
  public var encoded: InlineArray<9, UInt8> {
    [
      length, USBDescriptorType.configuration, UInt8(totalLength & 0xff), UInt8(totalLength >> 8),
      interfaceCount, value, stringIndex, attributes, rawMaxPower,
    ]
  }
}

/// One setting of one interface (USB 2.0, table 9-12).
public struct USBInterfaceDescriptor: Hashable, Sendable {
  /// The size of the layout, bytes.
  public static let byteCount = 9

  /// bLength as the device sent it.
  public var length: UInt8 = 9
  /// bInterfaceNumber.
  public var number: UInt8
  /// bAlternateSetting.
  public var alternateSetting: UInt8
  /// bNumEndpoints as stated, endpoint 0 not counted.
  public var endpointCount: UInt8
  /// bInterfaceClass; 3 is HID.
  public var classCode: UInt8
  /// bInterfaceSubClass.
  public var subclassCode: UInt8
  /// bInterfaceProtocol.
  public var protocolCode: UInt8
  /// The string that names it, 0 for none.
  public var stringIndex: UInt8

  /// - Throws: `.truncated`, `.unexpectedType`, `.lengthTooSmall`.
  public init(decoding bytes: Span<UInt8>) throws(USBDescriptorError) {
    try checkDescriptor(bytes, type: USBDescriptorType.interface, byteCount: Self.byteCount)
    length = bytes[0]
    number = bytes[2]
    alternateSetting = bytes[3]
    endpointCount = bytes[4]
    classCode = bytes[5]
    subclassCode = bytes[6]
    protocolCode = bytes[7]
    stringIndex = bytes[8]
  }

  /// The same bytes again.
  public var encoded: InlineArray<9, UInt8> {
    [
      length, USBDescriptorType.interface, number, alternateSetting, endpointCount, classCode,
      subclassCode, protocolCode, stringIndex,
    ]
  }
}

/// One endpoint of an interface setting (USB 2.0, table 9-13).
public struct USBEndpointDescriptor: Hashable, Sendable {
  /// The size of the layout, bytes; audio class 1 endpoints have two more.
  public static let byteCount = 7

  /// bLength as the device sent it.
  public var length: UInt8 = 7
  /// bEndpointAddress: bit 7 is set where data go to the host.
  public var address: UInt8
  /// bmAttributes: bits 0 and 1 are the transfer type.
  public var attributes: UInt8
  /// wMaxPacketSize: bits 0 to 10 bytes, 11 and 12 further transactions a microframe.
  public var rawPacketSize: UInt16
  /// bInterval: frames of 1 ms at full speed, 2^(n-1) microframes of 125 us at high speed.
  public var rawInterval: UInt8

  /// Whether data go from device to host.
  public var isDeviceToHost: Bool { address & 0x80 != 0 }
  /// Whether it is polled: transfer type 3.
  public var isInterrupt: Bool { attributes & 3 == 3 }
  /// Bytes of one transaction.
  public var packetByteCount: Int { Int(rawPacketSize & 0x7ff) }

  /// - Throws: `.truncated`, `.unexpectedType`, `.lengthTooSmall`.
  public init(decoding bytes: Span<UInt8>) throws(USBDescriptorError) {
    try checkDescriptor(bytes, type: USBDescriptorType.endpoint, byteCount: Self.byteCount)
    length = bytes[0]
    address = bytes[2]
    attributes = bytes[3]
    rawPacketSize = bytes.uint16(at: 4)
    rawInterval = bytes[6]
  }

  /// The same bytes again.
  public var encoded: InlineArray<7, UInt8> {
    [
      length, USBDescriptorType.endpoint, address, attributes, UInt8(rawPacketSize & 0xff),
      UInt8(rawPacketSize >> 8), rawInterval,
    ]
  }
}

/// The class descriptor of a HID interface (HID 1.11, section 6.2.1): how long its report descriptor is.
public struct HIDDescriptor: Hashable, Sendable {
  /// The size of the layout with one subordinate descriptor, bytes.
  public static let byteCount = 9

  /// bLength as the device sent it; 3 more for every further subordinate descriptor.
  public var length: UInt8 = 9
  /// bcdHID.
  public var release: UInt16
  /// bCountryCode.
  public var countryCode: UInt8
  /// bNumDescriptors.
  public var descriptorCount: UInt8
  /// The type of the first subordinate descriptor: 0x22, a report descriptor.
  public var subordinateType: UInt8
  /// Its length, bytes.
  public var subordinateLength: UInt16

  /// - Throws: `.truncated`, `.unexpectedType`, `.lengthTooSmall`.
  public init(decoding bytes: Span<UInt8>) throws(USBDescriptorError) {
    try checkDescriptor(bytes, type: USBDescriptorType.hid, byteCount: Self.byteCount)
    length = bytes[0]
    release = bytes.uint16(at: 2)
    countryCode = bytes[4]
    descriptorCount = bytes[5]
    subordinateType = bytes[6]
    subordinateLength = bytes.uint16(at: 7)
  }

  /// The same bytes again.
  public var encoded: InlineArray<9, UInt8> {
    [
      length, USBDescriptorType.hid, UInt8(release & 0xff), UInt8(release >> 8), countryCode,
      descriptorCount, subordinateType, UInt8(subordinateLength & 0xff), UInt8(subordinateLength >> 8),
    ]
  }
}
