public import USBProtocol

extension USBDescriptorSet {
  private static let languageDefault: UInt16 = 0x0409

  /// Reads a device's descriptors by control transfers, as a kernel does when it is plugged in. Strings that
  /// the device refuses are left out.
  /// - Throws: what `control` throws for the device or configuration descriptor.
  public static func read(
    _ control: (USBSetup) throws(TransportError) -> [UInt8]
  ) throws(TransportError) -> USBDescriptorSet {
    var set = USBDescriptorSet()
    set.device = try control(descriptor(USBDescriptorType.device, length: USBDeviceDescriptor.byteCount))
    let head = try control(
      descriptor(USBDescriptorType.configuration, length: USBConfigurationDescriptor.byteCount))
    guard let first = try? USBConfigurationDescriptor(decoding: head.span) else { throw .protocolViolation }
    set.configuration = try control(
      descriptor(USBDescriptorType.configuration, length: Int(first.totalLength)))
    guard let device = try? USBDeviceDescriptor(decoding: set.device.span) else { throw .protocolViolation }
    let wanted = Set([device.manufacturerIndex, device.productIndex, device.serialIndex]).subtracting([0])
    guard !wanted.isEmpty else { return set }
    let languages = (try? control(descriptor(USBDescriptorType.string, length: 255))) ?? []
    set.strings[0] = languages
    let language =
      languages.count >= 4 ? UInt16(languages[2]) | UInt16(languages[3]) << 8 : languageDefault
    for index in wanted.sorted() {
      let setup = descriptor(USBDescriptorType.string, index: index, language: language, length: 255)
      set.strings[index] = try? control(setup)
    }
    return set
  }

  /// GET_DESCRIPTOR (USB 2.0, section 9.4.3).
  private static func descriptor(
    _ type: UInt8, index: UInt8 = 0, language: UInt16 = 0, length: Int
  ) -> USBSetup {
    USBSetup(
      requestType: 0x80, request: 0x06, value: UInt16(type) << 8 | UInt16(index), index: language,
      length: UInt16(length))
  }
}
