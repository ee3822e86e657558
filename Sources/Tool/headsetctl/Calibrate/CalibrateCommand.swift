internal import ArgumentParser
internal import ControlProtocol
internal import Wording

/// The guided calibration of a unit, and what came of it over the years.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Calibrate a device by a guide, verify it, take it back, show its history.",
    discussion: """
      The guide runs in headsetd and asks for one thing at a time; it takes about three minutes. It goes on where it was \
      after the plug was pulled, after the service was started anew, and after a power cut. The result is in force \
      at once, entered in the record and signed into the ledger; older ones are kept. With --json, each change of the \
      guide is one line of JSON, and answers are read from standard input, a line each: skip, again or abandon.
      """,
    subcommands: [
      CalibrateGuideCommand.self, CalibrateVerifyCommand.self, CalibrateHistoryCommand.self,
      CalibrateUndoCommand.self, CalibrateCertificateCommand.self,
    ], defaultSubcommand: CalibrateGuideCommand.self)
}

/// Which device, for the verbs of a calibration.
struct CalibratedDevice: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The device's serial, as 'headsetctl list' shows it; may be left out where there is one.",
      valueName: "device"))
  var serial: String?
  @OptionGroup var service: ServiceOptions

  /// The serial that was named, or that of the only device that can be calibrated.
  func resolve() throws(Failure) -> String {
    if let serial { return serial }
    guard case .devices(let devices) = try service.ask(.list) else { throw .unexpectedAnswer }
    let serials = devices.filter { $0.role != "headsetMainboard" && $0.pose != nil }.compactMap(\.serial)
    guard let first = serials.first else { throw Failure(.guide(.noDevice), .noInput) }
    guard serials.count == 1 else { throw Failure(.guide(.manyDevices(serials: serials)), .usage) }
    return first
  }
}

struct CalibrateGuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "Begin the guide of a device, or join the one that runs.")

  @OptionGroup var device: CalibratedDevice
  @Flag(help: "End the guide that runs; nothing is changed.")
  var cancel = false
  @Flag(help: "Have the calibration before the one in force in force again.")
  var undo = false
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if cancel && undo { throw ValidationError("--cancel and --undo exclude each other.") }
  }

  func run() throws {
    let serial = try device.resolve()
    if undo { return try CalibrateUndoCommand.undo(serial, device.service, output) }
    if cancel {
      _ = try device.service.ask(.calibrationAnswer(serial: serial, answer: "abandon"))
      if !output.json { Terminal.writeLine(Wording.ofUser(.abandoned)) }
      return
    }
    try GuideSession(serial: serial, purpose: .calibrate, service: device.service, output: output).run()
  }
}

struct CalibrateVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Measure the calibration in force in fresh poses; nothing is changed.",
    discussion: "Ends with status 65 where an error is beyond the model's limit.")

  @OptionGroup var device: CalibratedDevice
  @OptionGroup var output: OutputOptions

  func run() throws {
    let serial = try device.resolve()
    try GuideSession(serial: serial, purpose: .verify, service: device.service, output: output).run()
  }
}

struct CalibrateHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what was measured of a device over the years, its trend and when the next is due.")

  @OptionGroup var device: CalibratedDevice
  @OptionGroup var output: OutputOptions

  func run() throws {
    let serial = try device.resolve()
    let answer = try device.service.ask(.calibrationHistory(serial: serial))
    guard case .calibrationHistory(let history) = answer else { throw Failure.unexpectedAnswer }
    if output.json { return try Terminal.write(json: history) }
    Terminal.write(HistoryText.text(history, .ofUser))
  }
}

struct CalibrateUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Have the calibration before the one in force in force again.",
    discussion: "A newer row of the history points to the older one; nothing is deleted.")

  @OptionGroup var device: CalibratedDevice
  @OptionGroup var output: OutputOptions

  func run() throws { try Self.undo(try device.resolve(), device.service, output) }

  static func undo(_ serial: String, _ service: ServiceOptions, _ output: OutputOptions) throws {
    guard case .calibrationHistory(let history) = try service.ask(.calibrationUndo(serial: serial)) else {
      throw Failure.unexpectedAnswer
    }
    if output.json { return try Terminal.write(json: history) }
    Terminal.writeLine(Wording.ofUser(.undone(toFactory: history.inForce == nil)))
  }
}
