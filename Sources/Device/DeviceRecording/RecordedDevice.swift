public import USBProtocol

/// One stay of a device on the bus, as far as the recording shows it. Plugged in again, it is another one.
public struct RecordedDevice: Hashable, Sendable {
  /// Most devices of a recording.
  public static let countMax = 1024

  /// Its place among the recording's devices, from 0 in the order of their first transfer.
  public var index: Int
  /// Number of the bus, as the recording machine counted.
  public var bus: UInt16
  /// The address on the bus; 0 while it had not been given one.
  public var address: UInt16
  /// What enumeration and later reads of descriptors showed.
  public var descriptors: USBDescriptorSet
  /// What a file beside the recording says, where the recording began after enumeration.
  public var note: Note?

  /// A line of a libsurvive `.usbdevs` file.
  public struct Note: Hashable, Sendable {
    /// Most UTF-8 bytes of a label that a recording keeps.
    public static let labelByteCountMax = 64

    /// idVendor.
    public var vendorID: UInt16
    /// idProduct.
    public var productID: UInt16
    /// That program's name for the kind of device: HMD, WM, WW, T2.
    public var label: String

    /// idVendor.
    public init(vendorID: UInt16, productID: UInt16, label: String) {
      self.vendorID = vendorID
      self.productID = productID
      self.label = label
    }
  }

  /// A device as far as it is known.
  public init(
    index: Int, bus: UInt16, address: UInt16, descriptors: USBDescriptorSet = USBDescriptorSet(),
    note: Note? = nil
  ) {
    self.index = index
    self.bus = bus
    self.address = address
    self.descriptors = descriptors
    self.note = note
  }

  /// The identity: from the descriptors, without interfaces where the configuration is not known or broken;
  /// else from the note; nil where neither is there.
  public var identity: USBIdentity? {
    if let identity = try? descriptors.identity { return identity }
    var partial = descriptors
    partial.configuration = []
    if let identity = try? partial.identity { return identity }
    return note.map { USBIdentity(vendorID: $0.vendorID, productID: $0.productID) }
  }
}
