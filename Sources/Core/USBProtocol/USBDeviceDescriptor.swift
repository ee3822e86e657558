internal import ByteLayout

/// The device descriptor: who made it and which strings name it (USB 2.0, table 9-8).
public struct USBDeviceDescriptor: Hashable, Sendable {
  /// The size of the layout, bytes.
  public static let byteCount = 18

  /// bLength as the device sent it; 18 unless it lies upwards.
  public var length: UInt8 = 18
  /// bcdUSB.
  public var usbRelease: UInt16
  /// bDeviceClass; 0 leaves it to the interfaces.
  public var classCode: UInt8
  /// bDeviceSubClass.
  public var subclassCode: UInt8
  /// bDeviceProtocol.
  public var protocolCode: UInt8
  /// bMaxPacketSize0, bytes.
  public var packetSize0: UInt8
  /// idVendor.
  public var vendorID: UInt16
  /// idProduct.
  public var productID: UInt16
  /// bcdDevice.
  public var release: UInt16
  /// iManufacturer, 0 for none.
  public var manufacturerIndex: UInt8
  /// iProduct, 0 for none.
  public var productIndex: UInt8
  /// iSerialNumber, 0 for none.
  public var serialIndex: UInt8
  /// bNumConfigurations.
  public var configurationCount: UInt8

  /// A descriptor of the standard length.
  public init(
    usbRelease: UInt16 = 0x0200, classCode: UInt8 = 0, subclassCode: UInt8 = 0, protocolCode: UInt8 = 0,
    packetSize0: UInt8 = 64, vendorID: UInt16, productID: UInt16, release: UInt16 = 0,
    manufacturerIndex: UInt8 = 0, productIndex: UInt8 = 0, serialIndex: UInt8 = 0,
    configurationCount: UInt8 = 1
  ) {
    self.usbRelease = usbRelease
    self.classCode = classCode
    self.subclassCode = subclassCode
    self.protocolCode = protocolCode
    self.packetSize0 = packetSize0
    self.vendorID = vendorID
    self.productID = productID
    self.release = release
    self.manufacturerIndex = manufacturerIndex
    self.productIndex = productIndex
    self.serialIndex = serialIndex
    self.configurationCount = configurationCount
  }

  /// Reads the first 18 bytes; what follows is not looked at.
  /// - Throws: `.truncated`, `.unexpectedType`, `.lengthTooSmall`.
  public init(decoding bytes: Span<UInt8>) throws(USBDescriptorError) {
    try checkDescriptor(bytes, type: USBDescriptorType.device, byteCount: Self.byteCount)
    self.init(
      usbRelease: bytes.uint16(at: 2), classCode: bytes[4], subclassCode: bytes[5],
      protocolCode: bytes[6], packetSize0: bytes[7], vendorID: bytes.uint16(at: 8),
      productID: bytes.uint16(at: 10), release: bytes.uint16(at: 12), manufacturerIndex: bytes[14],
      productIndex: bytes[15], serialIndex: bytes[16], configurationCount: bytes[17])
    length = bytes[0]
  }

  /// The same bytes again.
  public var encoded: InlineArray<18, UInt8> {
    [
      length, USBDescriptorType.device, UInt8(usbRelease & 0xff), UInt8(usbRelease >> 8),
      classCode, subclassCode, protocolCode, packetSize0,
      UInt8(vendorID & 0xff), UInt8(vendorID >> 8), UInt8(productID & 0xff), UInt8(productID >> 8),
      UInt8(release & 0xff), UInt8(release >> 8), manufacturerIndex, productIndex, serialIndex,
      configurationCount,
    ]
  }
}
