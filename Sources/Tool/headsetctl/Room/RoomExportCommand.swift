internal import ArgumentParser
private import Lab
private import Lighthouse

struct RoomExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a room for other programs.",
    discussion: """
      'libsurvive' is the part of its config.json that tells of base stations, +Z up; 'csv' a table in this room's \
      axes.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case libsurvive, csv }

  @Argument(help: "The room's file.", completion: .file(extensions: ["json"]))
  var file: String
  @Option(help: "For whom.")
  var format = Format.libsurvive
  @Option(help: "The new file; one that is there is replaced.", completion: .file())
  var output: String

  func run() throws {
    try LabCommand.run { () throws(LabError) in
      let room = try RoomFile.read(file)
      let text = format == .csv ? RoomExport.table(room) : RoomExport.libsurvive(room)
      try LabFile.write(text, to: output)
    }
  }
}
