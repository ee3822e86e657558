internal import ArgumentParser
private import Lab
private import Lighthouse

struct RoomSolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find where the stations stand, from a recording of their light.",
    discussion: """
      Nothing needs to be known of the room. Carry a headset slowly through it for half a minute, in the light of two \
      stations at a time, and lay it down for a second; then every place of the room is measured, not one. Reads \
      captures of the bus (pcap, pcapng, hsrec) and text recordings (.rec), gzip'ed or not. The floor is taken to be \
      where the device was lowest, the front towards one of the stations; --device-height and 'headsetctl room \
      level' say otherwise.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @Option(help: "The room's file; one that is there is replaced.", completion: .file(extensions: ["json"]))
  var output: String
  @Option(
    help: ArgumentHelp(
      "Height of the lowest place that the device was at, above the floor.", valueName: "metres"))
  var deviceHeight = 0.0
  @OptionGroup var form: OutputOptions

  func run() throws {
    let (room, found) = try LabCommand.run { () throws(LabError) in
      let found = try RecordedRoom(try TrackingRecording(contentsOf: input))
      let room = found.solution.room.levelled(floor: -deviceHeight)
      try RoomFile.write(room, to: output)
      return (room, found)
    }
    try RoomText.write(RoomReport(room, found: found), json: form.json)
  }

  func validate() throws {
    guard (-1...3).contains(deviceHeight) else { throw ValidationError("a device height of -1 to 3 metres") }
  }
}
