internal import ArgumentParser
internal import ControlProtocol
private import Wording

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record what devices send.",
    discussion: """
      The service writes the recording, to a new file in its folder of recordings. It ends with Ctrl-C, after \
      --seconds, or, with --background, with 'headsetctl record --stop'. Only an administrator may name a \
      place of its own (an absolute path).
      """)

  @Argument(help: ArgumentHelp("The recording's name.", valueName: "file"))
  var file: String?
  @Option(name: .long, help: ArgumentHelp("Only this device; may be given again.", valueName: "serial"))
  var device: [String] = []
  @Option(help: ArgumentHelp("End after so many seconds.", valueName: "seconds"))
  var seconds: Double?
  @Flag(help: "Begin, and leave it running.")
  var background = false
  @Flag(help: "End the recording that runs.")
  var stop = false
  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if stop == (file != nil) { throw ValidationError("Give the recording's name, or --stop.") }
    if stop, background || seconds != nil || !device.isEmpty {
      throw ValidationError("--stop goes with no other option of the recording.")
    }
    if background, seconds != nil { throw ValidationError("--background and --seconds exclude each other.") }
    if let seconds, !(seconds > 0 && seconds <= Self.secondsMax) {
      throw ValidationError("--seconds must be above 0 and at most a week.")
    }
  }

  /// A week: longer than any disk lasts.
  private static let secondsMax = 604_800.0

  func run() throws {
    guard let file else { return try report(try recording(.recordStop)) }
    let interruption = Interruption()
    let begun = try recording(.recordStart(path: file, devices: device))
    if background { return try report(begun) }
    let clock = ContinuousClock()
    let start = clock.now
    // The service may end it on its own, when the disk is full.
    var isRunning = true
    while isRunning, clock.now - start < .seconds(seconds ?? Self.secondsMax) {
      let rest = seconds.map { Duration.seconds($0) - (clock.now - start) } ?? .seconds(1)
      if interruption.happened(within: min(max(rest, .zero), .milliseconds(500))) { break }
      let now = try service.status().recording
      isRunning = now?.isRunning ?? false
      if let now { showProgress(now) }
    }
    if Terminal.isInteractive, !output.json { Terminal.writeLine() }
    try report(isRunning ? try recording(.recordStop) : begun)
  }

  private func recording(_ verb: ControlVerb) throws(Failure) -> RecordingStatus {
    guard case .recording(let recording) = try service.ask(verb) else { throw .unexpectedAnswer }
    return recording
  }

  private func showProgress(_ recording: RecordingStatus) {
    guard Terminal.isInteractive, !output.json else { return }
    Terminal.write("\r" + Self.line(recording) + "\u{1b}[K")
  }

  private func report(_ recording: RecordingStatus) throws {
    if output.json { return try Terminal.write(json: recording) }
    Terminal.writeLine("\(Wording.ofUser(.recordingWritten)) \(Wording.printable(recording.path))")
    Terminal.writeLine(Self.line(recording))
  }

  static func line(_ recording: RecordingStatus) -> String {
    "\(Figures.duration(recording.durationSeconds))  \(recording.transferCount)  "
      + "\(Figures.bytes(recording.byteCount))  -\(recording.droppedTransferCount)"
  }
}
