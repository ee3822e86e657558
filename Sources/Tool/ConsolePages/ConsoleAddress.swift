/// Where the console listens, and which names a browser may have asked for to get there.
public struct ConsoleAddress: Hashable, Sendable {
  /// A name or an address, without the brackets of an IPv6 address.
  public let host: String
  /// 0 for any free port.
  public let port: UInt16

  /// Loopback: the page is for the rig's own screen. The port is free in IANA's table of user ports.
  public static let standard = ConsoleAddress(host: "127.0.0.1", port: 8642)

  /// An address by its parts.
  public init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `HOST:PORT` or `[IPV6]:PORT`; nil for anything else.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
      return nil
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, host.utf8.count <= 255 else { return nil }
    self.init(host: String(host), port: port)
  }

  /// Whether only programs of this machine reach it.
  public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// What may stand in a request's `Host`: nothing but the names of this very place. A page of another site
  /// whose name was made to resolve to loopback (DNS rebinding) names itself and is turned away.
  ///
  /// - Parameter port: the port that is listened on, for an address that asked for any.
  public func authorities(port: UInt16) -> Set<String> {
    var names: Set<String> = [host.contains(":") ? "[\(host)]" : host]
    if isLoopback { names.insert("localhost") }
    return Set(names.map { "\($0):\(port)".lowercased() })
  }

  /// Where a browser finds the page.
  public func url(port: UInt16) -> String {
    "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
  }
}
