public import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// A room held against a recording's light, as `headsetctl room check --json` prints it. A figure that the
/// recording cannot give is null.
public struct RoomCheck: Encodable, Sendable {
  /// The files, as they were given.
  public var room: String, recording: String
  /// Whether stations were seen together, and all that were agree.
  public var agrees: Bool
  /// In the order of the room.
  public var stations: [Station]

  /// A station of the room.
  public struct Station: Encodable, Sendable {
    /// 1 or 2.
    public var generation: Int
    /// The channel, or the place in the cycle.
    public var place: Int
    /// As `RoomReport.Station.channel`.
    public var channel: String
    /// As the room has it, hexadecimal.
    public var serial: String?
    /// What is thought of it.
    public var verdict: Verdict
    /// The number that the unit in its place tells, where that is another.
    public var toldSerial: String?
    /// Seconds of light until the verdict last changed, by the device that told it.
    public var verdictAfter: Double?
    /// Median of the absolute residuals at the end of the recording, and when the room was solved, microradians.
    public var residual: Double?
    public var residualWhenSolved: Double

    enum CodingKeys: String, CodingKey {
      case generation, place, channel, serial, verdict
      case toldSerial = "told_serial"
      case verdictAfter = "verdict_after_s"
      case residual = "residual_urad"
      case residualWhenSolved = "residual_when_solved_urad"
    }
  }

  /// As `StationWatch.Verdict`.
  public enum Verdict: String, Encodable, Sendable {
    case unseen, agreeing, disagreeing, moved, swapped
  }

  /// Holds the room at `roomPath` against the recording at `path`, device by device.
  /// - Throws: `LabError` for files that cannot be read.
  public init(roomPath: String, recordingPath: String) throws(LabError) {
    let recording = try TrackingRecording(contentsOf: recordingPath)
    self.init(try RoomFile.read(roomPath), named: roomPath, recording, named: recordingPath)
  }

  /// Holds a room against a recording, both in memory.
  public init(
    _ room: Room, named roomPath: String, _ recording: TrackingRecording, named recordingPath: String
  ) {
    var lanes = recording.devices.compactMap { WatchLane($0, room: room) }
    for event in recording.events {
      guard let lane = lanes.firstIndex(where: { $0.device == event.device }) else { continue }
      lanes[lane].ingest(event)
    }
    for index in lanes.indices { lanes[index].finish() }
    self.room = roomPath
    self.recording = recordingPath
    // A device whose shape differs from its document disagrees with every room; the best one is believed.
    let best = lanes.filter { $0.seenCount > 1 }.min { $0.excess < $1.excess } ?? lanes.first
    stations = room.members.indices.map { Station(room.members[$0], best, lanes, number: $0) }
    agrees =
      stations.contains { $0.verdict == .agreeing }
      && stations.allSatisfy { $0.verdict == .agreeing || $0.verdict == .unseen }
  }
}

extension RoomCheck.Station {
  /// The verdict of one device; what serial is told counts whoever heard it.
  fileprivate init(_ member: Room.Member, _ lane: WatchLane?, _ lanes: [WatchLane], number: Int) {
    generation = Int(member.calibration.generation.rawValue)
    place = Int(member.place)
    channel = RoomReport.channel(ofPlace: member.place, member.calibration.generation)
    serial = member.serial.map(RoomDocument.Station.hexadecimal)
    residualWhenSolved = Self.microradians(member.residual)
    verdict = .unseen
    if let lane {
      verdict = Self.verdict(lane.verdicts[number].verdict)
      verdictAfter = lane.verdicts[number].since.map { ($0 * 100).rounded() / 100 }
      residual = lane.watch.residual(ofMember: number).map { Self.microradians($0.now) }
    }
    for lane in lanes {
      guard case .swapped(let serial) = lane.verdicts[number].verdict else { continue }
      verdict = .swapped
      toldSerial = RoomDocument.Station.hexadecimal(serial)
    }
  }

  private static func verdict(_ verdict: StationWatch.Verdict) -> RoomCheck.Verdict {
    switch verdict {
    case .unseen: .unseen
    case .agreeing: .agreeing
    case .disagreeing: .disagreeing
    case .moved: .moved
    case .swapped: .swapped
    }
  }

  private static func microradians(_ radians: Double) -> Double { (radians * 1e7).rounded() / 10 }
}

/// One device's light against the room.
private struct WatchLane {
  let device: Int
  private(set) var watch: StationWatch
  private var decoder: LightDecoder
  private var begin: Timestamp?
  private var sampleCount = 0
  /// By member: what is thought of it, and since how many seconds after the first light.
  private(set) var verdicts: [(verdict: StationWatch.Verdict, since: Double?)]

  init?(_ device: TrackingRecording.Device, room: Room) {
    guard let body = device.facts.body else { return nil }
    self.device = device.index
    watch = StationWatch(room: room, body: body)
    decoder = LightDecoder(
      waitTicks: device.isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
    verdicts = room.members.map { _ in (.unseen, nil) }
  }

  mutating func ingest(_ event: LabEvent) {
    switch event.kind {
    case .untimedLight: break
    case .light(let light):
      begin = begin ?? event.arrival
      decoder.ingest(light) { watch.ingest($0) }
    case .sample(var sample, let ticks):
      decoder.advance(to: ticks) { watch.ingest($0) }
      let delay = Int64(TrackerSettings().inertialDelay * 1e9)
      sample.timestamp = sample.timestamp.advanced(byNanoseconds: -delay)
      watch.ingest(sample)
      // Four times a second is as often as the watch looks.
      sampleCount += 1
      if sampleCount % 250 == 0 { noteIdentities() }
      look(at: event.arrival)
    }
  }

  mutating func finish() {
    decoder.finish { watch.ingest($0) }
    noteIdentities()
    look(at: nil)
  }

  private mutating func noteIdentities() {
    for identity in decoder.identities { watch.note(identity) }
  }

  private mutating func look(at arrival: Timestamp?) {
    for index in verdicts.indices {
      let verdict = watch.verdict(ofMember: index)
      guard verdict != verdicts[index].verdict else { continue }
      let since: Double? = begin.flatMap { begin in arrival.map { $0.seconds(since: begin) } }
      verdicts[index] = (verdict, since)
    }
  }

  /// How many stations it saw together with another.
  var seenCount: Int { verdicts.indices.count { watch.residual(ofMember: $0) != nil } }

  /// How much more the stations disagree than when the room was solved, radians in the mean.
  var excess: Double {
    let excesses = verdicts.indices.compactMap { watch.residual(ofMember: $0) }.map { $0.now - $0.solved }
    return excesses.isEmpty ? .infinity : excesses.reduce(0, +) / Double(excesses.count)
  }
}
