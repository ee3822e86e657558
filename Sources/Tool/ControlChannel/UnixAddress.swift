private import Glibc

/// A path as connect and bind want it.
struct UnixAddress {
  private var address = sockaddr_un()

  /// Room in `sun_path`, its closing zero taken off (unix(7)).
  static let pathByteCountMax = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// Nil for a path that is empty, too long or holds a zero.
  init?(path: String) {
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.pathByteCountMax, !bytes.contains(0) else { return nil }
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
  }

  /// As bind(2).
  func bind(_ descriptor: CInt) -> CInt {
    unsafe withPointer { unsafe Glibc.bind(descriptor, $0, $1) }
  }

  /// As connect(2).
  func connect(_ descriptor: CInt) -> CInt {
    unsafe withPointer { unsafe Glibc.connect(descriptor, $0, $1) }
  }

  private func withPointer(_ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
    unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
