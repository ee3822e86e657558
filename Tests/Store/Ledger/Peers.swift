import Foundation
import Testing

/// Programs of others, written in Python, that answer the same questions: fetched once by name and version through
/// pip, into a folder that git ignores.
enum Peers {
  private static let packages = ["pymerkle==5.0.3", "rfc8785==0.1.4"]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let fixtures = root.appending(path: "Tests/Fixtures/ledger-peers")
  private static let folder = root.appending(path: ".build/ledger-peers/" + packages.joined(separator: "-"))

  static let isBuildServer = ProcessInfo.processInfo.environment["CI"] == "true"
  static let needsPip: Comment = "needs python3 with pip, and the package index that it is set up for"

  /// There, or demanded because this is the build server.
  static let isExpected = areHere || isBuildServer

  private static let areHere: Bool = {
    if FileManager.default.fileExists(atPath: folder.path) { return true }
    let draft = folder.appendingPathExtension(UUID().uuidString)
    let arguments = ["python3", "-m", "pip", "install", "--quiet", "--target", draft.path] + packages
    defer { try? FileManager.default.removeItem(at: draft) }
    guard (try? run("/usr/bin/env", arguments, input: "", timeoutSeconds: 120))?.status == 0 else {
      return false
    }
    // Whole or not at all, though another process may fetch them, too.
    try? FileManager.default.moveItem(at: draft, to: folder)
    return FileManager.default.fileExists(atPath: folder.path)
  }()

  /// A script's answers, a line for each question.
  static func answers(of script: String, to questions: [String]) throws -> [String] {
    let input = questions.map { $0 + "\n" }.joined()
    let path = fixtures.appending(path: script).path
    let arguments = ["PYTHONPATH=\(folder.path)", "python3", path]
    let result = try run("/usr/bin/env", arguments, input: input, timeoutSeconds: 600)
    try #require(result.status == 0)
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Through a file: a pipe that nobody reads yet would hold a long input up.
  static func run(
    _ path: String, _ arguments: [String], input: String, timeoutSeconds: Int
  ) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "ledger-input-\(UUID().uuidString)")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = [String(timeoutSeconds), path] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
