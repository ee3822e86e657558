import ConsolePages
import Testing

@Suite struct RequestGateTests {
  private static let tokens = PageTokens(cookie: "c00c1e", page: "70ce2")
  private static let gate = RequestGate(
    authorities: ConsoleAddress.standard.authorities(port: 8642), tokens: tokens, files: ["/console.js"])

  private static func command(_ changes: [String: [String]] = [:]) -> RequestFacts {
    let own = [
      "origin": ["http://127.0.0.1:8642"], "content-type": ["application/json"],
      "cookie": ["x=1; headset-console=c00c1e"], "x-headset-token": ["70ce2"],
    ]
    return RequestFacts(
      method: "POST", target: "/api/session/start?lang=fr", host: "127.0.0.1:8642",
      headers: own.merging(changes) { $1 })
  }

  @Test func `the page's own requests pass`() throws {
    let gate = Self.gate
    #expect(try gate.admit(Self.command()) == .sessionStart)
    #expect(
      try gate.admit(Self.command(["content-type": ["application/json; charset=UTF-8"]])) == .sessionStart)
    #expect(try gate.admit(RequestFacts(method: "GET", target: "/?lite", host: "LOCALHOST:8642")) == .page)
    #expect(try gate.admit(RequestFacts(method: "GET", target: "/console.js", host: "127.0.0.1:8642")) == nil)
  }

  /// More of the kind, over the wire: Tests/EndToEnd/Console.
  @Test(arguments: [
    ("origin", "null", RequestGate.Refusal.forbidden), ("content-type", "text/plain", .notJSON),
    ("cookie", "headset-console=c00c1f", .forbidden), ("x-headset-token", "70ce", .forbidden),
    ("sec-fetch-site", "same-site", .forbidden), ("content-encoding", "gzip", .notJSON),
  ])
  func `one wrong header is enough`(name: String, value: String, refusal: RequestGate.Refusal) {
    #expect(throws: refusal) { try Self.gate.admit(Self.command([name: [value]])) }
  }

  @Test func `every header of a command said twice or left out is refused`() {
    for name in ["origin", "content-type", "cookie", "x-headset-token"] {
      #expect(throws: RequestGate.Refusal.self) { try Self.gate.admit(Self.command([name: []])) }
      guard name != "cookie", let value = Self.command().headers[name]?.first else { continue }
      #expect(throws: RequestGate.Refusal.self) {
        try Self.gate.admit(Self.command([name: [value, value]]))
      }
    }
  }

  @Test func `a link from elsewhere opens the page and nothing else`() throws {
    let link = [
      "sec-fetch-site": ["cross-site"], "sec-fetch-mode": ["navigate"], "sec-fetch-dest": ["document"],
    ]
    func open(_ target: String) throws -> RequestGate.Route? {
      try Self.gate.admit(
        RequestFacts(method: "GET", target: target, host: "localhost:8642", headers: link))
    }
    #expect(try open("/") == .page)
    #expect(throws: RequestGate.Refusal.forbidden) { try open("/console.js") }
    #expect(throws: RequestGate.Refusal.forbidden) { try open("/events") }
  }

  @Test(arguments: [
    ("127.0.0.1:8642", ["127.0.0.1:80", "localhost:80"]), ("[::1]:0", ["[::1]:80", "localhost:80"]),
    ("rig.example:1", ["rig.example:80"]),
  ])
  func `only the names of the place itself may be asked for`(listen: String, names: [String]) throws {
    let address = try #require(ConsoleAddress(listen))
    #expect(address.authorities(port: 80) == Set(names))
  }

  @Test(arguments: ["", ":1", "host", "host:", "host:65536", "host:-1", "::1:80", "[]:1"])
  func `what is no address is none`(text: String) { #expect(ConsoleAddress(text) == nil) }

  @Test func `two runs have different tokens of 128 bits`() {
    let one = PageTokens.random()
    let other = PageTokens.random()
    #expect(Set([one.cookie, one.page, other.cookie, other.page]).count == 4)
    #expect(one.cookie.count == 32 && one.page.count == 32)
    #expect(one.cookieField.contains("HttpOnly") && one.cookieField.contains("SameSite=Strict"))
  }
}
