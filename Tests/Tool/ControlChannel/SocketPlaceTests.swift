import ControlProtocol
import Foundation
import Glibc
import Testing

@testable import ControlChannel

/// F14 and F15 of the fault list: what may be at the socket's path.
@Suite struct SocketPlaceTests {
  private func start(_ folder: SocketFolder) throws -> ControlServer {
    try ControlServer(settings: folder.settings(), handler: answer)
  }

  @Test func `a dead service's socket is replaced`() async throws {
    let folder = try SocketFolder()
    try leaveDeadSocket(at: folder.socket)
    let server = try start(folder)
    await #expect(throws: Never.self) { try await ask(folder.socket) { try $0.ask(.list).get() } }
    await server.stop()
  }

  @Test func `a second service is refused with the first one's process, which keeps its socket`() async throws
  {
    let folder = try SocketFolder()
    let server = try start(folder)
    #expect(throws: ControlServerError.alreadyRunning(processID: getpid())) { _ = try start(folder) }
    await #expect(throws: Never.self) { try await ask(folder.socket) { try $0.ask(.list).get() } }
    await server.stop()
    let next = try start(folder)
    await next.stop()
  }

  @Test func `a living server that knows no lock keeps its socket too`() throws {
    let folder = try SocketFolder()
    let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    #expect(UnixAddress(path: folder.socket)?.bind(listener) == 0)
    listen(listener, 1)
    #expect(throws: ControlServerError.alreadyRunning(processID: getpid())) { _ = try start(folder) }
  }

  @Test func `a living server that cannot be asked keeps its socket`() async {
    await #expect(processExitsWith: .success) {
      let folder = try SocketFolder()
      let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
      guard UnixAddress(path: folder.socket)?.bind(listener) == 0, listen(listener, 1) == 0 else { exit(1) }
      // One descriptor is left, for the lock: none to ask with.
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(UInt.init)
      let numberMax = (open.max() ?? 0) + 4
      var limit = rlimit(rlim_cur: numberMax, rlim_max: numberMax)
      guard unsafe setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(2) }
      var taken: [CInt] = []
      while case let null = unsafe Glibc.open("/dev/null", O_RDONLY), null >= 0 { taken.append(null) }
      guard let last = taken.popLast(), close(last) == 0 else { exit(3) }
      do {
        _ = try ControlServer(settings: folder.settings(), handler: answer)
      } catch {
        exit(FileManager.default.fileExists(atPath: folder.socket) ? 0 : 4)
      }
      exit(6)
    }
  }

  @Test func `a symbolic link is refused and what it points to is left alone`() throws {
    let folder = try SocketFolder()
    let target = folder.path + "/precious"
    try Data("x".utf8).write(to: URL(filePath: target))
    try FileManager.default.createSymbolicLink(atPath: folder.socket, withDestinationPath: target)
    #expect(throws: ControlServerError.isSymbolicLink(path: folder.socket)) { _ = try start(folder) }
    #expect(FileManager.default.fileExists(atPath: target))
  }

  @Test func `a plain file is refused and left alone`() throws {
    let folder = try SocketFolder()
    try Data("x".utf8).write(to: URL(filePath: folder.socket))
    #expect(throws: ControlServerError.isNotASocket(path: folder.socket)) { _ = try start(folder) }
    #expect(FileManager.default.fileExists(atPath: folder.socket))
  }

  @Test(.enabled(if: geteuid() == 0, "only root can make another user's socket"))
  func `another user's socket is refused`() throws {
    let folder = try SocketFolder()
    try leaveDeadSocket(at: folder.socket)
    _ = unsafe chown(folder.socket, 12345, 12345)
    #expect(throws: ControlServerError.foreignOwner(path: folder.socket, uid: 12345)) {
      _ = try start(folder)
    }
  }

  @Test func `a folder in which others can replace the socket is refused`() throws {
    let folder = try SocketFolder()
    _ = unsafe chmod(folder.path, 0o777)
    #expect(throws: ControlServerError.unsafeFolder(path: folder.path)) { _ = try start(folder) }
  }

  @Test func `a missing folder and a long path are named`() throws {
    let settings = ControlServerSettings(
      socketPath: "/nowhere/a.sock", policy: RolePolicy(serviceUID: 0, technicianGID: nil))
    #expect(throws: ControlServerError.noFolder(path: "/nowhere")) {
      _ = try ControlServer(settings: settings, handler: answer)
    }
    let long = "/tmp/" + String(repeating: "a", count: 120)
    #expect(throws: ControlServerError.pathTooLong(path: long, byteCountMax: 107)) {
      _ = try ControlServer(
        settings: ControlServerSettings(socketPath: long, policy: settings.policy), handler: answer)
    }
  }

  @Test func `the socket has the rights that were asked for`() async throws {
    let folder = try SocketFolder()
    var settings = folder.settings()
    settings.socketMode = 0o660
    let server = try ControlServer(settings: settings, handler: answer)
    var facts = stat()
    #expect(unsafe lstat(folder.socket, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o660)
    await server.stop()
  }

  @Test func `a file that took the socket's place is left alone at the end`() async throws {
    let folder = try SocketFolder()
    let server = try start(folder)
    try FileManager.default.removeItem(atPath: folder.socket)
    try Data("x".utf8).write(to: URL(filePath: folder.socket))
    await server.stop()
    #expect(FileManager.default.fileExists(atPath: folder.socket))
  }
}
