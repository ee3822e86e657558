/// What the gate looks at of a request, whatever server read it.
public struct RequestFacts: Hashable, Sendable {
  /// The method's word.
  public var method: String
  /// The target as it stood in the request, query included.
  public var target: String
  /// The first `Host`.
  public var host: String?
  /// Whether a second `Host` was there: servers and proxies differ on which one counts.
  public var hasSecondHost: Bool
  /// The other headers, names in lower case; several of a name in the order they came.
  public var headers: [String: [String]]

  /// A request by its parts.
  public init(
    method: String, target: String, host: String?, hasSecondHost: Bool = false,
    headers: [String: [String]] = [:]
  ) {
    self.method = method
    self.target = target
    self.host = host
    self.hasSecondHost = hasSecondHost
    self.headers = headers
  }

  /// The target without its query.
  public var path: Substring { target.prefix { $0 != "?" } }

  /// The value of a key in the query, as it stands there; the console's own queries need no decoding.
  public func query(_ key: String) -> Substring? {
    target.drop { $0 != "?" }.dropFirst().split(separator: "&").lazy
      .compactMap { pair in pair.hasPrefix(key + "=") ? pair.dropFirst(key.count + 1) : nil }.first
  }

  /// The only header of a name; nil where there is none or more than one.
  func only(_ name: String) -> String? {
    guard let values = headers[name], values.count == 1 else { return nil }
    return values[0]
  }

  /// The values of a cookie's name.
  func cookies(_ name: String) -> [Substring] {
    (headers["cookie"] ?? []).flatMap { $0.split(separator: ";") }.compactMap { pair in
      let pair = pair.drop { $0 == " " }
      return pair.hasPrefix(name + "=") ? pair.dropFirst(name.count + 1) : nil
    }
  }
}
