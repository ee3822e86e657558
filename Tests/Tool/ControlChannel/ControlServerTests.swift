import ControlChannel
import ControlProtocol
import Foundation
import Testing

/// Server and client over a real socket.
@Suite struct ControlServerTests {
  @Test func `questions are answered on one connection, in order`() async throws {
    let folder = try SocketFolder()
    let server = try ControlServer(settings: folder.settings(), handler: answer)
    try await ask(folder.socket) { client throws in
      #expect(try client.ask(.list).get() == .devices([]))
      #expect(try client.ask(.show(serial: "X")) == .failure(.noSuchDevice(serial: "X")))
      guard case .session(let session) = try client.ask(.sessionStart(purpose: "training")).get() else {
        Issue.record("no session")
        return
      }
      #expect(session.startedByUID == geteuid())
    }
    await server.stop()
  }

  @Test func `a watch goes on until the client closes, and then leaves nothing behind`() async throws {
    let folder = try SocketFolder()
    let server = try ControlServer(settings: folder.settings(), handler: answer)
    try await ask(folder.socket) { client throws in
      try client.watch(rateHz: 60)
      for _ in 0..<5 {
        #expect(try client.next(patience: .seconds(120))?.get() == .status(emptyStatus))
      }
    }
    #expect(await eventually { server.clientCount == 0 })
    await server.stop()
  }

  @Test func `arguments out of bounds never reach the service`() async throws {
    let folder = try SocketFolder()
    let server = try ControlServer(settings: folder.settings()) { verb, _ in
      Issue.record("\(verb) arrived")
      return .success(.done)
    }
    try await ask(folder.socket) { client throws in
      #expect(try client.ask(.show(serial: "")) == .failure(.badArgument("serial", .empty)))
      #expect(try client.ask(.watch(rateHz: 1e9)) == .failure(.badArgument("rate_hz", .outOfRange)))
    }
    await server.stop()
  }

  @Test func `a request that the service does not get done is answered all the same`() async throws {
    let folder = try SocketFolder()
    var limits = ClientLimits()
    limits.answerDuration = .milliseconds(50)
    let server = try ControlServer(settings: folder.settings(limits: limits)) { _, _ in
      await withCheckedContinuation { continuation in
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { continuation.resume() }
      }
      return .success(.done)
    }
    try await ask(folder.socket) { client throws in
      #expect(try client.ask(.list) == .failure(ControlFault(.timedOut, ["seconds_max": "0"])))
    }
    await server.stop()
  }

  @Test func `an answer that cannot be written is an internal fault, not silence`() async throws {
    let folder = try SocketFolder()
    let server = try ControlServer(settings: folder.settings()) { _, _ in
      var status = emptyStatus
      status.uptimeSeconds = .nan
      return .success(.status(status))
    }
    try await ask(folder.socket) { client throws in
      guard case .failure(let fault) = try client.ask(.status) else {
        Issue.record("no fault")
        return
      }
      #expect(fault.knownCode == .internal)
    }
    await server.stop()
  }

  @Test func `after a stop the socket is gone and clients are cut off`() async throws {
    let folder = try SocketFolder()
    let server = try ControlServer(settings: folder.settings(), handler: answer)
    let socket = folder.socket
    let watching = Task {
      try await ask(socket) { client throws in
        try client.watch(rateHz: 60)
        while try client.next(patience: .seconds(120)) != nil {}
      }
    }
    #expect(await eventually { server.clientCount == 1 })
    await server.stop()
    #expect(!FileManager.default.fileExists(atPath: folder.socket))
    await #expect(throws: ControlClientError.closed) { try await watching.value }
    await server.stop()
  }

  @Test func `a stop does not wait for a request that never ends`() async throws {
    let folder = try SocketFolder()
    let server = try ControlServer(settings: folder.settings()) { _, _ in
      try? await Task.sleep(for: .seconds(1000))
      await withCheckedContinuation { c in
        DispatchQueue.global().asyncAfter(deadline: .now() + 30) { c.resume() }
      }
      return .success(.done)
    }
    let socket = folder.socket
    let asking = Task { try await ask(socket) { try $0.ask(.list) } }
    #expect(await eventually { server.clientCount == 1 })
    await server.stop(within: .seconds(1))
    await #expect(throws: ControlClientError.closed) { _ = try await asking.value }
  }

  @Test func `no service, a dead one and a forbidden one are told apart`() async throws {
    let folder = try SocketFolder()
    await #expect(throws: ControlClientError.noSocket(path: folder.socket)) {
      _ = try await ask(folder.socket) { try $0.ask(.list) }
    }
    try leaveDeadSocket(at: folder.socket)
    await #expect(throws: ControlClientError.refused(path: folder.socket)) {
      _ = try await ask(folder.socket) { try $0.ask(.list) }
    }
    let long = "/tmp/" + String(repeating: "a", count: 120)
    await #expect(throws: ControlClientError.pathTooLong(path: long)) {
      _ = try await ask(long) { try $0.ask(.list) }
    }
  }
}

/// Runs `body` with a client on a thread that may wait: the tasks' own threads are the server's, and other
/// suites may keep them busy for long.
@discardableResult
func ask<Value: Sendable>(
  _ socket: String, _ body: @escaping @Sendable (inout ControlClient) throws -> Value
) async throws -> Value {
  try await waiting {
    var client = try ControlClient(socketPath: socket)
    client.patience = .seconds(120)
    return try body(&client)
  }
}

func waiting<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
  }
}

/// Waits for a condition that another thread brings about, for at most ten seconds.
func eventually(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<1000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return condition()
}
