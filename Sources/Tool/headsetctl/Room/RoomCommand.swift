internal import ArgumentParser

/// `headsetctl room`: where the base stations stand.
struct RoomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room",
    abstract: "Find, show and check where the base stations stand.",
    discussion: """
      A room is a file: the stations by serial, their places in metres (+X right, +Y up from the floor, -Z to the \
      front), and how well their light agreed when it was solved. 'solve' finds one, 'use' has the \
      service place its devices in it.
      """,
    subcommands: [
      RoomSolveCommand.self, RoomShowCommand.self, RoomCheckCommand.self, RoomLevelCommand.self,
      RoomExportCommand.self, RoomUseCommand.self, RoomFrontCommand.self, RoomLeaveCommand.self,
    ])
}
