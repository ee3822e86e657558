internal import ArgumentParser
internal import Lab
internal import Lighthouse

struct LabTrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract: "Track every device of a recording by its light.",
    discussion: """
      Reads captures of the bus (pcap, pcapng, hsrec) and text recordings (.rec), gzip'ed or not; of the latter \
      only rows of raw data, never another tracker's results. Without --room the recording is passed over twice: \
      the first time the room is solved from it. Writes a row for each pose that may be shown: \
      t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,sigma_mm, seconds from the recording's start, metres, a unit \
      quaternion from head or hand to the room (+Y up), m/s, and the position's standard deviation. With --room the \
      stations that no longer stand where the room has them are named. With --refine the room is made better by \
      the recording's light, as a service does while people are in it, and poses are those of the better room.
      """)

  @Option(help: "The recording.", completion: .file())
  var input: String
  @Option(help: "The room, as room solve writes it.", completion: .file())
  var room: String?
  @Flag(help: "Refine the room by the recording's light first, and tell before and after.")
  var refine = false
  @Flag(help: "Never tell the filter that a device lies still.")
  var noRestUpdate = false
  @Option(
    help: "Withhold one sweep in ten from the filter, chosen by this seed, and tell how far it misses them.")
  var withhold: UInt64?
  @Option(
    name: .customLong("output"), help: "The file of poses; one that is there is replaced.",
    completion: .file())
  var table: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    var settings = TrackerSettings()
    settings.filter.usesRest = !noRestUpdate
    settings.withholdSeed = withhold
    let summary = try LabCommand.run { () throws(LabError) in
      let recording = try TrackingRecording(contentsOf: input)
      var stations: Room
      if let room {
        stations = try RoomFile.read(room)
      } else {
        stations = try RecordedRoom(recording).solution.room
      }
      let check = room.map { RoomCheck(stations, named: $0, recording, named: input) }
      let refinement = refine ? try RecordedRefinement(stations, recording) : nil
      if let better = refinement?.room { stations = better }
      var trial = TrackingTrial(recording, room: stations, settings: settings)
      trial.run()
      try trial.write(to: table)
      var summary = trial.summary(of: input, isSelfSolved: room == nil)
      (summary.room, summary.refinement) = (check, refinement)
      return summary
    }
    if output.json {
      try Terminal.write(json: summary)
    } else {
      Terminal.writeLine(Self.text(of: summary))
    }
  }

  private static func text(of summary: TrackingSummary) -> String {
    let share = summary.seconds > 0 ? 100 * summary.processorSeconds / summary.seconds : 0
    let head =
      "\(summary.stations) stations, \((summary.seconds * 10).rounded() / 10) s, "
      + "\((share * 100).rounded() / 100) % of a processor"
    let stations = summary.room.map { RoomCheckCommand.table(of: $0).lines } ?? []
    let refined = summary.refinement.map { [text(of: $0)] } ?? []
    return ([head] + stations + refined + summary.devices.map(text)).joined(separator: "\n")
  }

  private static func text(of refinement: RecordedRefinement) -> String {
    let gain =
      "\(refinement.before.map { "\($0)" } ?? "-") urad before, "
      + "\(refinement.after.map { "\($0)" } ?? "-") after"
    guard let shift = refinement.stationShift, let people = refinement.poseShift else {
      return "room: kept (\(refinement.verdict.rawValue)), \(gain)"
    }
    return "room: refined by \(refinement.views) views of \(refinement.device): \(gain); stations moved by "
      + "\(shift) mm, poses by \(people) mm"
  }

  private static func text(of device: TrackingSummary.Device) -> String {
    let enough = device.publishedAfterEnough.map { ", \(($0 * 100).rounded() / 100) s after enough" } ?? ""
    let published = device.publishedAfter.map {
      "first pose \(($0 * 100).rounded() / 100) s after light" + enough
    }
    let (states, losses, hits) = (device.states, device.losses, device.hits)
    var lines = [
      "\(device.device): \(published ?? "no pose")",
      "  samples: \(states.tracking) tracking, \(states.coasting) coasting, \(states.stale) stale, "
        + "\(states.settling) settling, \(states.searching) searching",
      "  lost: \(losses.disagreement) by light, \(losses.darkness) in the dark, \(losses.gap) by gaps",
      "  hits: \(hits.used) used, \(hits.rejected) rejected, \(hits.hidden) hidden, \(hits.late) late",
    ]
    if let used = device.usedInnovation {
      lines.append("  innovation of used hits: \(used.rms) urad rms, median \(used.median)")
    }
    if let held = device.withheldInnovation {
      lines.append("  innovation of withheld hits: \(held.rms) urad rms, median \(held.median)")
    }
    return lines.joined(separator: "\n")
  }
}
