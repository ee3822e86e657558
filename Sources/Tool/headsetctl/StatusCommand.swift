internal import ArgumentParser
internal import ControlProtocol
private import Diagnosis
internal import Wording

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how the service is doing.")

  @OptionGroup var service: ServiceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let status = try service.status()
    if output.json { return try Terminal.write(json: status) }
    Terminal.write(StatusText.lines(status, .ofUser).map { $0 + "\n" }.joined())
    if !status.devices.isEmpty { Terminal.write("\n" + ListCommand.text(status.devices, .ofUser)) }
  }
}

/// The service's own lines, shared by `status` and `watch`.
enum StatusText {
  static func lines(_ status: ServiceStatus, _ wording: Wording) -> [String] {
    var table = TextTable()
    table.append([
      wording(.service),
      "headsetd \(status.version), \(wording(.process)) \(status.processID), \(wording(.uptime)) "
        + Figures.duration(status.uptimeSeconds),
    ])
    table.append([wording(.poseLoop), loop(status.loop, wording)])
    table.append([wording(.recording), status.recording.map(recording) ?? wording(.none)])
    table.append([wording(.session), status.session.map(session) ?? wording(.none)])
    table.append([wording(.record), record(status.inventory, wording)])
    if let room = status.room { table.append([wording(.stations), stations(room, wording)]) }
    for fault in status.faults {
      let notice = wording.notice(Sentence(fault))
      table.append([wording(.fault), notice.cause])
      if let cure = notice.cure { table.append(["", cure]) }
    }
    return table.lines
  }

  private static func stations(_ room: RoomStatus, _ wording: Wording) -> String {
    room.stations.map { station in
      let state =
        switch station.state {
        case .stands: wording(.stationStands)
        case .unseen: wording(.stationUnseen)
        case .disagrees: wording(.stationDisagrees)
        case .moved: wording(.stationMoved)
        case .swapped: wording(.stationSwapped)
        case .missing: wording(.stationMissing)
        }
      return "\(station.channel) (\(station.serial ?? "-")) \(state)"
    }.joined(separator: ", ")
  }

  private static func loop(_ loop: LoopStatus, _ wording: Wording) -> String {
    let latencies = [loop.latencyMicrosecondsP50, loop.latencyMicrosecondsP99, loop.latencyMicrosecondsMax]
      .map { $0.map { Figures.fixed($0, 0) } ?? "-" }.joined(separator: "/")
    return [
      "\(loop.tickCount) \(wording(.ticks))", "\(loop.missedTickCount) \(wording(.missed))",
      "p50/p99/max \(latencies) us", wording(loop.isRealtime ? .realtime : .notRealtime),
    ].joined(separator: ", ")
  }

  private static func recording(_ recording: RecordingStatus) -> String {
    "\(recording.path), \(Figures.duration(recording.durationSeconds)), \(Figures.bytes(recording.byteCount))"
  }

  private static func session(_ session: SessionStatus) -> String {
    "\(session.purpose), \(Figures.duration(session.durationSeconds)), uid \(session.startedByUID)"
  }

  private static func record(_ inventory: InventoryStatus, _ wording: Wording) -> String {
    let state =
      switch inventory.state {
      case .off: wording(.recordOff)
      case .opening: wording(.recordOpening)
      case .recording: wording(.recordRunning)
      case .failing: wording(.recordFailing)
      case .stopped: wording(.recordStopped)
      }
    return ([state, inventory.path, inventory.detail].compactMap(\.self)).joined(separator: ", ")
  }
}
