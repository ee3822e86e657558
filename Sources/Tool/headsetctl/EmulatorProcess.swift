private import Foundation
private import Wording

/// `headset-emulator` as a child of the tool.
struct EmulatorProcess {
  private let process = Process()
  private let host: String
  private let port: UInt16

  /// How long the emulator may take until it listens.
  private static let patience = Duration.seconds(10)

  /// Starts the emulator that stands beside this program.
  init(devices: [String], host: String, port: UInt16) throws(Failure) {
    (self.host, self.port) = (host, port)
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let emulator = own.deletingLastPathComponent().appending(path: "headset-emulator")
    guard FileManager.default.isExecutableFile(atPath: emulator.path) else {
      throw Failure(.noEmulator(path: emulator.path), .noInput)
    }
    process.executableURL = emulator
    process.arguments = devices.flatMap { ["--device", $0] } + ["--listen", "\(host):\(port)"]
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Failure(.emulatorFailed(detail: error.localizedDescription), .system)
    }
  }

  var isRunning: Bool { process.isRunning }

  /// How it ended, for people.
  var endText: String { process.isRunning ? "" : "\(process.terminationStatus)" }

  /// Returns once it takes connections.
  func waitUntilListening() throws(Failure) {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: Self.patience)
    while !isListening {
      guard isRunning, clock.now < deadline else {
        throw Failure(.emulatorFailed(detail: endText), .software)
      }
      usleep(50_000)
    }
  }

  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  private var isListening: Bool {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    guard unsafe inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return false }
    return unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
