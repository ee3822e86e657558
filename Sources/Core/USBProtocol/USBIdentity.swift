/// What a USB device says about itself before anybody speaks its language.
///
/// A vendor and product pair is not an identity: 28de:2300 serves four products and 0bb4:2c87 both the
/// Vive's mainboard and its camera, so strings, release and interfaces belong to it.
public struct USBIdentity: Hashable, Sendable {
  /// idVendor, as the USB Implementers Forum gave it out.
  public var vendorID: UInt16
  /// idProduct, as the vendor chose it.
  public var productID: UInt16
  /// bcdDevice, as it stands in the descriptor.
  public var release: UInt16
  /// The string iManufacturer names; nil where there is none or it could not be read.
  public var manufacturer: String?
  /// The string iProduct names.
  public var product: String?
  /// The string iSerialNumber names: often of a part, seldom of the whole headset.
  public var serial: String?
  /// Those of the active configuration, in the order of its descriptors.
  public var interfaces: [Interface]

  /// An interface's number and classes, as in its descriptor (USB 2.0, table 9-12).
  public struct Interface: Hashable, Sendable {
    /// bInterfaceNumber.
    public var number: UInt8
    /// bInterfaceClass: 3 is HID.
    public var classCode: UInt8
    /// bInterfaceSubClass.
    public var subclassCode: UInt8
    /// bInterfaceProtocol.
    public var protocolCode: UInt8

    /// An interface, field by field.
    public init(number: UInt8, classCode: UInt8, subclassCode: UInt8, protocolCode: UInt8) {
      self.number = number
      self.classCode = classCode
      self.subclassCode = subclassCode
      self.protocolCode = protocolCode
    }
  }

  /// An identity; what is left out was not told.
  public init(
    vendorID: UInt16, productID: UInt16, release: UInt16 = 0, manufacturer: String? = nil,
    product: String? = nil, serial: String? = nil, interfaces: [Interface] = []
  ) {
    self.vendorID = vendorID
    self.productID = productID
    self.release = release
    self.manufacturer = manufacturer
    self.product = product
    self.serial = serial
    self.interfaces = interfaces
  }
}
