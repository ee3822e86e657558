import ControlChannel
import Foundation
import HeadsetTestSupport

/// headsetctl, started as people start it.
enum Tool {
  struct Ending: Equatable {
    var status: Int32
    var output: String
    var complaint: String
  }

  /// A folder with a socket of its own.
  final class Place: Sendable {
    private let place: TemporaryPlace
    var path: String { place.path }
    var socket: String { path + "/s" }

    init() throws {
      place = try TemporaryPlace.makeFolder("hsp", in: "/tmp")
    }

    func file(_ name: String) -> String { path + "/" + name }

    func serve(_ handler: @escaping ControlServer.Handler) throws -> ControlServer {
      try ControlServer(
        settings: ControlServerSettings(
          socketPath: socket, policy: RolePolicy(serviceUID: geteuid(), technicianGID: nil)),
        handler: handler)
    }
  }

  static func run(
    _ arguments: String..., socket: String = "/nowhere", language: String = "C", as user: [String] = [],
    onTerminal: Bool = false
  ) async throws -> Ending {
    try await run(arguments, socket: socket, language: language, as: user, onTerminal: onTerminal)
  }

  static func run(
    _ arguments: [String], socket: String = "/nowhere", language: String = "C", as user: [String] = [],
    onTerminal: Bool = false
  ) async throws -> Ending {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "headsetctl").path
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let process = Process()
            var line = (user.isEmpty ? [] : ["/usr/bin/setpriv"] + user) + [program] + arguments
            if onTerminal {
              line = ["/usr/bin/script", "-qec", line.joined(separator: " "), "/dev/null"]
            }
            process.executableURL = URL(filePath: line[0])
            process.arguments = Array(line.dropFirst())
            process.environment = ["HEADSETD_SOCKET": socket, "LC_ALL": language, "TERM": "xterm"]
            process.standardInput = FileHandle.nullDevice
            let (output, complaint) = (Pipe(), Pipe())
            (process.standardOutput, process.standardError) = (output, complaint)
            try process.run()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            let words = try complaint.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return Ending(
              status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
              complaint: String(decoding: words, as: UTF8.self))
          })
      }
    }
  }
}
