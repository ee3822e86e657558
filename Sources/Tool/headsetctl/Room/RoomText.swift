internal import Lab
internal import Wording

/// Rooms for people.
enum RoomText {
  /// Writes a room's figures to the terminal.
  static func write(_ report: RoomReport, json: Bool) throws {
    if json { return try Terminal.write(json: report) }
    for line in lines(of: report, in: .ofUser) { Terminal.writeLine(line) }
  }

  /// A table of the stations, and what there is to say of how they were found.
  static func lines(of report: RoomReport, in wording: Wording) -> [String] {
    let heads: [RoomTerm] = [
      .station, .channel, .x, .height, .z, .heading, .elevation, .roll, .residual,
    ]
    var table = TextTable(heads.map(wording.room))
    for station in report.stations {
      table.append(
        [station.serial ?? "-", station.channel] + station.position.map { "\($0)" } + [
          "\(station.heading)", "\(station.elevation)", "\(station.roll)", "\(station.residual)",
        ])
    }
    return table.lines + notes(on: report).map(wording.room)
  }

  private static func notes(on report: RoomReport) -> [RoomTerm] {
    guard let solving = report.solving else { return [] }
    var notes: [RoomTerm] = [
      .found(
        views: solving.views, device: solving.device, seconds: "\(solving.seconds)",
        microradians: "\(solving.residual)", upDegrees: "\(solving.upSigma)")
    ]
    if solving.spread < 0.2 { notes.append(.onePlace) }
    notes += report.stations.filter { $0.serial == nil }.map { .uncalibrated(channel: $0.channel) }
    return notes + solving.omitted.map { .leftOut(StationTrouble.Unplaced($0)) }
  }
}

extension StationTrouble.Unplaced {
  /// A station that was left out of a room.
  fileprivate init(_ omitted: RoomReport.Omitted) {
    self =
      switch omitted.reason {
      case .seenTooRarely:
        .seenTooRarely(channel: omitted.channel, found: omitted.found ?? 0, needed: omitted.needed ?? 0)
      case .neverWithAnother: .neverWithAnother(channel: omitted.channel)
      case .unheard: .unheard(channel: omitted.channel)
      }
  }
}
