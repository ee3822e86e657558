internal import DeviceIO
internal import Lighthouse
internal import PoseMath
internal import PoseService
internal import RoomFormat
internal import Synchronization

/// Looks after the room on a thread of its own, beside the pose loop: holds the light of every device against it, so
/// that a station that was moved is named within seconds, and gathers light for a new one.
///
/// The loop hands it light and never waits (`LightTap`). Solving takes a second and has its own thread each time.
final class RoomTender: Sendable {
  /// How often light is taken off the loop's hands.
  private static let intervalMilliseconds = 40
  /// The watches think four times a second; so often they are asked, seconds.
  private static let judgingInterval = 0.25

  let poses: PoseService
  let rooms: RoomKeeper
  private let thread = DedicatedThread(name: "room")
  private let stopping = Monitor(false)
  let shared = Mutex(Shared())
  /// Belongs to whoever tends: the thread, or a test that has none.
  private let bench = Monitor(Bench())

  /// What other threads see and ask.
  struct Shared {
    var survey: LiveSurvey?
    var surveyNumber: UInt64 = 0
    var stations: [StationView] = []
    var room: Room?
    var refinementCount = 0
    var missedLightCount: UInt64 = 0
  }

  /// What is thought of a station of the room.
  struct StationView: Equatable {
    var member: Room.Member
    var verdict: StationWatch.Verdict
    var isMissing: Bool
    var residual: Double?
  }

  /// What only the room's thread touches.
  struct Bench {
    var lanes: [DeviceID: LightLane] = [:]
    var room: Room?
    var refining = Refining()
    /// When the stations were judged last, and whether all of them stand.
    var judged: Timestamp?
    var agrees = true
  }

  init(poses: PoseService, rooms: RoomKeeper) {
    self.poses = poses
    self.rooms = rooms
  }

  /// Starts its thread, once.
  func start() throws(TransportError) {
    try thread.start { [self] in
      repeat {
        tend(at: MonotonicClock.now)
      } while !stopping.wait(until: MonotonicClock.now(plusMilliseconds: Self.intervalMilliseconds)) { $0 }
    }
  }

  /// Ends the thread, and whatever is solved meanwhile.
  func stop() {
    stopping.withLock { $0 = true }
    thread.join()
    dropSurvey()
  }

  /// Takes what light came, and thinks about it. One thread at a time.
  func tend(at now: Timestamp) {
    bench.withLock { bench in
      let lights = poses.lights
      let room = poses.room
      let surveyed = shared.withLock { $0.survey?.device }
      attend(lights, &bench)
      if room != bench.room {
        bench.room = room
        bench.refining = Refining()
        for lane in bench.lanes.values { lane.enter(room) }
        shared.withLock { $0.refinementCount = 0 }
      }
      for lane in bench.lanes.values {
        let isSurveyed = lane.device.id == surveyed
        lane.device.tap.isOpen = room != nil || isSurveyed
        if isSurveyed, lane.guide == nil { lane.beginGuide() }
        if !isSurveyed { lane.guide = nil }
        lane.drain()
      }
      if room == nil || bench.judged.map({ now.seconds(since: $0) >= Self.judgingInterval }) ?? true {
        bench.judged = now
        judge(room, &bench)
      }
      refine(&bench)
      tendSurvey(surveyed.flatMap { bench.lanes[$0] }, at: now)
    }
  }

  /// A lane for every device that is here, and none for one that left.
  private func attend(_ lights: [LitDevice], _ bench: inout Bench) {
    for id in bench.lanes.keys where !lights.contains(where: { $0.id == id }) { bench.lanes[id] = nil }
    for light in lights where bench.lanes[light.id] == nil {
      let lane = LightLane(light)
      lane.enter(bench.room)
      bench.lanes[light.id] = lane
    }
  }

  private func judge(_ room: Room?, _ bench: inout Bench) {
    let lanes = Array(bench.lanes.values)
    let views = Self.views(of: room, lanes)
    bench.agrees = views.allSatisfy { $0.verdict == .agreeing || $0.verdict == .unseen }
    let missed = lanes.reduce(0) { $0 &+ $1.device.tap.missedCount }
    shared.withLock { shared in
      shared.room = room
      shared.stations = views
      shared.missedLightCount = missed
    }
  }

  /// What the devices together say of each station. A device whose shape differs from its document disagrees with every
  /// room, so the one that agrees best is believed; a serial counts whoever heard it; what one device sees is not
  /// missing.
  private static func views(of room: Room?, _ lanes: [LightLane]) -> [StationView] {
    guard let room else { return [] }
    let best = lanes.filter { $0.agreement.seenCount > 1 }.min { $0.agreement.excess < $1.agreement.excess }
    return room.members.indices.map { index in
      var view = StationView(
        member: room.members[index], verdict: best?.watch?.verdict(ofMember: index) ?? .unseen,
        isMissing: lanes.contains { $0.presence?.isMissing(index) == true }
          && !lanes.contains { $0.presence?.isSeen(index) == true },
        residual: best?.watch?.residual(ofMember: index)?.now)
      for lane in lanes {
        if case .swapped(let serial)? = lane.watch?.verdict(ofMember: index) {
          view.verdict = .swapped(serial: serial)
        }
      }
      return view
    }
  }
}
