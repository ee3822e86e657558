internal import ArgumentParser
internal import DeviceRecording
private import PoseMath
private import USBProtocol
private import Wording

struct RecordingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recording",
    abstract: "Look into recordings, cut and anonymise them.",
    discussion: """
      Reads what 'replay' reads and writes recordings of our own format. Nothing is asked of the service, no \
      device is touched, and a file is never overwritten without --force.
      """,
    subcommands: [Show.self, Cut.self, Anonymise.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what a recording holds, device by device.",
      discussion: """
        Transfers are counted by endpoint and by their first byte, which is the report id where the interface \
        has report ids. What the reports say, 'replay' tells.
        """)

    @Argument(help: "The recording.", completion: .file())
    var file: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let overview = RecordingOverview(try TransferRecording.opened(file))
      if output.json { return try Terminal.write(json: overview) }
      Terminal.write(overview.text(.ofUser))
    }
  }

  struct Cut: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy a part of a recording, by time and devices.",
      discussion: """
        Every device that is kept brings its descriptors along, so that the part replays by itself; the start \
        of the part becomes its second zero. Without bounds all is kept: a capture of another program becomes \
        a recording of ours. What 'replay' finds in the part can differ from the whole where a device told its \
        configuration outside of it.
        """)

    @OptionGroup var files: CopyFiles
    @Option(name: .customLong("from"), help: ArgumentHelp("Begin here.", valueName: "seconds"))
    var start = 0.0
    @Option(name: .customLong("until"), help: ArgumentHelp("End before this.", valueName: "seconds"))
    var end: Double?
    @Option(
      name: .long,
      help: ArgumentHelp(
        "Only this device, by its serial or by its number in 'show'; may be given again.", valueName: "device"
      ))
    var device: [String] = []
    @OptionGroup var output: OutputOptions

    /// A day of seconds is longer than any recording, and fits a timestamp many times over.
    private static let secondsMax = 86_400.0

    func validate() throws {
      guard start >= 0, start <= Self.secondsMax else {
        throw ValidationError("--from must be 0 to 86400.")
      }
      if let end, !(end > start && end <= Self.secondsMax) {
        throw ValidationError("--until must be above --from and at most 86400.")
      }
    }

    func run() throws {
      let recording = try TransferRecording.opened(files.file)
      let selection = RecordingSelection(
        from: Timestamp(nanoseconds: Int64(start * 1e9)),
        until: end.map { Timestamp(nanoseconds: Int64($0 * 1e9)) },
        devices: device.isEmpty ? nil : Set(try device.flatMap { try recording.indices(of: $0) }))
      try RecordingCopy(of: recording, files: files, selection: selection).run(output)
    }
  }

  struct Anonymise: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy a recording without what leads back to a unit or its owner.",
      discussion: """
        Serial numbers become counts of the same length, the same everywhere in the file, also inside the factory \
        configuration; the time of day goes, and so do sound and pictures (isochronous and bulk transfers). What \
        the device measured stays as it was. Not touched are the configurations of families that are neither \
        plain text nor stored as a Vive stores them.
        """)

    @OptionGroup var files: CopyFiles
    @OptionGroup var output: OutputOptions

    func run() throws {
      try RecordingCopy(of: .opened(files.file), files: files, isAnonymised: true).run(output)
    }
  }

  /// From where to where.
  struct CopyFiles: ParsableArguments {
    @Argument(help: "The recording.", completion: .file())
    var file: String
    @Argument(help: ArgumentHelp("The file to write.", valueName: "new-file"), completion: .file())
    var target: String
    @Flag(help: "Replace the file if it is there already; all of it is written before.")
    var force = false
  }
}

extension TransferRecording {
  static func opened(_ path: String) throws(Failure) -> TransferRecording {
    do {
      return try open(path)
    } catch {
      throw Failure(error, at: path)
    }
  }

  /// The devices that a person means: a unit that was plugged in twice stands twice in a recording.
  fileprivate func indices(of name: String) throws(Failure) -> [Int] {
    let units = devices.filter { $0.identity?.serial == name }.map(\.index)
    if !units.isEmpty { return units }
    guard let number = Int(name), devices.indices.contains(number) else {
      throw Failure(.recording(.noSuchDevice(path: path, device: name)), .noInput)
    }
    return [number]
  }
}
