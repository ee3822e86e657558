import ControlChannel
import ControlProtocol
import Foundation
import Glibc
import Testing

/// What a foreign web page, a broken client or a curious neighbour can send: nothing of it gets through.
@Suite(.serialized) struct AttackTests {
  /// A request that should be refused; `{port}`, `{cookie}` and `{token}` stand for the real ones.
  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let statuses: Set<Int>

    init(_ what: String, _ statuses: Set<Int>, _ lines: [String], body: String = "") {
      testDescription = what
      self.statuses = statuses
      text = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
  }

  @Test func `none of the list passes, and the server serves on`() async throws {
    let stage = try Stage()
    let service = try stage.startService()
    let program = try ConsoleProgram(stage.arguments)
    let http = RawHTTP(port: program.port)
    let page = try await onThread { [port = program.port] in
      try RawHTTP(port: port).send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    }
    let secrets = try #require(Secrets(page))
    for attack in Attack.all {
      let text = secrets.fill(attack.text, port: program.port)
      let answer = try await onThread { try http.send(text) }
      #expect(
        attack.statuses.contains(answer.status), "\(attack.testDescription): \(answer.status) \(answer.body)")
      #expect(answer.headers["access-control-allow-origin"] == nil)
      if answer.status > 0, answer.status != 400 {
        #expect(answer.headers["content-security-policy"] != nil, "\(attack.testDescription)")
      }
    }
    #expect(Attack.all.count >= 40)
    #expect(stage.verbs.allSatisfy { $0.name == .watch }, "nothing reached the service")
    let own = secrets.fill(Attack.command().text, port: program.port)
    #expect(try await onThread { try http.send(own) }.status == 200, "the real page's request passes")
    #expect(program.end(by: SIGTERM) == 0)
    await service.stop()
  }

  @Test func `a connection that asks nothing is closed within ten seconds`() async throws {
    let stage = try Stage()
    let program = try ConsoleProgram(stage.arguments)
    let http = RawHTTP(port: program.port)
    let answer = try await onThread {
      let silent = try http.connect()
      defer { close(silent) }
      return http.read(silent, seconds: 12)
    }
    #expect(answer.isClosed)
  }

  @Test func `a crowd of idle connections does not keep the page out for long`() async throws {
    let stage = try Stage()
    let program = try ConsoleProgram(stage.arguments)
    let http = RawHTTP(port: program.port)
    let status = try await onThread {
      let crowd = try (0..<200).map { _ in try http.connect() }
      defer { for socket in crowd { close(socket) } }
      return try http.send("GET / HTTP/1.1\r\nHost: localhost:\(http.port)\r\n\r\n", seconds: 15).status
    }
    #expect(status == 200)
  }
}

/// What the page knows and a foreign site does not.
struct Secrets: Sendable {
  let cookie: String
  let token: String

  init?(_ page: RawHTTP.Answer) {
    guard let field = page.headers["set-cookie"]?.split(separator: ";").first,
      let match = page.body.firstRange(of: "name=\"token\" content=\"")
    else { return nil }
    cookie = String(field)
    token = String(page.body[match.upperBound...].prefix { $0 != "\"" })
  }

  func fill(_ text: String, port: UInt16) -> String {
    text.replacingOccurrences(of: "{port}", with: String(port))
      .replacingOccurrences(of: "{cookie}", with: cookie).replacingOccurrences(of: "{token}", with: token)
  }
}
