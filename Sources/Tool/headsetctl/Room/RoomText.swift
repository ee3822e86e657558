internal import Lab

/// Rooms for people.
enum RoomText {
  /// Writes a room's figures to the terminal.
  static func write(_ report: RoomReport, json: Bool) throws {
    if json { return try Terminal.write(json: report) }
    var table = TextTable([
      "STATION", "CHANNEL", "X m", "HEIGHT m", "Z m", "HEADING deg", "ELEVATION deg", "ROLL deg",
      "RESIDUAL urad",
    ])
    for station in report.stations {
      table.append(
        [station.serial ?? "-", station.channel] + station.position.map { "\($0)" } + [
          "\(station.heading)", "\(station.elevation)", "\(station.roll)", "\(station.residual)",
        ])
    }
    for line in table.lines { Terminal.writeLine(line) }
    guard let solving = report.solving else { return }
    Terminal.writeLine(
      "\(solving.views) views of \(solving.device) in \(solving.seconds) s, "
        + "\(solving.residual) urad left, up known to \(solving.upSigma) deg")
    if solving.spread < 0.2 {
      Terminal.writeLine(
        "The device hardly moved: the room is measured from one place, and may be off by millimetres in others."
      )
    }
    for station in report.stations where station.serial == nil {
      Terminal.writeLine(
        "The station on channel \(station.channel) did not tell its calibration yet: the room is centimetres off. "
          + "Record 20 seconds.")
    }
    for sentence in solving.omitted { Terminal.writeLine("Left out: \(sentence)") }
  }
}
