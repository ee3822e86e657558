internal import ArgumentParser
private import ControlProtocol
private import Foundation

/// `headsetctl`: looks after headsets and the service that drives them. One file per verb.
@main
struct Headsetctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headsetctl",
    abstract: "Look after headsets and the service that drives them.",
    discussion: """
      headsetctl asks the service headsetd over its socket; 'audit', 'doctor', 'inventory' and 'udev' also work while \
      the service is down. Every verb that reads takes --json for programs. Causes and cures are written in \
      English or French, as LC_ALL, LC_MESSAGES or LANG ask.
      """,
    version: Release.version,
    subcommands: [
      ListCommand.self, ShowCommand.self, StatusCommand.self, WatchCommand.self, RecordCommand.self,
      SessionCommand.self, HapticCommand.self, InventoryCommand.self, AuditCommand.self, ReportCommand.self,
      DoctorCommand.self, CalibrateCommand.self,
      ProgrammeCommand.self, SiteCommand.self, PartyCommand.self, ModelCommand.self, AssetCommand.self,
      CustodyCommand.self, FindingCommand.self, ImportCommand.self, QueryCommand.self,
      EmulateCommand.self, RoomCommand.self, LabCommand.self, ReplayCommand.self, RecordingCommand.self,
      UdevCommand.self,
      GenerateManualCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Terminal.complain(failure.text(in: .ofUser))
      Foundation.exit(failure.status.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
