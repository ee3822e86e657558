internal import USBProtocol

/// What the kernel does when a device is plugged in, done by us: read the descriptors, choose the first
/// configuration (USB 2.0, section 9.1.2 and table 9-4).
struct USBIPEnumeration {
  static let timeoutMilliseconds = 1_000
  /// A configuration longer than this is no headset's.
  static let configurationByteCountMax = 4_096

  let line: USBIPLine

  func identity() throws(TransportError) -> USBIdentity {
    var descriptors = USBDescriptorSet()
    descriptors.device = try read(type: 1, index: 0, length: 18)
    let head = try read(type: 2, index: 0, length: 9)
    guard head.count >= 9 else { throw .protocolViolation }
    let total = Int(head[2]) | Int(head[3]) << 8
    guard total <= Self.configurationByteCountMax else { throw .protocolViolation }
    descriptors.configuration = try read(type: 2, index: 0, length: UInt16(total))
    guard descriptors.device.count >= 18 else { throw .protocolViolation }
    for index in Set(descriptors.device[14...16]) where index != 0 {
      // A string is a courtesy: a device that refuses one is still itself.
      descriptors.strings[index] = try? read(type: 3, index: index, length: 255, language: 0x0409)
    }
    try configure(value: head[5])
    guard let identity = try? descriptors.identity else { throw .protocolViolation }
    return identity
  }

  private func read(
    type: UInt16, index: UInt8, length: UInt16, language: UInt16 = 0
  ) throws(TransportError) -> [UInt8] {
    let setup = USBSetup(
      requestType: 0x80, request: 6, value: type << 8 | UInt16(index), index: language, length: length)
    return try line.transfer(endpoint: 0x80, setup: setup, data: [], Self.timeoutMilliseconds)
  }

  private func configure(value: UInt8) throws(TransportError) {
    let setup = USBSetup(requestType: 0, request: 9, value: UInt16(value), index: 0, length: 0)
    _ = try line.transfer(endpoint: 0, setup: setup, data: [], Self.timeoutMilliseconds)
  }
}
