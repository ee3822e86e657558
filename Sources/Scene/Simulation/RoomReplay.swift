public import Physics

/// A recorded run, made again and compared hash by hash.
///
/// The promise is bit-for-bit, and only for the same engine, step, scene and C library variant; where one of them
/// differs the replay runs all the same and says what differs, but claims nothing.
public struct RoomReplay: Equatable, Sendable {
  /// What this process does not share with the one that recorded.
  public enum Difference: String, CaseIterable, Sendable {
    /// Another release of the physics engine.
    case engineVersion = "engine version"
    /// Steps of another length.
    case step = "step"
    /// The seed makes another room now.
    case scene = "scene"
    /// Another variant or version of the C library.
    case libm = "C library variant"
  }

  /// How a comparison ended.
  public enum Verdict: Equatable, Sendable {
    /// Every recorded hash was reached again.
    case same
    /// The state differed first somewhere in the steps up to this one, a second at most before.
    case diverged(byStep: UInt64)
    /// Not promised, because of these; whether the hashes agree by chance is told apart.
    case notComparable([Difference], hashesAgree: Bool)
  }

  /// Steps made.
  public let stepCount: UInt64
  /// The state after them, as computed now.
  public let stateHash: StateHash
  /// The state after them, as recorded.
  public let recordedStateHash: StateHash
  /// How the comparison ended.
  public let verdict: Verdict

  /// Runs a recording to its end, as fast as it goes.
  ///
  /// - Throws: the recording's or the room's error. What was replayed until then is not reported: a recording
  ///   with a damaged end is no evidence.
  public init<Source>(of recording: inout RoomRecordingReader<Source>) throws(RoomReplayError) {
    let header = recording.header
    let room = try Self.room(seed: header.seed)
    let differences = Self.differences(header, RoomRecordingHeader(of: room))
    var recorded = header.firstStateHash
    var divergedBy: UInt64? = room.stateHash() == recorded ? nil : 0
    while let block = try Self.nextBlock(of: &recording) {
      try Self.run(block.inputs, in: room)
      recorded = block.stateHash
      if divergedBy == nil && room.stateHash() != recorded { divergedBy = room.stepCount }
    }
    stepCount = room.stepCount
    stateHash = room.stateHash()
    recordedStateHash = recorded
    if !differences.isEmpty {
      verdict = .notComparable(differences, hashesAgree: divergedBy == nil)
    } else if let divergedBy {
      verdict = .diverged(byStep: divergedBy)
    } else {
      verdict = .same
    }
  }

  private static func room(seed: UInt64) throws(RoomReplayError) -> Simulation {
    do throws(SimulationError) { return try Simulation(seed: seed) } catch { throw .simulation(error) }
  }

  private static func run(_ inputs: [RoomInput], in room: Simulation) throws(RoomReplayError) {
    do throws(SimulationError) {
      // By index: an array's own iterator allocates in an unoptimised build, and a test counts.
      for index in inputs.indices { try room.step(inputs[index]) }
    } catch {
      throw .simulation(error)
    }
  }

  private static func nextBlock<Source>(
    of recording: inout RoomRecordingReader<Source>
  ) throws(RoomReplayError) -> RoomRecordingReader<Source>.Block? {
    do throws(RoomRecordingError) { return try recording.next() } catch { throw .recording(error) }
  }

  private static func differences(_ then: RoomRecordingHeader, _ now: RoomRecordingHeader) -> [Difference] {
    Difference.allCases.filter { difference in
      switch difference {
      case .engineVersion: then.engineVersion != now.engineVersion
      case .step: then.stepNanoseconds != now.stepNanoseconds
      case .scene: then.sceneHash != now.sceneHash
      case .libm: then.libmFingerprint != now.libmFingerprint
      }
    }
  }
}

/// Why a replay did not reach the recording's end.
public enum RoomReplayError: Error, Equatable, Sendable {
  /// The recording cannot be read to its end.
  case recording(RoomRecordingError)
  /// The room cannot be built, or cannot go on.
  case simulation(SimulationError)
}
