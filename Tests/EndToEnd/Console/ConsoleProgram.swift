import Foundation
import Glibc

/// The built console, run as a unit file would, on a free port.
final class ConsoleProgram: Sendable {
  let port: UInt16
  private let process = Process()

  struct DidNotStart: Error {
    let said: String
  }

  /// Starts it and waits until it says where it listens.
  init(_ arguments: [String]) throws {
    let output = Pipe()
    process.executableURL = Self.url
    process.arguments =
      ["--listen", "127.0.0.1:0"].filter { _ in !arguments.contains("--listen") } + arguments
    process.standardOutput = output
    try process.run()
    var said = ""
    while !said.contains("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw DidNotStart(said: said) }
      said += String(decoding: data, as: UTF8.self)
    }
    guard let url = said.split(separator: " ").last,
      let port = url.split(separator: ":").last.flatMap({ UInt16($0.prefix { $0.isNumber }) })
    else { throw DidNotStart(said: said) }
    self.port = port
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Sends a signal and waits for the end; the exit code, or nil if it took longer than `limit`.
  func end(by signal: Int32, within limit: Duration = .seconds(2)) -> Int32? {
    kill(process.processIdentifier, signal)
    let deadline = ContinuousClock.now + limit
    while process.isRunning {
      if ContinuousClock.now > deadline { return nil }
      usleep(5000)
    }
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// Beside the test bundle, in the build folder.
  private static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "headset-console")
}

/// Runs what waits on a thread of its own: the tasks of the stage need theirs.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result { try work() }) }.start()
  }
}

/// The project's root.
let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
