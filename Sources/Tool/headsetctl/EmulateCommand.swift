internal import ArgumentParser
internal import ControlProtocol
private import Foundation
private import Wording

struct EmulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emulate",
    abstract: "Give the service emulated devices.",
    discussion: """
      Starts headset-emulator, which stands beside headsetctl, and has the service reach for its devices; ends \
      both with Ctrl-C. The devices are marked as emulated wherever they are shown or recorded. Only an \
      administrator may have the service reach for a network address.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("vive, wand (on its cable) or wireless-wand; may be given again.", valueName: "kind"))
  var device = ["vive", "wand", "wand"]
  @Option(help: ArgumentHelp("The port of 127.0.0.1 to use.", valueName: "number"))
  var port: UInt16 = 3240
  @OptionGroup var service: ServiceOptions

  private static let host = "127.0.0.1"

  func validate() throws {
    if port == 0 { throw ValidationError("--port must be above 0.") }
  }

  func run() throws {
    // Before anything is started: without the service there is nobody to give devices to.
    _ = try service.status()
    let emulator = try EmulatorProcess(devices: device, host: Self.host, port: port)
    let interruption = Interruption()
    defer { emulator.stop() }
    try emulator.waitUntilListening()
    _ = try service.ask(.attachEmulated(host: Self.host, port: port, busID: nil))
    Terminal.writeLine(device.joined(separator: ", ") + " (" + Wording.ofUser(.emulated) + ")")
    Terminal.writeLine(Wording.ofUser(.pressToEnd))
    while emulator.isRunning, !interruption.happened(within: .milliseconds(200)) {}
    guard emulator.isRunning else { throw Failure(.emulatorFailed(detail: emulator.endText), .software) }
    _ = try service.ask(.detachEmulated(host: Self.host, port: port, busID: nil))
  }
}
