internal import ArgumentParser
internal import ControlProtocol
internal import Wording

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the devices that are attached.")

  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard case .devices(let devices) = try service.ask(.list) else { throw Failure.unexpectedAnswer }
    if output.json { return try Terminal.write(json: ["devices": devices]) }
    Terminal.write(Self.text(devices, .ofUser))
  }

  static func text(_ devices: [DeviceStatus], _ wording: Wording) -> String {
    guard !devices.isEmpty else { return wording(.noDevices) + "\n" }
    var table = TextTable([.serial, .device, .bus, .firmware, .state].map { wording($0) })
    for device in devices {
      table.append([
        device.serial ?? "-", device.name, device.busPath, device.firmware ?? "-", device.stateText(wording),
      ])
    }
    return table.text
  }
}
