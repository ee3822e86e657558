import Foundation
import Testing

enum Support {
  /// A program of this package, where SwiftPM puts it: beside the test bundle.
  static func program(_ name: String) -> URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
    return bundle.deletingLastPathComponent().appendingPathComponent(name)
  }

  /// Runs a command to its end.
  static func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, data)
  }

  /// Whether this process may mount a file system of its own.
  static let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.path + "/inventory-mount-\(UUID().uuidString)"
    guard getuid() == 0,
      (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
    else { return false }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard (try? run("/bin/mount", ["-t", "tmpfs", "none", folder]))?.status == 0 else { return false }
    return (try? run("/bin/umount", [folder]))?.status == 0
  }()

  static let needsMount: Comment = "needs the right to mount a tmpfs"
}
