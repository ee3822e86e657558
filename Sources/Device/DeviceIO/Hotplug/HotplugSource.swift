import Glibc

/// Where hotplug news comes from: udev, or a test's script.
struct HotplugSource: Sendable {
  enum News: Sendable {
    case seen(DeviceNode)
    case removed(sysPath: String, number: UInt64)
    /// Something of no interest.
    case other
    /// The kernel dropped events (ENOBUFS): only a new enumeration helps.
    case lost
    /// Nothing waits.
    case none
  }

  /// Readable when news waits.
  var fileDescriptor: Int32
  /// The next piece of news; never blocks.
  var receive: @Sendable () -> News
  /// All devices that udev has initialised.
  var enumerate: @Sendable () -> [DeviceNode]
  /// Whether this process may read and write a node.
  var mayOpen: @Sendable (String) -> Bool = { unsafe access($0, R_OK | W_OK) == 0 }
}
