internal import ArgumentParser
internal import ControlProtocol

struct HapticCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "haptic", abstract: "Have a controller vibrate, to tell which one it is.")

  @Argument(help: "The controller's serial.")
  var serial: String
  @Option(help: ArgumentHelp("Vibrations a second, up to 1000.", valueName: "hertz"))
  var frequency = 160.0
  @Option(help: ArgumentHelp("Of what the device can do, 0 to 1.", valueName: "part"))
  var amplitude = 0.5
  @Option(help: ArgumentHelp("How long, up to 5.", valueName: "seconds"))
  var duration = 0.5
  @OptionGroup var service: ServiceOptions

  func run() throws {
    _ = try service.ask(
      .haptic(serial: serial, frequencyHz: frequency, amplitude: amplitude, durationSeconds: duration))
  }
}
