internal import ArgumentParser
internal import ControlProtocol
internal import Wording

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that is known of one device.")

  @Argument(help: "The device's serial, as 'headsetctl list' shows it.")
  var serial: String
  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard case .device(let device) = try service.ask(.show(serial: serial)) else {
      throw Failure.unexpectedAnswer
    }
    if output.json { return try Terminal.write(json: device) }
    Terminal.write(Self.text(device, .ofUser))
  }

  static func text(_ device: DeviceStatus, _ wording: Wording) -> String {
    var table = TextTable()
    func row(_ term: Term, _ value: String?) { if let value { table.append([wording(term), value]) } }
    row(.device, device.name)
    row(.serial, device.serial ?? wording(.unknown))
    row(.state, device.stateText(wording))
    row(.bus, device.busPath + " " + Figures.usbID(device.vendorID, device.productID))
    row(.firmware, device.firmware)
    row(.hardware, device.hardware)
    row(.configuration, device.configurationSHA256)
    row(.calibration, device.calibrationText(wording))
    row(.learned, device.learned?.text(wording))
    for report in device.reports {
      let id = "0x" + String(report.reportID, radix: 16)
      row(.reports, "\(id): \(report.count), \(Figures.fixed(report.rateHz, 1)) Hz")
    }
    row(.lost, String(device.lostSampleCount))
    row(.malformed, String(device.malformedReportCount))
    row(.battery, device.batteryPercent.map { _ in device.batteryText })
    row(.worn, device.isWorn.map { _ in device.wornText(wording) })
    row(.interpupillaryDistance, device.ipdMillimeters.map { Figures.fixed($0, 1) + " mm" })
    if let pose = device.pose {
      row(.orientation, pose.orientationText())
      row(.position, pose.positionText(wording))
      row(.age, Figures.fixed(pose.ageSeconds * 1000, 1) + " ms")
    }
    return table.text
  }
}
