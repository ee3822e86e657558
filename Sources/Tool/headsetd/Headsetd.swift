import ArgumentParser
import ControlChannel
import ControlProtocol
import DeviceIO
import Foundation
import Glibc
import HeadsetService
import PoseService
import PoseSharedMemory
import Wording

/// The service of the rig: devices in, poses out, a record of both.
@main
struct Headsetd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headsetd",
    abstract: "Talk to VR headsets and controllers, publish their poses and keep the record.",
    discussion: """
      Reads its configuration, claims the control socket and the shared memory of poses, and runs until
      SIGTERM or SIGINT. It writes what it does to standard error; systemd keeps that in the journal.

      Exit status: 0 after an orderly end, 66 where the configuration cannot be read, 69 where another
      headsetd runs or something it needs is not there, 78 where the configuration is wrong.
      """,
    version: Release.version)

  @Option(
    name: [.customLong("configuration"), .short],
    help: "The configuration file. Without it, /etc/headsetd/headsetd.toml if it is there, else defaults.")
  var configurationPath: String?

  @Flag(help: "Read the configuration, say whether it is good, and end.")
  var check = false

  @Flag(help: "Read the configuration, print all of it with what each key means, and end.")
  var printConfiguration = false

  /// On the main thread from its first line: every thread made later inherits that the two signals are
  /// blocked, and only `serve` takes them.
  func run() throws {
    ThreadHeaps.limit()
    var ending = sigset_t()
    unsafe sigemptyset(&ending)
    unsafe sigaddset(&ending, SIGTERM)
    unsafe sigaddset(&ending, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &ending, nil)
    signal(SIGPIPE, SIG_IGN)

    let configuration = try readConfiguration()
    if printConfiguration { return print(configuration.text, terminator: "") }
    if check { return Self.say(Self.wording(.settingsGood)) }
    let service: HeadsetService
    do throws(ServiceStartError) {
      service = try HeadsetService(configuration)
    } catch {
      Self.complain(ProgramTrouble(error))
      throw ExitCode(69)
    }
    let system = SystemNotifier()
    system.send("READY=1")
    Self.say("ready: \(configuration.socketPath), poses in \(configuration.poseSegment)")
    serve(service, until: &ending, telling: system)
    system.send("STOPPING=1")
    let stopped = DispatchSemaphore(value: 0)
    Task.detached {
      await service.stop()
      stopped.signal()
    }
    stopped.wait()
    Self.say("stopped")
  }

  /// Beats once a second; a loop that does not tick is not reported alive, and systemd's watchdog acts.
  private func serve(_ service: HeadsetService, until ending: inout sigset_t, telling system: SystemNotifier)
  {
    var second = timespec(tv_sec: 1, tv_nsec: 0)
    while true {
      let signal = unsafe sigtimedwait(&ending, nil, &second)
      if signal > 0 { return }
      if service.beat() { system.send("WATCHDOG=1") }
      for line in service.takeNews() { Self.say(line) }
    }
  }

  private func readConfiguration() throws -> ServiceConfiguration {
    let standard = "/etc/headsetd/headsetd.toml"
    guard let path = configurationPath ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
    else { return ServiceConfiguration() }
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.readToEnd() ?? Data() else {
      Self.complain(.settingsUnreadable(path: path, detail: ""))
      throw ExitCode(66)
    }
    do throws(ServiceConfigurationError) {
      return try ServiceConfiguration(toml: String(decoding: data, as: UTF8.self))
    } catch {
      Self.complain(ProgramTrouble(error, in: path))
      throw ExitCode(78)
    }
  }

  private static let wording = Wording(environment: ProcessInfo.processInfo.environment)

  /// A line of the log; what is no answer to a person stays English, so that one journal reads alike everywhere.
  static func say(_ line: String) { write("headsetd: " + line) }

  private static func complain(_ trouble: ProgramTrouble) {
    write(wording.notice(.program(trouble)).complaint(of: "headsetd"))
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
