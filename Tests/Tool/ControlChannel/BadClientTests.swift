import ControlChannel
import ControlProtocol
import Foundation
import Glibc
import Testing

/// F11 to F13 of the fault list, over a real socket. The durations are in RequestFramingTests, under a clock
/// that the test turns.
@Suite struct BadClientTests {
  private func folder(_ change: (inout ClientLimits) -> Void = { _ in }) throws -> (
    SocketFolder, ControlServer
  ) {
    let folder = try SocketFolder()
    var limits = ClientLimits()
    change(&limits)
    return (folder, try ControlServer(settings: folder.settings(limits: limits), handler: answer))
  }

  private func response(_ text: String?) throws -> ControlResponse {
    try ControlResponse(line: Array(try #require(text).utf8.prefix { $0 != 10 }))
  }

  @Test func `half a request is refused with the reason, and others are served meanwhile`() async throws {
    let (folder, server) = try folder { $0.requestDuration = .milliseconds(200) }
    let slow = RawPeer(folder.socket)
    slow.send("{\"version\":1,")
    await #expect(throws: Never.self) { try await ask(folder.socket) { try $0.ask(.list).get() } }
    guard case .failure(let fault) = try await response(waiting { slow.readToEnd() }).result else {
      Issue.record("no fault")
      return
    }
    #expect(fault.knownCode == .tooSlow)
    await server.stop()
  }

  @Test func `a request without end is refused`() async throws {
    let (folder, server) = try folder()
    let peer = RawPeer(folder.socket)
    let piece = String(repeating: "x", count: 4096)
    try await waiting { for _ in 0..<264 where peer.send(piece) <= 0 { break } }
    #expect(
      try await response(waiting { peer.readToEnd() }).result
        == .failure(.tooLong(byteCountMax: ControlProtocol.requestByteCountMax)))
    await server.stop()
  }

  @Test func `noise is answered line by line and the connection lives on`() async throws {
    let (folder, server) = try folder()
    let peer = RawPeer(folder.socket)
    peer.send("GET / HTTP/1.1\n\u{0}\u{1}\n{\"version\":9,\"id\":1,\"verb\":\"list\"}\n")
    peer.send("{\"version\":1,\"id\":2,\"verb\":\"list\"}\n")
    shutdown(peer.descriptor, CInt(SHUT_WR))
    let lines = try await #require(waiting { peer.readToEnd() }).split(separator: "\n")
    let codes = try lines.map { line -> String in
      switch try ControlResponse(line: Array(line.utf8)).result {
      case .success: "ok"
      case .failure(let fault): fault.code
      }
    }
    #expect(codes == ["malformed", "malformed", "unsupported_version", "ok"])
    await server.stop()
  }

  @Test func `a client that never reads is cut off and holds little memory`() async throws {
    let (folder, server) = try folder {
      $0.unreadDuration = .milliseconds(100)
      $0.unreadByteCountMax = 4096
    }
    let peer = RawPeer(folder.socket)
    let question = String(repeating: "{\"version\":1,\"id\":2,\"verb\":\"status\"}\n", count: 1000)
    try await waiting { for _ in 0..<200 where peer.send(question) <= 0 { break } }
    #expect(await eventually { server.clientCount == 0 })
    await server.stop()
  }

  @Test func `clients beyond the limit are told so, and served once there is room`() async throws {
    let (folder, server) = try folder { $0.clientCountMax = 2 }
    let socket = folder.socket
    var idle = (0..<4).map { _ in RawPeer(folder.socket) }
    #expect(await eventually { server.clientCount == 4 })
    // Tests run as the service's own user, so the limit is the administrators'.
    #expect(
      try await response(waiting { RawPeer(socket).readToEnd() }).result
        == .failure(ControlFault(.busy, ["client_count_max": "2"])))
    idle.removeAll()
    #expect(await eventually { server.clientCount == 0 })
    await #expect(throws: Never.self) { try await ask(folder.socket) { try $0.ask(.list).get() } }
    await server.stop()
  }

  @Test func `five hundred clients that never read leave room for one that does`() async throws {
    let (folder, server) = try folder { $0.clientCountMax = 32 }
    let before = residentByteCount()
    let crowd = (0..<500).map { _ in RawPeer(folder.socket) }
    #expect(await eventually { server.clientCount == 64 })
    for peer in crowd { peer.send("{\"version\":1,\"id\":2,\"verb\":\"status\"}\n") }
    #expect(residentByteCount() - before < 32 << 20)
    withExtendedLifetime(crowd) {}
    await server.stop()
  }

  @Test func `without a descriptor left, a client is told so and the service lives on`() async {
    await #expect(processExitsWith: .success) {
      // The limit is on a descriptor's number, and this process inherited some.
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(UInt.init)
      let numberMax = (open.max() ?? 0) + 40
      var limit = rlimit(rlim_cur: numberMax, rlim_max: numberMax)
      guard unsafe setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(1) }
      let folder = try SocketFolder()
      let server = try ControlServer(settings: folder.settings(), handler: answer)
      let mine = RawPeer(folder.socket)
      guard await eventually({ server.clientCount == 1 }) else { exit(5) }
      // The next client costs this process two descriptors, its own end and the server's: one is left.
      var taken: [CInt] = []
      while case let null = unsafe Glibc.open("/dev/null", O_RDONLY), null >= 0 { taken.append(null) }
      guard let last = taken.popLast(), close(last) == 0 else { exit(4) }
      let refused = RawPeer(folder.socket)
      guard let text = refused.readToEnd(),
        case .failure(let fault) = try ControlResponse(line: Array(text.utf8.prefix { $0 != 10 })).result,
        fault.knownCode == .busy
      else { exit(2) }
      mine.send("{\"version\":1,\"id\":2,\"verb\":\"list\"}\n")
      shutdown(mine.descriptor, CInt(SHUT_WR))
      guard mine.readToEnd()?.contains("devices") == true else { exit(3) }
      await server.stop()
    }
  }

  private func residentByteCount() -> Int {
    let fields =
      (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Int(getpagesize())
  }
}
