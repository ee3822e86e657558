import Physics
import PoseMath
import PoseSharedMemory
import Simulation
import Wording

/// The room on the wall clock: poses in, a step, its state out, every 4 ms.
///
/// The clock only says when a step is made, never how long it is: a room that comes late goes on late, and counts.
final class RoomLoop {
  /// Behind by more than this the loop does not catch up any more: a suspended machine would race through hours.
  private static let backlogNanosecondsMax: Int64 = 100_000_000

  private let simulation: Simulation
  private let publisher: RoomPublisher
  private let recording: RecordingOutput?
  private let stepCountMax: UInt64?
  private var poses: PoseSource
  private var follower = RoomInputFollower()
  private var frame: RoomFrame
  private var report: RoomReport

  /// Builds the room and takes the segment.
  ///
  /// - Throws: what makes it impossible: the engine, a room that runs already, a recording that exists.
  init(
    seed: UInt64, stepCountMax: UInt64?, poseSegment: String, roomSegment: String, recordingPath: String?
  ) throws {
    let simulation = try Simulation(seed: seed)
    self.simulation = simulation
    publisher = try RoomPublisher(name: roomSegment, now: HostClock.now())
    recording = try recordingPath.map { try RecordingOutput(path: $0, of: simulation) }
    self.stepCountMax = stepCountMax
    poses = PoseSource(name: poseSegment)
    frame = simulation.frame()
    frame.isRecording = recording != nil
    report = RoomReport(header: RoomRecordingHeader(of: simulation), recording: recordingPath)
  }

  /// Why the recording is not complete; nil when it is, and when there is none.
  var recordingFailure: RecordingFileError? { recording?.failure }

  /// Runs until a signal comes or the steps are made.
  ///
  /// - Throws: the room's error, or that of poses which cannot be read; the recording up to there is kept.
  func run(until signals: StopSignals) throws -> RoomReport {
    defer { publisher.close() }
    var deadline = HostClock.now()
    report.residentKilobytesAtStart = MemoryUse.residentKilobytes()
    do {
      while simulation.stepCount < stepCountMax ?? .max {
        let now = HostClock.now()
        try tick(at: now)
        deadline = deadline.advanced(byNanoseconds: Int64(RoomScene.stepNanoseconds))
        let lateness = now.nanoseconds(since: deadline)
        if lateness > 0 { frame.lateStepCount &+= 1 }
        if lateness > Self.backlogNanosecondsMax { deadline = now }
        if signals.sleep(until: deadline) { break }
      }
    } catch {
      recording?.end(stateHash: simulation.stateHash())
      throw error
    }
    return finish()
  }

  private func tick(at now: Timestamp) throws {
    follower.follow(try poses.read(at: now), at: now)
    if follower.hasBegun {
      try simulation.step(follower.input)
      recording?.append(follower.input, after: simulation)
      frame.mode = follower.isHolding ? .holding : .following
      simulation.refresh(&frame, input: follower)
      frame.isRecording = recording?.isWriting ?? false
    }
    publisher.publish(frame, at: now)
  }

  private func finish() -> RoomReport {
    let hash = simulation.stateHash()
    recording?.end(stateHash: hash)
    frame.mode = .ended
    publisher.publish(frame, at: HostClock.now())
    report.steps = simulation.stepCount
    report.stateHash = hash.description
    report.lateSteps = frame.lateStepCount
    report.residentKilobytesAtEnd = MemoryUse.residentKilobytes()
    report.recordingFailure = recordingFailure.map { Wording.ofUser.notice(.room(RoomTrouble($0))).cause }
    return report
  }
}
