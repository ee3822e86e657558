import Foundation
import Physics

/// The built program, run as a person or a unit file would.
final class RoomProgram {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// What it printed and how it ended.
  struct Result {
    let status: Int32
    let wasKilled: Bool
    let output: String
    let errors: String

    /// Fields of a JSON report.
    func report() throws -> [String: String] {
      let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return (object as? [String: Any] ?? [:]).mapValues { "\($0)" }
    }
  }

  /// Starts it. The environment is this process's, changed as asked; an empty value takes a variable away.
  init(_ arguments: [String], environment changes: [String: String] = [:]) throws {
    // What it says is looked for in English.
    var environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    for (name, value) in changes { environment[name] = value.isEmpty ? nil : value }
    process.executableURL = Self.url
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// Waits for its end.
  func finish() -> Result {
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: printed, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self))
  }

  /// Sends SIGTERM, and SIGKILL two seconds later.
  func terminate() -> Result {
    let process = process
    process.terminate()
    let kill = DispatchWorkItem { [pid = process.processIdentifier] in Glibc.kill(pid, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 2, execute: kill)
    let result = finish()
    kill.cancel()
    return result
  }

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    try RoomProgram(arguments, environment: environment).finish()
  }

  /// Beside the test bundle, in the build folder.
  private static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "headset-room")
}

/// A segment name of this test alone.
func uniqueSegment() -> String { "/headset-room-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max))" }

/// A folder of this test alone.
func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "headset-room-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

/// The project's root.
let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The SHA-256 of a text, in hexadecimal.
func sha256(_ text: String) -> String { StateHash(of: Array(text.utf8)).description }
