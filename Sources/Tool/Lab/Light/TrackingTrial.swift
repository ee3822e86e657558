private import Foundation
public import Lighthouse
internal import LighthouseModel
public import PoseMath

/// Every device of a recording tracked in one room, as a service would: a tracker each, events in the order of their
/// arrival, a pose at each inertial sample.
public struct TrackingTrial {
  /// A published pose: one row of the table.
  public struct Row: Sendable {
    /// By the host's clock, from the recording's start.
    public var seconds: Double
    /// Of the recording's devices, counted from zero.
    public var device: Int
    /// The head or hand in the room.
    public var worldFromHead: Pose<Double>
    /// Of the head or hand, m/s.
    public var velocity: SIMD3<Double>
    /// Metres: the root of the sum of the three variances of the position.
    public var deviation: Double
  }

  private let recording: TrackingRecording
  private let room: Room
  private let settings: TrackerSettings
  private var lanes: [Lane] = []
  /// Poses that may be shown, in the order of their publication.
  public private(set) var rows: [Row] = []
  /// Seconds of the processor for decoding and tracking.
  public private(set) var processorSeconds = 0.0

  /// A trial of this recording in this room.
  public init(_ recording: TrackingRecording, room: Room, settings: TrackerSettings = TrackerSettings()) {
    self.recording = recording
    self.room = room
    self.settings = settings
  }

  /// Sends the whole recording through the trackers.
  public mutating func run() {
    lanes = recording.devices.map { Lane($0, room: room, settings: settings) }
    rows.reserveCapacity(recording.events.count / 2)
    let begin = Self.processorTime()
    for event in recording.events where lanes.indices.contains(event.device) {
      if let row = lanes[event.device].ingest(event) { rows.append(row) }
    }
    processorSeconds = Self.processorTime() - begin
  }

  private static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// What became of it.
  public func summary(of path: String, isSelfSolved: Bool) -> TrackingSummary {
    TrackingSummary(
      recording: path, seconds: recording.seconds, stations: room.members.count,
      isSelfSolved: isSelfSolved, processorSeconds: processorSeconds,
      devices: zip(recording.devices, lanes).compactMap { device, lane in lane.summary(of: device) })
  }

  /// Writes the table `t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,sigma_mm`: seconds, metres, a unit quaternion from
  /// head or hand to the room, m/s, millimetres.
  /// - Throws: `LabError.cannotOpen`, `.cannotWrite`.
  public func write(to path: String) throws(LabError) {
    var writer = try CSVWriter(
      path: path, header: "t_s,device,px,py,pz,qw,qx,qy,qz,vx,vy,vz,sigma_mm")
    let names = recording.labels
    for row in rows {
      let (p, q, v) = (row.worldFromHead.position, row.worldFromHead.orientation, row.velocity)
      try writer.append(
        Self.rounded(row.seconds, 1e7), text: names[row.device],
        [p.x, p.y, p.z].map { Self.rounded($0, 1e8) } + [q.w, q.x, q.y, q.z].map { Self.rounded($0, 1e9) }
          + [v.x, v.y, v.z].map { Self.rounded($0, 1e7) } + [Self.rounded(row.deviation * 1e3, 1e5)])
    }
    try writer.finish()
  }

  /// Far below what a sensor tells, and shorter to read.
  private static func rounded(_ number: Double, _ scale: Double) -> Double {
    (number * scale).rounded() / scale
  }
}

/// One device on its way through its tracker.
private struct Lane {
  private var tracker: LighthouseTracker
  private var clock = HostClock()
  private let imuFromHead: Pose<Double>
  private let device: Int
  private let isTracked: Bool
  private var figures = TrackingFigures()
  private var newestSample: Int64?

  init(_ facts: TrackingRecording.Device, room: Room, settings: TrackerSettings) {
    let body = facts.facts.body
    isTracked = body != nil
    tracker = LighthouseTracker(
      body: body ?? LightBody(), room: room, isWireless: facts.isWireless,
      range: facts.facts.range, settings: settings)
    imuFromHead = facts.facts.headFromIMU.inverse
    device = facts.index
  }

  mutating func ingest(_ event: LabEvent) -> TrackingTrial.Row? {
    guard isTracked else { return nil }
    switch event.kind {
    case .untimedLight: return nil
    case .light(let light):
      figures.note(light, newestSample: newestSample, at: event.arrival)
      tracker.ingest(light) { figures.note($1) }
      return nil
    case .sample(let sample, let ticks):
      newestSample = ticks
      guard let pose = tracker.ingest(sample, { figures.note($1) }) else { return nil }
      clock.note(sample.timestamp, arrivedAt: event.arrival)
      figures.note(pose, at: event.arrival)
      return pose.isValid ? row(of: pose, at: clock.seconds(of: pose.motion.timestamp)) : nil
    }
  }

  private func row(of pose: TrackedPose, at seconds: Double) -> TrackingTrial.Row {
    let motion = pose.motion
    let arm = motion.angularVelocity.cross(imuFromHead.position)
    return TrackingTrial.Row(
      seconds: seconds, device: device, worldFromHead: motion.worldFromBody * imuFromHead,
      velocity: motion.velocity + motion.worldFromBody.orientation.rotate(arm),
      deviation: pose.positionDeviation)
  }

  func summary(of device: TrackingRecording.Device) -> TrackingSummary.Device? {
    isTracked ? figures.summary(of: device.label, tracker) : nil
  }
}
