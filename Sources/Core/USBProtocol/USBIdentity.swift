/// What a USB device says about itself before anybody speaks its language.
///
/// A vendor and product pair is not an identity: 28de:2300 serves four products and 0bb4:2c87 both the
/// Vive's mainboard and its camera, so strings, release and interfaces belong to it.
public struct USBIdentity: Hashable, Sendable {
  public var vendorID: UInt16
  public var productID: UInt16
  /// bcdDevice, as it stands in the descriptor.
  public var release: UInt16
  public var manufacturer: String?
  public var product: String?
  public var serial: String?
  public var interfaces: [Interface]

  /// An interface's number and classes, as in its descriptor (USB 2.0, table 9-12).
  public struct Interface: Hashable, Sendable {
    public var number: UInt8
    public var classCode: UInt8
    public var subclassCode: UInt8
    public var protocolCode: UInt8

    public init(number: UInt8, classCode: UInt8, subclassCode: UInt8, protocolCode: UInt8) {
      self.number = number
      self.classCode = classCode
      self.subclassCode = subclassCode
      self.protocolCode = protocolCode
    }
  }

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
