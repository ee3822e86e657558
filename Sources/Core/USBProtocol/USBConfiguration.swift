/// A configuration with its interfaces and endpoints, as the device lists them.
///
/// What is not an interface or endpoint (class descriptors, associations) stays as bytes with the one it
/// follows, so that `encoded` gives back every byte. Allocates; for attach time, not for the pose loop.
public struct USBConfiguration: Hashable, Sendable {
  /// Most interface settings read: Linux stops at 32 interfaces (USB_MAXINTERFACES); a UVC camera needs a
  /// dozen settings for one.
  public static let settingsMax = 128
  /// Most endpoints of one setting: 15 each way (USB 2.0, section 9.6.6).
  public static let endpointsMax = 30

  /// Its head.
  public var descriptor: USBConfigurationDescriptor
  /// What follows the head and comes before the first interface.
  public var trailing: [UInt8]
  /// Every setting of every interface, in the order of the device.
  public var settings: [Setting]

  /// One setting of an interface; most have only setting 0.
  public struct Setting: Hashable, Sendable {
    /// The setting's head.
    public var descriptor: USBInterfaceDescriptor
    /// Class descriptors between this and its first endpoint.
    public var trailing: [UInt8]
    /// Without endpoint 0.
    public var endpoints: [Endpoint]

    /// The HID descriptor, where the interface is a human interface device and has a sound one.
    public var hid: HIDDescriptor? {
      guard descriptor.classCode == 3 else { return nil }
      return firstDescriptor(
        of: USBDescriptorType.hid, in: trailing,
        from: Int(descriptor.length) - USBInterfaceDescriptor.byteCount
      ) { (bytes: Span<UInt8>) in try? HIDDescriptor(decoding: bytes) }
    }
  }

  /// One endpoint of a setting.
  public struct Endpoint: Hashable, Sendable {
    /// Address, type, packet size and interval.
    public var descriptor: USBEndpointDescriptor
    /// What follows, up to the next endpoint or interface.
    public var trailing: [UInt8]
  }

  /// Reads wTotalLength bytes; what follows them is not looked at.
  /// - Throws: any case of `USBDescriptorError`; a count field that disagrees with what follows is not one.
  public init(decoding bytes: Span<UInt8>) throws(USBDescriptorError) {
    descriptor = try USBConfigurationDescriptor(decoding: bytes)
    trailing = []
    settings = []
    let total = Int(descriptor.totalLength)
    guard total >= Int(descriptor.length), total <= bytes.count else {
      throw .totalLength(stated: total, available: bytes.count)
    }
    append(
      bytes.extracting(USBConfigurationDescriptor.byteCount..<Int(descriptor.length)))
    var offset = Int(descriptor.length)
    while offset < total {
      let length = Int(bytes[offset])
      guard length >= 2 else {
        throw .lengthTooSmall(type: offset + 1 < total ? bytes[offset + 1] : 0, length: bytes[offset])
      }
      guard length <= total - offset else {
        throw .beyondEnd(offset: offset, length: length, available: total - offset)
      }
      try ingest(bytes.extracting(offset..<offset + length), at: offset)
      offset += length
    }
  }

  /// The bytes again, with wTotalLength as they are long.
  /// - Precondition: they are at most 65,535.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(copying: descriptor.encoded.span)
    bytes += trailing
    for setting in settings {
      bytes.append(copying: setting.descriptor.encoded.span)
      bytes += setting.trailing
      for endpoint in setting.endpoints {
        bytes.append(copying: endpoint.descriptor.encoded.span)
        bytes += endpoint.trailing
      }
    }
    bytes[2] = UInt8(UInt16(bytes.count) & 0xff)
    bytes[3] = UInt8(UInt16(bytes.count) >> 8)
    return bytes
  }

  // MARK: -

  /// One descriptor of the walk: a new setting, a new endpoint, or bytes for the last of them.
  private mutating func ingest(_ bytes: Span<UInt8>, at offset: Int) throws(USBDescriptorError) {
    switch bytes[1] {
    case USBDescriptorType.interface:
      guard settings.count < Self.settingsMax else {
        throw .tooMany(type: USBDescriptorType.interface, max: Self.settingsMax)
      }
      let descriptor = try USBInterfaceDescriptor(decoding: bytes)
      settings.append(Setting(descriptor: descriptor, trailing: [], endpoints: []))
      append(bytes.extracting(USBInterfaceDescriptor.byteCount...))
    case USBDescriptorType.endpoint:
      try ingestEndpoint(USBEndpointDescriptor(decoding: bytes), at: offset)
      append(bytes.extracting(USBEndpointDescriptor.byteCount...))
    default:
      append(bytes)
    }
  }

  private mutating func ingestEndpoint(
    _ descriptor: USBEndpointDescriptor, at offset: Int
  ) throws(USBDescriptorError) {
    guard let last = settings.indices.last else { throw .misplacedEndpoint(offset: offset) }
    let siblings = settings[last].endpoints
    guard siblings.count < Self.endpointsMax else {
      throw .tooMany(type: USBDescriptorType.endpoint, max: Self.endpointsMax)
    }
    guard !siblings.contains(where: { $0.descriptor.address == descriptor.address }) else {
      throw .duplicateEndpoint(
        address: descriptor.address, interface: settings[last].descriptor.number)
    }
    settings[last].endpoints.append(Endpoint(descriptor: descriptor, trailing: []))
  }

  /// Adds bytes to whatever was read last.
  private mutating func append(_ bytes: Span<UInt8>) {
    guard let setting = settings.indices.last else {
      trailing.append(copying: bytes)
      return
    }
    if let endpoint = settings[setting].endpoints.indices.last {
      settings[setting].endpoints[endpoint].trailing.append(copying: bytes)
    } else {
      settings[setting].trailing.append(copying: bytes)
    }
  }
}

/// The first descriptor of `type` in a run of them that begins at `start`, read by `decode`.
private func firstDescriptor<Value>(
  of type: UInt8, in bytes: [UInt8], from start: Int, decode: (Span<UInt8>) -> Value?
) -> Value? {
  var offset = start
  while offset + 2 <= bytes.count {
    let length = Int(bytes[offset])
    guard length >= 2, length <= bytes.count - offset else { return nil }
    if bytes[offset + 1] == type { return decode(bytes.span.extracting(offset..<offset + length)) }
    offset += length
  }
  return nil
}

extension [UInt8] {
  mutating func append(copying bytes: Span<UInt8>) {
    reserveCapacity(count + bytes.count)
    for offset in bytes.indices { append(bytes[offset]) }
  }
}
