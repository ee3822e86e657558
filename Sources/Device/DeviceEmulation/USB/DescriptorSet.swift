/// Everything a device says about itself in descriptors.
public struct DescriptorSet: Equatable, Sendable {
  /// USB 2.0, table 9-8.
  public var device: [UInt8]
  /// With its interfaces, endpoints and HID descriptors (USB 2.0, section 9.6.3; HID 1.11, section 6.2.1).
  public var configuration: [UInt8]
  /// HID report descriptors by interface.
  public var hidReports: [UInt8: [UInt8]]
  /// By string index, in US English.
  public var strings: [UInt8: String]

  public init(
    device: [UInt8], configuration: [UInt8], hidReports: [UInt8: [UInt8]], strings: [UInt8: String]
  ) {
    self.device = device
    self.configuration = configuration
    self.hidReports = hidReports
    self.strings = strings
  }

  /// - Precondition: the device descriptor has its 18 bytes; ours all do, a test says so.
  public var vendorID: UInt16 { UInt16(device[8]) | UInt16(device[9]) << 8 }
  public var productID: UInt16 { UInt16(device[10]) | UInt16(device[11]) << 8 }
  public var release: UInt16 { UInt16(device[12]) | UInt16(device[13]) << 8 }

  /// The unit's serial number, if it has one.
  public var serial: String? { strings[device[16]] }

  /// Descriptors inside the configuration, whole.
  func parts(ofType type: UInt8) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var offset = 0
    while offset + 2 <= configuration.count {
      let length = Int(configuration[offset])
      guard length >= 2, offset + length <= configuration.count else { break }
      if configuration[offset + 1] == type {
        found.append(Array(configuration[offset..<offset + length]))
      }
      offset += length
    }
    return found
  }

  /// Number, class, subclass and protocol of each interface (USB 2.0, table 9-12).
  var interfaces: [(number: UInt8, classCode: UInt8, subclassCode: UInt8, protocolCode: UInt8)] {
    parts(ofType: 4).filter { $0.count >= 9 }.map { ($0[2], $0[5], $0[6], $0[7]) }
  }

  /// Addresses of the endpoints with their direction bit (USB 2.0, table 9-13).
  var endpoints: [UInt8] { parts(ofType: 5).filter { $0.count >= 7 }.map { $0[2] } }

  /// The HID descriptor of an interface: the one that follows it in the configuration.
  func hidDescriptor(ofInterface number: UInt8) -> [UInt8]? {
    guard let index = interfaces.firstIndex(where: { $0.number == number }) else { return nil }
    let descriptors = parts(ofType: 0x21)
    return index < descriptors.count ? descriptors[index] : nil
  }
}

extension DescriptorSet {
  /// Descriptors as hexadecimal text, as the sheets quote them.
  init(device: String, configuration: String, hidReports: [String], strings: [UInt8: String]) {
    var reports: [UInt8: [UInt8]] = [:]
    for (number, text) in hidReports.enumerated() { reports[UInt8(number)] = Self.bytes(text) }
    self.init(
      device: Self.bytes(device), configuration: Self.bytes(configuration), hidReports: reports,
      strings: strings)
  }

  private static func bytes(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
