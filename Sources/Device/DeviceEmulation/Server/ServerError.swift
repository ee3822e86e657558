/// Why emulated devices cannot be shown.
public enum ServerError: Error, Equatable, Sendable {
  /// The address is none, or names no host.
  case badAddress(String)
  /// A system call failed: which, and the number it gave.
  case system(call: String, errorNumber: Int32)
  /// The kernel has no virtual host controller: module vhci-hcd is not loaded.
  case noVirtualHostController
  /// Every port of the virtual host controller is taken.
  case noFreePort
}
