internal import ArgumentParser
private import Lab
private import Lighthouse
private import PoseMath

struct RoomLevelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "level",
    abstract: "Set a room's floor and front.",
    discussion: "Heights and directions are those of the room as it is; up itself comes from the sensors.")

  @Argument(help: "The room's file.", completion: .file(extensions: ["json"]))
  var file: String
  @Option(help: "The new file; one that is there is replaced.", completion: .file(extensions: ["json"]))
  var output: String
  @Option(help: ArgumentHelp("Height of the real floor.", valueName: "metres"))
  var floor = 0.0
  @Option(help: ArgumentHelp("By how much to turn the front to the left.", valueName: "degrees"))
  var turn = 0.0
  @OptionGroup var form: OutputOptions

  func run() throws {
    let room = try LabCommand.run { () throws(LabError) in
      let angle = turn * .pi / 180
      let front = SIMD3(-Double.sine(angle), 0, -Double.cosine(angle))
      let room = try RoomFile.read(file).levelled(floor: floor, forward: front)
      try RoomFile.write(room, to: output)
      return room
    }
    try RoomText.write(RoomReport(room), json: form.json)
  }

  func validate() throws {
    guard (-100...100).contains(floor) else { throw ValidationError("a floor within 100 metres") }
    guard (-360...360).contains(turn) else { throw ValidationError("a turn of -360 to 360 degrees") }
  }
}
