internal import ArgumentParser
private import Charts
private import ControlProtocol
private import Lab
private import Lighthouse

struct RoomShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a room as a table or a picture.",
    discussion: """
      The picture shows the room from above and from the right, what each station lights up, and, with a recording, \
      where its device went.
      """)

  @Argument(
    help: "The room's file; the room of the service where none is named.",
    completion: .file(extensions: ["json"]))
  var file: String?
  @Option(help: "A picture, SVG; one that is there is replaced.", completion: .file(extensions: ["svg"]))
  var output: String?
  @Option(help: "A recording whose path is drawn.", completion: .file())
  var input: String?
  @OptionGroup var service: ServiceOptions
  @OptionGroup var form: OutputOptions

  func run() throws {
    let room = try self.room()
    if let output {
      try LabCommand.run { () throws(LabError) in
        let path = try input.map { (input) throws(LabError) in try RecordedPath(of: input, in: room).points }
        let figure = RoomFigure(of: room, path: path ?? [], named: file.map(LabPlotCommand.name) ?? "room")
          .figure
        try LabFile.write(figure.svg, to: output)
      }
    }
    try RoomText.write(RoomReport(room), json: form.json)
  }

  private func room() throws -> Room {
    if let file { return try LabCommand.run { () throws(LabError) in try RoomFile.read(file) } }
    guard case .room(let text) = try service.ask(.room) else { throw Failure.unexpectedAnswer }
    guard let text else { throw Failure(ControlFault(.noRoom)) }
    return try LabCommand.run { () throws(LabError) in try RoomFile.room(Array(text.utf8), from: "headsetd") }
  }
}
