/// Turns away every request that does not come from a page of this console in a browser, or from a person's own
/// typing. Pure: a list of attacks is its test.
///
/// Loopback is no boundary: any web page that is open in the rig's browser can make it send requests here.
/// Against that stand the allow-list of names (DNS rebinding), the `Origin` and the fetch metadata (cross-site
/// requests), JSON as the only type of a body (no form can send it) and the two tokens. Names of methods, headers and
/// their meaning: RFC 9110, Fetch standard ("Origin header"), W3C Fetch Metadata.
public struct RequestGate: Sendable {
  /// What is behind the gate, and how it may be asked for.
  public enum Route: String, CaseIterable, Sendable {
    case page = "/"
    case events = "/events"
    case sessionStart = "/api/session/start"
    case sessionStop = "/api/session/stop"
    case calibration = "/api/calibration/state"
    case calibrationStart = "/api/calibration/start"
    case calibrationAnswer = "/api/calibration/answer"

    /// Whether it changes something, or asks the service for more than the page shows to everybody.
    var isCommand: Bool { self != .page && self != .events }
  }

  /// Why a request goes no further; the raw value is the HTTP status.
  public enum Refusal: Int, Error, Sendable {
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case wrongMethod = 405
    case notJSON = 415
    /// The name it asks for is not this console's (RFC 9110, 15.5.20).
    case misdirected = 421
  }

  /// Longest request target; the page's own have fewer than 40 bytes.
  public static let targetByteCountMax = 256
  /// All header fields of a request together; browsers send about 1 kB.
  public static let headerByteCountMax = 16 * 1024
  /// A body; the page's own have fewer than 300 bytes.
  public static let bodyByteCountMax = 4 * 1024

  private let authorities: Set<String>
  private let origins: Set<String>
  private let tokens: PageTokens
  private let files: Set<String>

  /// - Parameters:
  ///   - authorities: what `Host` may be, as `ConsoleAddress.authorities` lists it.
  ///   - files: the paths of the page's parts, all of them; nothing else is ever looked up.
  public init(authorities: Set<String>, tokens: PageTokens, files: Set<String>) {
    self.authorities = authorities
    origins = Set(authorities.map { "http://" + $0 })
    self.tokens = tokens
    self.files = files
  }

  /// The way of a request that may pass: a route, or nil for one of the page's parts.
  ///
  /// - Throws: the first reason against it.
  public func admit(_ request: RequestFacts) throws(Refusal) -> Route? {
    guard !request.hasSecondHost, let host = request.host, authorities.contains(host.lowercased()) else {
      throw .misdirected
    }
    guard request.target.utf8.count <= Self.targetByteCountMax, request.target.utf8.allSatisfy(Self.isPlain)
    else { throw .badRequest }
    let path = String(request.path)
    let route = Route(rawValue: path)
    guard route != nil || files.contains(path) else { throw .notFound }
    try checkOrigin(request, route)
    if let route, route.isCommand {
      guard request.method == "POST" else { throw .wrongMethod }
      try checkCommand(request)
    } else {
      guard request.method == "GET" else { throw .wrongMethod }
    }
    if route == .events || route?.isCommand == true {
      guard request.cookies(PageTokens.cookieName).contains(where: { Self.isSame($0, tokens.cookie) }) else {
        throw .forbidden
      }
    }
    return route
  }

  /// A page of another origin shows itself by its `Origin`, and in browsers of today by the fetch metadata. A link
  /// from elsewhere may open the page itself, for it gives nothing away and cannot be framed.
  private func checkOrigin(_ request: RequestFacts, _ route: Route?) throws(Refusal) {
    if request.headers["origin"] != nil {
      guard let origin = request.only("origin"), origins.contains(origin.lowercased()) else {
        throw .forbidden
      }
    }
    guard request.headers["sec-fetch-site"] != nil else { return }
    let site = request.only("sec-fetch-site")
    if site == "same-origin" || site == "none" { return }
    let isLink =
      route == .page && request.method == "GET" && request.only("sec-fetch-mode") == "navigate"
      && request.only("sec-fetch-dest") == "document"
    guard isLink else { throw .forbidden }
  }

  private func checkCommand(_ request: RequestFacts) throws(Refusal) {
    // A browser sends the origin with every POST; what does not is no page.
    guard request.only("origin") != nil else { throw .forbidden }
    let type = request.only("content-type")?.lowercased().filter { $0 != " " }
    guard type == "application/json" || type == "application/json;charset=utf-8" else { throw .notJSON }
    guard request.headers["content-encoding"] == nil else { throw .notJSON }
    guard let token = request.only(PageTokens.headerName.lowercased()), Self.isSame(token[...], tokens.page)
    else { throw .forbidden }
  }

  /// Letters, digits and the few signs of the console's own targets: no escapes, no backslash, no way up.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/.-_?=&".utf8.contains(byte)
    }
  }

  /// Compares in a time that does not tell where two secrets differ.
  private static func isSame(_ given: Substring, _ secret: String) -> Bool {
    guard given.utf8.count == secret.utf8.count else { return false }
    return zip(given.utf8, secret.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
