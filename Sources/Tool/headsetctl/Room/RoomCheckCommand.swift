internal import ArgumentParser
internal import Lab
internal import Wording

struct RoomCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell whether a room's stations still stand where its file says.",
    discussion: """
      Holds a recording's light against the room, and compares what the stations disagree by with what it was when \
      the room was solved. Of three or more stations the one that was moved or tilted is named; of two, both are. A \
      station that tells another serial than the room has was swapped. The end status is 1 where the room no longer \
      holds, or no two of its stations were seen together.
      """)

  @Argument(help: "The room's file.", completion: .file(extensions: ["json"]))
  var file: String
  @Option(help: "The recording.", completion: .file())
  var input: String
  @OptionGroup var form: OutputOptions

  func run() throws {
    let check = try LabCommand.run { () throws(LabError) in
      try RoomCheck(roomPath: file, recordingPath: input)
    }
    if form.json {
      try Terminal.write(json: check)
    } else {
      for line in Self.table(of: check).lines { Terminal.writeLine(line) }
    }
    if !check.agrees { throw ExitCode(1) }
  }

  static func table(of check: RoomCheck, in wording: Wording = .ofUser) -> TextTable {
    let heads: [RoomTerm] = [.station, .channel, .verdict, .after, .residual, .whenSolved]
    var table = TextTable(heads.map(wording.room))
    for station in check.stations {
      table.append([
        station.serial ?? "-", station.channel, wording.room(verdict(on: station)),
        station.verdictAfter.map { "\($0)" } ?? "-", station.residual.map { "\($0)" } ?? "-",
        "\(station.residualWhenSolved)",
      ])
    }
    return table
  }

  private static func verdict(on station: RoomCheck.Station) -> RoomTerm {
    switch station.verdict {
    case .unseen: .unseen
    case .agreeing: .stands
    case .disagreeing: .disagrees
    case .moved: .moved
    case .swapped: .swapped(serial: station.toldSerial ?? "")
    }
  }
}
