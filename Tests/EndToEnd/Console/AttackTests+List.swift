extension AttackTests.Attack {
  private static let host = "Host: 127.0.0.1:{port}"
  private static let origin = "Origin: http://127.0.0.1:{port}"
  private static let cookie = "Cookie: {cookie}"
  private static let token = "X-Headset-Token: {token}"
  private static let json = "Content-Type: application/json"
  private static let purpose = #"{"purpose":"training"}"#

  /// The real page's request, changed in one place.
  static func command(
    _ what: String = "the page's own", _ statuses: Set<Int> = [200],
    line: String = "POST /api/session/start HTTP/1.1", host: String = host, origin: String? = origin,
    type: String? = json, cookie: String? = cookie, token: String? = token, more: [String] = [],
    body: String = purpose
  ) -> Self {
    let lines = [line, host, origin, type, cookie, token].compactMap(\.self) + more
    return Self(what, statuses, lines + ["Content-Length: \(body.utf8.count)"], body: body)
  }

  private static func get(_ what: String, _ statuses: Set<Int>, _ target: String, _ more: String...) -> Self {
    Self(what, statuses, ["GET \(target) HTTP/1.1"] + (more.isEmpty ? [host] : more))
  }

  static let all = names + origins + bodies + secrets + paths + shapes

  private static let names: [Self] = [
    get("a rebound name", [421], "/", "Host: evil.example:{port}"),
    get("a rebound name without port", [421], "/", "Host: evil.example"),
    get("our address without port", [421], "/", "Host: 127.0.0.1"),
    get("our address, other port", [421], "/", "Host: 127.0.0.1:1"),
    get("a name that begins like ours", [421], "/", "Host: localhost.evil.example:{port}"),
    get("a name that ends like ours", [421], "/", "Host: evil-localhost:{port}"),
    get("a user part before our name", [421], "/", "Host: evil@localhost:{port}"),
    get("no name", [421], "/", "X: 1"),
    get("an empty name", [421], "/", "Host:"),
    get("two names, ours first", [421, 400], "/", host, "Host: evil.example"),
    get("two names, ours last", [421, 400], "/", "Host: evil.example", host),
    get("an address of all interfaces", [421], "/", "Host: 0.0.0.0:{port}"),
    get("a forwarded name", [421], "/", "Host: evil.example", "X-Forwarded-Host: 127.0.0.1:{port}"),
    get("events under a rebound name", [421], "/events", "Host: evil.example:{port}", cookie),
    command("a command under a rebound name", [421], host: "Host: evil.example:{port}"),
  ]

  private static let origins: [Self] = [
    command("a foreign origin", [403], origin: "Origin: http://evil.example"),
    command("another port's origin", [403], origin: "Origin: http://127.0.0.1:1"),
    command("our origin under TLS", [403], origin: "Origin: https://127.0.0.1:{port}"),
    command("an origin that begins like ours", [403], origin: "Origin: http://127.0.0.1:{port}.evil.example"),
    command("the null origin of a sandbox", [403], origin: "Origin: null"),
    command("no origin", [403], origin: nil),
    command("two origins", [403], more: ["Origin: http://evil.example"]),
    command("a cross-site fetch", [403], more: ["Sec-Fetch-Site: cross-site"]),
    command("a fetch of another port", [403], more: ["Sec-Fetch-Site: same-site"]),
    get("events for a foreign page", [403], "/events", host, cookie, "Origin: http://evil.example"),
    get("a script drawn in by a foreign page", [403], "/console.js", host, "Sec-Fetch-Site: cross-site"),
    get(
      "the page in a foreign frame", [403], "/", host, "Sec-Fetch-Site: cross-site",
      "Sec-Fetch-Mode: navigate",
      "Sec-Fetch-Dest: iframe"),
    Self(
      "a preflight", [405],
      ["OPTIONS /api/session/start HTTP/1.1", host, "Access-Control-Request-Method: POST"]),
  ]

  private static let bodies: [Self] = [
    command("a form", [415], type: "Content-Type: application/x-www-form-urlencoded"),
    command("plain text", [415], type: "Content-Type: text/plain"),
    command("plain text that names JSON", [415], type: "Content-Type: text/plain; application/json"),
    command("a form with files", [415], type: "Content-Type: multipart/form-data; boundary=x"),
    command("JSON of another kind", [415], type: "Content-Type: application/json-patch+json"),
    command("no type", [415], type: nil),
    command("two types", [415], more: ["Content-Type: text/plain"]),
    command("a compressed body", [415], more: ["Content-Encoding: gzip"]),
    command("no JSON", [400], body: "purpose=training"),
    command("an empty body", [400], body: ""),
    command("JSON of another shape", [400], body: #"{"purpose":{"$ne":1}}"#),
    command("control characters", [400], body: #"{"purpose":"a\u0000b"}"#),
    command("an endless word", [400], body: #"{"purpose":"\#(String(repeating: "a", count: 300))"}"#),
    command("a body above the bound", [413], body: String(repeating: " ", count: 5000) + purpose),
    command("deep nesting", [400], body: String(repeating: "[", count: 4000)),
  ]

  private static let secrets: [Self] = [
    command("no cookie", [403], cookie: nil),
    command("a guessed cookie", [403], cookie: "Cookie: headset-console=00000000000000000000000000000000"),
    command("a cookie of another name", [403], cookie: "Cookie: x={cookie}"),
    command("no token", [403], token: nil),
    command("a guessed token", [403], token: "X-Headset-Token: 00000000000000000000000000000000"),
    command("two tokens", [403], more: ["X-Headset-Token: 0"]),
    get("events without a cookie", [403], "/events"),
    get("a command by GET", [405], "/api/session/start", host, cookie, token),
    command("a command by PUT", [405], line: "PUT /api/session/stop HTTP/1.1"),
    command(
      "the method overridden", [405], line: "GET /api/session/stop HTTP/1.1",
      more: ["X-HTTP-Method-Override: POST"]),
  ]

  private static let paths: [Self] = [
    get("a way up", [404, 400], "/../../etc/passwd"),
    get("a way up behind three.js", [404, 400], "/three/../../../../etc/passwd"),
    get("an escaped way up", [400, 404], "/three/%2e%2e/%2e%2e/etc/passwd"),
    get("a doubly escaped way up", [400, 404], "/three/%252e%252e%252fetc/passwd"),
    get("a backslash", [400, 404], "/three/..\\..\\etc\\passwd"),
    get("a zero byte", [400, 404], "/console.js%00.html"),
    get("a file of the folder that is no part", [404], "/three/three.js"),
    get("a listing", [404], "/three/"),
    get("two slashes", [404, 400], "//evil.example/"),
    // With our own name in `Host`, a target with a host reads as its path: a browser cannot send that.
    get("our page through another name", [421], "http://127.0.0.1:{port}/", "Host: evil.example"),
    get("a long target", [400], "/?" + String(repeating: "a", count: 9000)),
    Self("a tunnel", [421, 400, 404, 405], ["CONNECT evil.example:443 HTTP/1.1", "Host: evil.example:443"]),
    Self("a trace", [405, 400], ["TRACE / HTTP/1.1", host]),
  ]

  private static let shapes: [Self] = [
    get("a header above the bound", [400, 0], "/", host, "X: " + String(repeating: "a", count: 70_000)),
    Self(
      "many headers", [400, 0], ["GET / HTTP/1.1", host] + (0..<2000).map { "X-\($0): 1" }),
    command("a length that lies and chunks", [400, 0], more: ["Transfer-Encoding: chunked"]),
    Self(
      "chunks of junk", [400, 0, 403, 415],
      [
        "POST /api/session/stop HTTP/1.1", host, origin, json, cookie, token, "Transfer-Encoding: chunked",
      ], body: "zz\r\nfoo\r\n0\r\n\r\n"),
    Self("no HTTP", [400, 0], ["\u{16}\u{3}\u{1} hello"]),
    Self("another protocol", [400, 0], ["PRI * HTTP/2.0", "", "SM"]),
    get("a header with a bare line feed", [400, 0, 403, 421], "/events", "Host: evil.example\nX: 1"),
  ]
}
