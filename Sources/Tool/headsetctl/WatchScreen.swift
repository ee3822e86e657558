internal import ControlProtocol
internal import Wording

/// The live view: lines from a status, drawn over the last ones where the terminal can.
struct WatchScreen {
  private let wording: Wording
  private var screen: RedrawnLines?

  init(wording: Wording, isRedrawing: Bool) {
    self.wording = wording
    screen = isRedrawing ? RedrawnLines() : nil
  }

  mutating func show(_ status: ServiceStatus) {
    let lines = Self.lines(status, wording)
    if screen == nil {
      Terminal.write(lines.map { $0 + "\n" }.joined() + "\n")
    } else {
      screen?.draw(lines)
    }
  }

  /// Gives the cursor back.
  func end() { screen?.end() }

  // MARK: - Lines

  static func lines(_ status: ServiceStatus, _ wording: Wording) -> [String] {
    StatusText.lines(status, wording) + [""] + devices(status.devices, wording) + ["", wording(.pressToEnd)]
  }

  private static func devices(_ devices: [DeviceStatus], _ wording: Wording) -> [String] {
    guard !devices.isEmpty else { return [wording(.noDevices)] }
    // A narrow terminal cuts the right side off, so what changes comes first.
    let terms: [Term] = [
      .serial, .state, .rate, .lost, .orientation, .position, .age, .worn, .battery, .device,
    ]
    var table = TextTable(terms.map { wording($0) })
    for device in devices {
      table.append([
        device.serial ?? "-", device.stateText(wording), device.rateText, String(device.lostSampleCount),
        device.pose?.orientationText() ?? "-", device.pose?.positionText(wording) ?? "-",
        device.pose.map { Figures.fixed($0.ageSeconds * 1000, 1) + " ms" } ?? "-",
        device.wornText(wording), device.batteryText, device.name,
      ])
    }
    return table.lines
  }
}
