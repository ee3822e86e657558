public import Lighthouse
internal import LighthouseModel
internal import PoseMath

/// The room that a recording shows, with no prior knowledge of it.
public struct RecordedRoom: Sendable {
  /// The room and how it was found.
  public var solution: RoomSolution
  /// The device that showed it: its serial, or else its name.
  public var device: String
  /// Views that it was solved from.
  public var viewCount: Int
  /// Seconds from the first to the last of them, by that device's clock.
  public var seconds: Double

  /// Solves the room by each device alone, and takes the one that placed the most stations, then the one with the
  /// most photodiodes: devices' shapes differ from their documents by some tenths of a percent, and a room of two
  /// shapes would fit neither.
  /// - Throws: `LabError.noPhotodiodes`, `.noRoom` with the best device's reason.
  public init(_ recording: TrackingRecording) throws(LabError) {
    let (lanes, stations) = Self.survey(recording)
    guard !lanes.isEmpty else { throw .noPhotodiodes }
    var best: RecordedRoom?
    var reason: RoomError?
    for lane in lanes {
      do throws(RoomError) {
        let found = try lane.room(stations)
        if found.solution.room.members.count > best?.solution.room.members.count ?? 0 { best = found }
      } catch {
        reason = reason ?? error
      }
    }
    guard let best else { throw .noRoom(reason ?? .tooFewViews(found: 0, required: RoomSolver.viewCountMin)) }
    self = best
  }

  private init(solution: RoomSolution, device: String, views: [RoomView]) {
    self.solution = solution
    self.device = device
    viewCount = views.count
    let times = views.map(\.timestamp)
    seconds = times.max().flatMap { last in times.min().map { last.seconds(since: $0) } } ?? 0
  }

  /// All light through decoders and surveys; the stations as any of the devices heard them.
  static func survey(
    _ recording: TrackingRecording
  ) -> (lanes: [Lane], stations: [StationIdentity]) {
    var lanes = recording.devices.map(Lane.init)
    for event in recording.events where lanes.indices.contains(event.device) {
      lanes[event.device].ingest(event)
    }
    for index in lanes.indices { lanes[index].finish() }
    var stations: [StationIdentity] = []
    for identity in lanes.flatMap(\.identities) {
      let twin = stations.firstIndex {
        $0.place == identity.place && $0.calibration.generation == identity.calibration.generation
      }
      guard let twin else {
        stations.append(identity)
        continue
      }
      if stations[twin].serial == nil { stations[twin] = identity }
    }
    let usable = lanes.filter { $0.sensorCount > 0 }.sorted { $0.sensorCount > $1.sensorCount }
    return (usable, stations.sorted { $0.place < $1.place })
  }

  /// One device on its way to views.
  struct Lane {
    let label: String
    let sensorCount: Int
    private var decoder: LightDecoder
    private var survey: RoomSurvey
    let device: TrackingRecording.Device

    init(_ device: TrackingRecording.Device) {
      label = device.label
      self.device = device
      let body = device.facts.body ?? LightBody()
      sensorCount = body.count
      decoder = LightDecoder(
        waitTicks: device.isWireless ? LightDecoder.waitOfRadio : LightDecoder.waitOfCable)
      survey = RoomSurvey(body: body, device: device.index)
    }

    var identities: [StationIdentity] { decoder.identities }
    var views: [RoomView] { survey.views }

    mutating func ingest(_ event: LabEvent) {
      switch event.kind {
      case .untimedLight: break
      case .light(let light): decoder.ingest(light) { survey.ingest($0) }
      case .sample(var sample, let ticks):
        decoder.advance(to: ticks) { survey.ingest($0) }
        let delay = Int64(TrackerSettings().inertialDelay * 1e9)
        sample.timestamp = sample.timestamp.advanced(byNanoseconds: -delay)
        survey.ingest(sample)
      }
    }

    mutating func finish() {
      decoder.finish { survey.ingest($0) }
      survey.finish()
    }

    func room(_ stations: [StationIdentity]) throws(RoomError) -> RecordedRoom {
      let views = survey.views
      return RecordedRoom(
        solution: try RoomSolver.solve(views, stations: stations), device: label, views: views)
    }
  }
}
