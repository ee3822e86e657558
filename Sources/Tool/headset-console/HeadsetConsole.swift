import ArgumentParser
import ConsolePages
import ControlProtocol
import Dispatch
import Foundation
import PoseSharedMemory
import ServiceLifecycle
import Wording

/// The instructor's page as a program: reads the published poses and the room, asks the service, and serves a browser
/// on loopback. It opens no device, no file but those of three.js, and no network.
@main
struct HeadsetConsole: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headset-console",
    abstract: "Serves the instructor's page: devices, poses and room live, sessions.",
    discussion: """
      The page is for a browser of this machine. It shows what headsetd and headset-room publish, and says so when \
      they do not run; it begins by itself as soon as they do. Sessions are begun and ended with the rights of the \
      user that this program runs as. SIGTERM or SIGINT ends it.
      """,
    version: Release.version)

  @Option(
    help: ArgumentHelp(
      "headsetd's socket.",
      discussion: "Default: HEADSETD_SOCKET of the environment, else \(ControlProtocol.defaultSocketPath).",
      valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("The segment of poses.", valueName: "name"))
  var poses = PosePublisher.defaultName

  @Option(help: ArgumentHelp("The segment of the room.", valueName: "name"))
  var room = RoomPublisher.defaultName

  @Option(help: ArgumentHelp("Where to listen; port 0 takes any that is free.", valueName: "host:port"))
  var listen = "\(ConsoleAddress.standard.host):\(ConsoleAddress.standard.port)"

  @Option(help: ArgumentHelp("The folder of three.js.", valueName: "path"))
  var three = ThreeLibrary.standardFolder

  func validate() throws {
    guard ConsoleAddress(listen) != nil else {
      throw ValidationError("--listen takes HOST:PORT, an IPv6 address in brackets.")
    }
  }

  /// Of the two seconds that an end may take, what the server gets; then the program ends regardless.
  private static let shutdownTime = DispatchTimeInterval.milliseconds(1500)

  func run() throws {
    let signals = StopSignals()
    guard let address = ConsoleAddress(listen) else { throw ExitCode.validationFailure }
    let socketPath = ControlProtocol.socketPath(
      asked: socket, environment: ProcessInfo.processInfo.environment)
    if !address.isLoopback {
      Terminal.complain(.notLoopback(host: address.host))
    }
    let library = ThreeLibrary(folder: three)
    for path in library.missing { Terminal.complain(.libraryMissing(path: path)) }

    let feed = LiveFeed()
    ServiceWatcher(socketPath: socketPath, feed: feed).start()
    let server = ConsoleServer(
      address: address, files: PageFile.embedded + library.files, feed: feed,
      desk: SessionDesk(socketPath: socketPath))
    try serve(server.services(poses: poses, room: room), until: signals)
  }

  private func serve(_ services: ServiceGroup, until signals: StopSignals) throws {
    let ended = DispatchSemaphore(value: 0)
    Task.detached { [listen] in
      do {
        try await services.run()
      } catch {
        Terminal.complain(.cannotServe(address: listen, detail: "\(error)"))
        Foundation.exit(EXIT_FAILURE)
      }
      ended.signal()
    }
    signals.wait()
    Task.detached { await services.triggerGracefulShutdown() }
    _ = ended.wait(timeout: .now() + Self.shutdownTime)
  }
}
