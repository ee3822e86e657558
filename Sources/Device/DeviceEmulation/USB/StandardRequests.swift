public import USBProtocol

/// What every USB device answers by itself: the standard requests of USB 2.0, chapter 9, and HID's idle rate.
public struct StandardRequests: Sendable {
  private let descriptors: DescriptorSet
  /// The configuration chosen by the host; 0 before.
  public private(set) var configuration: UInt8 = 0
  /// Endpoints that were told to stall.
  private var halted: Set<UInt8> = []

  public init(descriptors: DescriptorSet) { self.descriptors = descriptors }

  /// bRequest, USB 2.0, table 9-4; HID 1.11, section 7.2.
  private enum Request {
    static let getStatus: UInt8 = 0x00
    static let clearFeature: UInt8 = 0x01
    static let setFeature: UInt8 = 0x03
    static let setAddress: UInt8 = 0x05
    static let getDescriptor: UInt8 = 0x06
    static let getConfiguration: UInt8 = 0x08
    static let setConfiguration: UInt8 = 0x09
    static let getInterface: UInt8 = 0x0a
    static let setInterface: UInt8 = 0x0b
    static let hidGetIdle: UInt8 = 0x02
    static let hidSetIdle: UInt8 = 0x0a
  }

  /// The answer, or nil where the device itself must give it.
  public mutating func answer(_ setup: USBSetup) -> ControlAnswer? {
    switch (setup.requestType, setup.request) {
    case (0x80, Request.getDescriptor): descriptor(setup)
    case (0x81, Request.getDescriptor): interfaceDescriptor(setup)
    case (0x80, Request.getConfiguration): .data([configuration])
    case (0x00, Request.setConfiguration): choose(setup)
    case (0x00, Request.setAddress): .accepted
    case (0x80, Request.getStatus), (0x81, Request.getStatus): .data([0, 0])
    case (0x82, Request.getStatus): .data([halted.contains(UInt8(setup.index & 0xff)) ? 1 : 0, 0])
    case (0x02, Request.clearFeature): halt(setup, false)
    case (0x02, Request.setFeature): halt(setup, true)
    case (0x00, Request.clearFeature), (0x00, Request.setFeature): .accepted
    case (0x81, Request.getInterface): .data([0])
    case (0x01, Request.setInterface): setup.value == 0 ? .accepted : .stalled
    case (0x21, Request.hidSetIdle): .accepted
    case (0xa1, Request.hidGetIdle): .data([0])
    case (0x00...0x1f, _), (0x80...0x9f, _): .stalled
    default: nil
    }
  }

  /// Whether the host told the endpoint to stall.
  public func isHalted(_ endpoint: UInt8) -> Bool { halted.contains(endpoint) }

  private mutating func choose(_ setup: USBSetup) -> ControlAnswer {
    let value = UInt8(setup.value & 0xff)
    guard value == 0 || value == descriptors.configuration[5] else { return .stalled }
    configuration = value
    halted = []
    return .accepted
  }

  /// Feature 0 of an endpoint is its halt (USB 2.0, table 9-6).
  private mutating func halt(_ setup: USBSetup, _ isHalted: Bool) -> ControlAnswer {
    let endpoint = UInt8(setup.index & 0xff)
    guard setup.value == 0, endpoint & 0x7f == 0 || descriptors.endpoints.contains(endpoint) else {
      return .stalled
    }
    if isHalted { halted.insert(endpoint) } else { halted.remove(endpoint) }
    return .accepted
  }

  private func descriptor(_ setup: USBSetup) -> ControlAnswer {
    let index = UInt8(setup.value & 0xff)
    switch setup.value >> 8 {
    case 1: return .data(descriptors.device)
    case 2: return index == 0 ? .data(descriptors.configuration) : .stalled
    case 3: return string(index)
    // A full-speed device has no device qualifier (USB 2.0, section 9.6.2).
    default: return .stalled
    }
  }

  /// Index 0 lists the languages, of which there is one: US English, 0x0409.
  private func string(_ index: UInt8) -> ControlAnswer {
    guard index != 0 else { return .data([4, 3, 0x09, 0x04]) }
    guard let text = descriptors.strings[index] else { return .stalled }
    let units = text.utf16.prefix(126)
    return .data(
      [UInt8(2 + 2 * units.count), 3] + units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
  }

  private func interfaceDescriptor(_ setup: USBSetup) -> ControlAnswer {
    let number = UInt8(setup.index & 0xff)
    let bytes: [UInt8]? =
      switch setup.value >> 8 {
      case 0x21: descriptors.hidDescriptor(ofInterface: number)
      case 0x22: descriptors.hidReports[number]
      default: nil
      }
    return bytes.map { .data($0) } ?? .stalled
  }
}
