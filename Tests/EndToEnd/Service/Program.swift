import Foundation

/// A program of this build, started as people start it; what it writes goes to a file that can be read
/// while it runs.
final class Program {
  private let process = Process()
  private let log: URL

  convenience init(_ name: String, _ arguments: String..., in folder: URL) throws {
    try self.init(name, arguments, in: folder)
  }

  init(_ name: String, _ arguments: [String], in folder: URL) throws {
    let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    log = folder.appending(path: "\(name)-\(UUID().uuidString.prefix(4)).log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let sink = try FileHandle(forWritingTo: log)
    process.executableURL = products.appending(path: name)
    process.arguments = arguments
    // What it says is looked for in English.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = sink
    process.standardError = sink
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var text: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
  var processID: Int32 { process.processIdentifier }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Its exit status, or nil where it still runs when the patience is over.
  func ending() async -> Int32? {
    guard await within(seconds: 20, { !self.process.isRunning }) else { return nil }
    return process.terminationStatus
  }
}

/// Asks again and again until something holds, for as long as a busy machine may need; returns whether it does.
func within(seconds: Double, _ holds: () async throws -> Bool) async rethrows -> Bool {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(seconds)
  while clock.now < end {
    if try await holds() { return true }
    try? await Task.sleep(for: .milliseconds(50))
  }
  return try await holds()
}
