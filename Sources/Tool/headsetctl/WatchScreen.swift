internal import ControlProtocol
internal import Wording

/// The live view: lines from a status, drawn over the last ones where the terminal can.
struct WatchScreen {
  private let wording: Wording
  private let isRedrawing: Bool
  private var drawnLineCount = 0

  init(wording: Wording, isRedrawing: Bool) {
    self.wording = wording
    self.isRedrawing = isRedrawing
    // Hide the cursor (DECTCEM, ECMA-48 private mode 25).
    if isRedrawing { Terminal.write("\u{1b}[?25l") }
  }

  mutating func show(_ status: ServiceStatus) {
    guard isRedrawing else {
      Terminal.write(Self.lines(status, wording).map { $0 + "\n" }.joined() + "\n")
      return
    }
    let size = Terminal.size
    var lines = Self.lines(status, wording).map { String($0.prefix(size.columnCount)) }
    // What does not fit would scroll, and the next drawing would begin in the wrong line.
    lines = Array(lines.prefix(max(1, size.rowCount - 1)))
    // Up to the first line of the last drawing (CUU), each line cleared to its end (EL), the rest too (ED).
    let home = drawnLineCount > 0 ? "\u{1b}[\(drawnLineCount)A\r" : ""
    Terminal.write(home + lines.map { $0 + "\u{1b}[K\n" }.joined() + "\u{1b}[J")
    drawnLineCount = lines.count
  }

  /// Gives the cursor back.
  func end() { if isRedrawing { Terminal.write("\u{1b}[?25h") } }

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
