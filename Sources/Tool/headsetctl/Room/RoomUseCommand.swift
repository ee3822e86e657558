internal import ArgumentParser
private import ControlProtocol
private import Lab
private import Lighthouse

struct RoomUseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use",
    abstract: "Have the service place its devices in a room.",
    discussion: """
      From now on poses have the room's places, as soon as a device is in the light of its stations; the service \
      keeps the room over its own restart. Nothing is calibrated anew.
      """)

  @Argument(help: "The room's file.", completion: .file(extensions: ["json"]))
  var file: String
  @OptionGroup var service: ServiceOptions

  func run() throws {
    let room = try LabCommand.run { () throws(LabError) in try RoomFile.read(file) }
    _ = try service.ask(.roomUse(document: RoomFile.text(of: room)))
  }
}

struct RoomLeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave",
    abstract: "Have the service forget its room.",
    discussion: "Devices are placed by the model of a body again, as without base stations.")

  @OptionGroup var service: ServiceOptions

  func run() throws { _ = try service.ask(.roomUse(document: nil)) }
}
