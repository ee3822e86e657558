internal import ArgumentParser

/// `headsetctl room`: where the base stations stand.
struct RoomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room",
    abstract: "Find, show and check where the base stations stand.",
    discussion: """
      A room is a file: the stations by serial, their places in metres (+X right, +Y up from the floor, -Z to the \
      front), and how well their light agreed when it was solved. Nothing is asked of the service and no device is \
      touched.
      """,
    subcommands: [
      RoomSolveCommand.self, RoomShowCommand.self, RoomCheckCommand.self, RoomLevelCommand.self,
      RoomExportCommand.self,
    ])
}
