public import USBProtocol

/// A device node that is there, and what sysfs says of the device behind it.
public struct DeviceNode: Hashable, Sendable {
  /// What a node opens.
  public enum Kind: Sendable {
    /// A whole USB device, for libusb: `/dev/bus/usb/BBB/DDD`.
    case usb
    /// One HID interface: `/dev/hidrawN`.
    case hidraw
  }

  public var kind: Kind
  /// Where it is opened.
  public var path: String
  /// Where sysfs describes it; with `number`, its identity for as long as it is plugged in.
  public var sysPath: String
  /// dev_t of the node. A USB device gets a new one each time it is plugged in.
  public var number: UInt64
  /// The port it is plugged into, as the kernel names it ("3-2.1"); nil for a hidraw node without USB.
  public var port: String?
  public var busNumber: UInt8
  /// The address on its bus, 1...127; 0 for a hidraw node without USB.
  public var address: UInt8
  /// Which interface a hidraw node stands for.
  public var interface: UInt8?
  public var identity: USBIdentity
  /// Whether this process has the right to read and write the node now.
  public var mayOpen: Bool

  public init(
    kind: Kind, path: String, sysPath: String, number: UInt64, port: String? = nil, busNumber: UInt8 = 0,
    address: UInt8 = 0, interface: UInt8? = nil, identity: USBIdentity, mayOpen: Bool
  ) {
    self.kind = kind
    self.path = path
    self.sysPath = sysPath
    self.number = number
    self.port = port
    self.busNumber = busNumber
    self.address = address
    self.interface = interface
    self.identity = identity
    self.mayOpen = mayOpen
  }
}

/// What changed on the bus.
public enum HotplugEvent: Hashable, Sendable {
  case attached(DeviceNode)
  case detached(DeviceNode)
  /// The node is the same, the right to open it or what sysfs says of it is not.
  case changed(DeviceNode)
  /// Everything that was there at the start has been told; comes once.
  case enumerated
}
