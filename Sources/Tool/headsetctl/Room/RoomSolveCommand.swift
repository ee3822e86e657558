internal import ArgumentParser
private import Charts
private import ControlProtocol
private import Lab
private import Lighthouse

struct RoomSolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find where the stations stand: live, or from a recording of their light.",
    discussion: """
      Nothing needs to be known of the room. Without --input the service gathers the light of a device, the headset's \
      unless --device names another, and the terminal says what to do: carry it slowly through the room, lay it down in \
      three places, lay it on the floor, hold it towards the front. It takes about a minute. The room is shown, and \
      used when you say so (--yes: at once). Ctrl-C leaves everything as it was. With --json each change is a line.

      With --input it reads captures of the bus (pcap, pcapng, hsrec) and text recordings (.rec), gzip'ed or not, of a \
      device that was carried so. There the floor is taken to be where the device was lowest, the front towards one of \
      the stations; --device-height and 'headsetctl room level' say otherwise.
      """)

  @Option(help: "The recording; without it the service's devices are asked.", completion: .file())
  var input: String?
  @Option(help: "The room's file; one that is there is replaced.", completion: .file(extensions: ["json"]))
  var output: String?
  @Option(
    help: "A picture of the room and of the device's way, SVG; one that is there is replaced.",
    completion: .file(extensions: ["svg"]))
  var picture: String?
  @Option(help: ArgumentHelp("The device that shows the room.", valueName: "serial"))
  var device: String?
  @Flag(help: "Use the room without asking.")
  var yes = false
  @Option(
    help: ArgumentHelp(
      "Height of the lowest place that the device was at, above the floor; of a recording.",
      valueName: "metres"
    ))
  var deviceHeight = 0.0
  @OptionGroup var service: ServiceOptions
  @OptionGroup var form: OutputOptions

  func run() throws {
    guard let input else { return try runLive() }
    let (room, found) = try LabCommand.run { () throws(LabError) in
      let found = try RecordedRoom(try TrackingRecording(contentsOf: input))
      let room = found.solution.room.levelled(floor: -deviceHeight)
      if let output { try RoomFile.write(room, to: output) }
      // The way is told in the solver's own frame, whose floor is the lowest place.
      try draw(room, path: found.solution.path.map { $0 + SIMD3(0, deviceHeight, 0) })
      return (room, found)
    }
    try RoomText.write(RoomReport(room, found: found), json: form.json)
  }

  private func runLive() throws {
    let dialogue = SurveyDialogue(service: service, isJSON: form.json, wording: .ofUser)
    let (result, room) = try dialogue.survey(device: device)
    try LabCommand.run { () throws(LabError) in
      if let output { try RoomFile.write(room, to: output) }
      try draw(room, path: result.path.compactMap { $0.count == 3 ? SIMD3($0[0], $0[1], $0[2]) : nil })
    }
    try dialogue.show(result, room)
    try dialogue.use(result, isAgreed: yes, isKept: output != nil)
  }

  private func draw(_ room: Room, path: [SIMD3<Double>]) throws(LabError) {
    guard let picture else { return }
    let name = LabPlotCommand.name(of: picture)
    try LabFile.write(RoomFigure(of: room, path: path, named: name).figure.svg, to: picture)
  }

  func validate() throws {
    guard (-1...3).contains(deviceHeight) else { throw ValidationError("a device height of -1 to 3 metres") }
    guard input != nil else {
      if deviceHeight != 0 { throw ValidationError("--device-height goes with --input.") }
      return
    }
    if output == nil { throw ValidationError("--input goes with --output.") }
    if yes || device != nil { throw ValidationError("--yes and --device do not go with --input.") }
  }
}

struct RoomFrontCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "front",
    abstract: "Turn the service's room to where the wearer looks.",
    discussion: """
      Whoever wears the headset stands where the middle of the room is to be, and looks to the front. The stations \
      stay where they are; the floor stays at its height.
      """)

  @OptionGroup var service: ServiceOptions

  func run() throws { _ = try service.ask(.roomFront) }
}
