/// The descriptors of one device as raw bytes: what enumeration reads, what a recording keeps and what an
/// emulated device answers with. Any part may be missing.
public struct USBDescriptorSet: Hashable, Sendable {
  /// 18 bytes, or none.
  public var device: [UInt8]
  /// wTotalLength bytes, or none.
  public var configuration: [UInt8]
  /// HID report descriptors by interface number.
  public var hidReports: [UInt8: [UInt8]]
  /// String descriptors by index, head included, in the first language that was read; 0 lists languages.
  public var strings: [UInt8: [UInt8]]

  /// Raw descriptors; those left out are not known.
  public init(
    device: [UInt8] = [], configuration: [UInt8] = [], hidReports: [UInt8: [UInt8]] = [:],
    strings: [UInt8: [UInt8]] = [:]
  ) {
    self.device = device
    self.configuration = configuration
    self.hidReports = hidReports
    self.strings = strings
  }

  /// Whether nothing is known.
  public var isEmpty: Bool {
    device.isEmpty && configuration.isEmpty && hidReports.isEmpty && strings.isEmpty
  }

  /// The text of string `index`; nil for index 0, for one that was not read and for one that is broken.
  public func string(at index: UInt8) -> String? {
    guard index != 0, let bytes = strings[index] else { return nil }
    return try? USBStringDescriptor.decode(bytes.span)
  }

  /// What the descriptors say: ids and strings of the device, setting 0 of every interface. Without a
  /// configuration the interfaces are empty.
  /// - Throws: what decoding the device or the configuration descriptor throws.
  public var identity: USBIdentity {
    get throws(USBDescriptorError) {
      let head = try USBDeviceDescriptor(decoding: device.span)
      return USBIdentity(
        vendorID: head.vendorID, productID: head.productID, release: head.release,
        manufacturer: string(at: head.manufacturerIndex), product: string(at: head.productIndex),
        serial: string(at: head.serialIndex), interfaces: try interfaces)
    }
  }

  private var interfaces: [USBIdentity.Interface] {
    get throws(USBDescriptorError) {
      guard !configuration.isEmpty else { return [] }
      return try USBConfiguration(decoding: configuration.span).settings
        .map(\.descriptor).filter { $0.alternateSetting == 0 }
        .map {
          USBIdentity.Interface(
            number: $0.number, classCode: $0.classCode, subclassCode: $0.subclassCode,
            protocolCode: $0.protocolCode)
        }
    }
  }
}
