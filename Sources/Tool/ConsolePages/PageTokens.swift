/// Two secrets of one run of the console, by which a request shows that it comes from a page of this console.
///
/// The cookie is SameSite=Strict and HttpOnly, so a foreign site's request does not carry it; but browsers send
/// cookies to every port of a host, so another local web server could learn it. The page token stands in the page,
/// which only a page of the same origin can read. Neither is a right: a program of this machine can fetch both. What
/// the console may do is the role of the user that it runs as (`PeerRole`).
public struct PageTokens: Hashable, Sendable {
  /// The cookie's name.
  public static let cookieName = "headset-console"
  /// The header that repeats the page token.
  public static let headerName = "X-Headset-Token"

  /// What the cookie holds.
  public let cookie: String
  /// What stands in the page.
  public let page: String

  /// Two words of the system's randomness, 128 bits each.
  public static func random() -> PageTokens {
    var generator = SystemRandomNumberGenerator()
    return PageTokens(cookie: word(&generator), page: word(&generator))
  }

  /// Two secrets that were chosen elsewhere.
  public init(cookie: String, page: String) {
    self.cookie = cookie
    self.page = page
  }

  /// The value of `Set-Cookie`.
  public var cookieField: String {
    "\(Self.cookieName)=\(cookie); Path=/; HttpOnly; SameSite=Strict"
  }

  private static func word(_ generator: inout SystemRandomNumberGenerator) -> String {
    (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
