internal import ArgumentParser
internal import Lab

struct LabLightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "light",
    abstract: "Tell which base stations a recording's light comes from.",
    discussion: """
      Reads captures of the bus (pcap, pcapng, hsrec) and text recordings (.rec), gzip'ed or not; of the latter \
      only rows of raw data, never another tracker's results. For each device: what became of its light, the \
      stations with id, mode and calibration as they broadcast them, and how well each rotor's clock was \
      followed while the device was at rest, in microradians: what the hits of a sweep share, and what a \
      photodiode adds of its own.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    let summary = try LabCommand.run { () throws(LabError) in try LightSurvey.run(input) }
    if output.json {
      try Terminal.write(json: summary)
    } else {
      Terminal.writeLine(summary.devices.map(Self.text).joined(separator: "\n"))
    }
  }

  private static func text(of device: LightSummary.Device) -> String {
    var lines = [
      "\(device.name) \(device.serial ?? "")",
      "  \(device.events) light events, \(device.hits) hits, \(device.strays) stray, \(device.late) late, "
        + "\(device.repeated) reflected",
    ]
    for station in device.stations {
      lines.append(
        "  generation \(station.generation), place \(station.place): \(station.id ?? "id not received"), "
          + "mode \(station.mode ?? "unknown")")
      for clock in station.clocks {
        let error = clock.commonError.map { "\($0)" } ?? "-"
        let own = clock.ownError.map { "\($0)" } ?? "-"
        lines.append(
          "    plane \(clock.plane): \(clock.hits) hits, at rest \(error) urad shared, \(own) urad own")
      }
    }
    return lines.joined(separator: "\n")
  }
}
