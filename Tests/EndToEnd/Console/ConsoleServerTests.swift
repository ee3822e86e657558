import Foundation
import Glibc
import PoseMath
import Synchronization
import Testing

/// The console as a program: what it serves, how fast, and how it ends.
@Suite(.serialized) struct ConsoleServerTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func `a signal ends it within two seconds, an open stream notwithstanding`(signal: Int32) async throws {
    let stage = try Stage()
    try stage.startPublishing()
    let program = try ConsoleProgram(stage.arguments)
    let stream = try await Stream(program)
    #expect(program.end(by: signal) == 0)
    stream.close()
    stage.stopPublishing()
  }

  @Test func `a still room is told once, then only beats; a turning head only as such`() async throws {
    let stage = try Stage()
    stage.look(StageRoom.place(0, 1.6, 0))
    try stage.startPublishing()
    let program = try ConsoleProgram(stage.arguments)
    let stream = try await Stream(program)
    let first = try await stream.read(until: "\"live\"")
    #expect(first.contains("\"isWhole\":true"))
    _ = try await stream.read(until: "event: beat")
    let still = try await stream.read(until: "event: beat")
    #expect(!still.contains("event: scene"))

    stage.look(StageRoom.place(0, 1.6, 0, yaw: 0.5))
    let turned = try await stream.read(until: "event: scene")
    let rest = try await stream.read(until: "\n\n")
    let change = turned + rest
    #expect(change.contains("\"slot\":0"))
    #expect(!change.contains("\"slot\":1"), "\(change)")
    #expect(change.contains("\"bodies\":[]"))
    stream.close()
    stage.stopPublishing()
    #expect(program.end(by: SIGTERM) == 0)
  }

  @Test func `more pages than it serves are told to wait`() async throws {
    let stage = try Stage()
    let program = try ConsoleProgram(stage.arguments)
    var streams: [Stream] = []
    for _ in 0..<16 { streams.append(try await Stream(program)) }
    let refused = try await Stream(program, expecting: "503")
    for stream in streams + [refused] { stream.close() }
    #expect(program.end(by: SIGTERM) == 0)
  }

  @Test func `a second console at the same place says why it cannot`() async throws {
    let stage = try Stage()
    let program = try ConsoleProgram(stage.arguments)
    #expect(throws: ConsoleProgram.DidNotStart.self) {
      _ = try ConsoleProgram(stage.arguments + ["--listen", "127.0.0.1:\(program.port)"])
    }
    #expect(program.end(by: SIGTERM) == 0)
  }

  @Test func `a session without a service is a sentence in the page's language`() async throws {
    let stage = try Stage()
    let program = try ConsoleProgram(stage.arguments)
    let http = RawHTTP(port: program.port)
    let page = try await onThread {
      try http.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(http.port)\r\n\r\n")
    }
    let secrets = try #require(Secrets(page))
    let request = AttackTests.Attack.command(line: "POST /api/session/start?lang=fr HTTP/1.1")
    let answer = try await onThread { try http.send(secrets.fill(request.text, port: http.port)) }
    #expect(answer.status == 503)
    #expect(answer.body.contains("headsetd ne tourne pas"))
    #expect(program.end(by: SIGTERM) == 0)
  }
}

/// One page's stream of events, as bytes.
private final class Stream: Sendable {
  private let http: RawHTTP
  private let socket: CInt
  private let rest: Mutex<String>

  init(_ program: ConsoleProgram, expecting status: String = "200") async throws {
    let http = RawHTTP(port: program.port)
    self.http = http
    let (socket, rest) = try await onThread {
      let host = "Host: 127.0.0.1:\(http.port)\r\n"
      guard let secrets = Secrets(try http.send("GET / HTTP/1.1\r\n\(host)\r\n")) else {
        throw Browser.Failure.silent("/")
      }
      let socket = try http.connect()
      let request = Array("GET /events HTTP/1.1\r\n\(host)Cookie: \(secrets.cookie)\r\n\r\n".utf8)
      _ = unsafe write(socket, request, request.count)
      let answer = http.read(socket, seconds: 5, until: "\r\n\r\n")
      #expect(String(answer.status) == status)
      return (socket, answer.body)
    }
    self.socket = socket
    self.rest = Mutex(rest)
  }

  /// What comes, up to and with a text; what follows it is kept for the next time.
  func read(until text: String) async throws -> String {
    try await onThread { [self] in
      try rest.withLock { rest in
        let deadline = ContinuousClock.now + .seconds(10)
        while !rest.contains(text), ContinuousClock.now < deadline {
          rest += http.raw(socket, seconds: 1, until: "\n")
        }
        guard let end = rest.firstRange(of: text)?.upperBound else { throw Browser.Failure.silent(text) }
        defer { rest = String(rest[end...]) }
        return String(rest[..<end])
      }
    }
  }

  func close() { Glibc.close(socket) }
}
