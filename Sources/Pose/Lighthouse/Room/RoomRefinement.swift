public import LighthouseModel
public import PoseMath

/// Gathers light while people are tracked, and from time to time has a trial of whether the room can be better.
///
/// Off the pose loop: `ingest` in any thread that sees samples and hits (a view a second, memory that does not
/// grow), `trial()` where some tenths of a second of work are allowed, on a thread of low priority. Which of two
/// rooms is better is told by light that neither was made from (`RoomTrial`). Deterministic: the same samples and
/// hits give the same trials.
public struct RoomRefinement: Sendable {
  /// New views that a trial needs: every place that the last one had in twenty more seconds.
  static let newViewCountMin = 24
  /// From one trial to the next, seconds by the device's clock; after a trial that found nothing twice as long, up
  /// to the longest. A trial takes 0.3 to 1 s: under 2 % of a processor, and 0.2 % in the long run.
  static let intervalMin = 60.0
  static let intervalMax = 600.0

  /// The room that people are in.
  public private(set) var room: Room
  private let body: LightBody
  private var survey: RoomSurvey
  private var takenAtTrial = 0
  private var lastTrial: Timestamp?
  private var lastSample: Timestamp?
  private var interval = intervalMin

  /// Refines this room, by light on this body. Allocates here, not while it runs.
  public init(room: Room, body: LightBody) {
    self.room = room
    self.body = body
    survey = RoomSurvey(body: body, pace: .refinement)
  }

  /// Takes an inertial sample, calibrated, in the body's frame.
  public mutating func ingest(_ sample: IMUSample<Double>) {
    survey.ingest(sample)
    lastSample = sample.timestamp
    lastTrial = lastTrial ?? sample.timestamp
  }

  /// Takes a hit.
  public mutating func ingest(_ hit: SweepHit) { survey.ingest(hit) }

  /// Takes what a station told of itself: one that was never heard when the room was solved stands with ideal planes.
  public mutating func note(_ identity: StationIdentity) {
    for index in room.members.indices
    where room.members[index].serial == nil && room.members[index].place == identity.place
      && room.members[index].calibration.generation == identity.calibration.generation
    {
      room.members[index].serial = identity.serial
      room.members[index].calibration = identity.calibration
    }
  }

  /// Views gathered.
  public var viewCount: Int { survey.viewCount }

  /// A trial, when one is due: cheap to make, costly to run. It may run on another thread while light goes on.
  /// - Parameter moved: the member that `StationWatch` says has moved; the others' light tells where the world is.
  public mutating func trial(moved: Int? = nil) -> RoomTrial? {
    guard let lastTrial, let lastSample, survey.viewCount >= Self.newViewCountMin,
      survey.takenCount - takenAtTrial >= Self.newViewCountMin
    else { return nil }
    let waited: Double = lastSample.seconds(since: lastTrial)
    // A clock that began anew tells no interval.
    guard abs(waited) >= interval || moved != nil else { return nil }
    self.lastTrial = lastSample
    takenAtTrial = survey.takenCount
    interval = min(2 * interval, Self.intervalMax)
    return RoomTrial(room: room, views: survey.views, moved: moved)
  }

  /// People are in this room from now on: the next trial is held against it.
  public mutating func adopt(_ room: Room) {
    self.room = room
    interval = Self.intervalMin
  }

  /// Forgets what was gathered: a station moved, and what it showed before is no longer so.
  public mutating func removeAllViews() {
    survey.removeAllViews()
    takenAtTrial = survey.takenCount
  }
}
