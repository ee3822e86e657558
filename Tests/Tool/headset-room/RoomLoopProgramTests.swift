import Foundation
import PoseMath
import PoseSharedMemory
import Synchronization
import Testing

/// The program as a client of published poses.
@Suite("headset-room") struct RoomLoopProgramTests {
  @Test func `it follows published poses, and the recording replays to the same hash`() throws {
    let (poses, room) = (uniqueSegment(), uniqueSegment())
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "run.hsroom")
    let trainee = try PublishedTrainee(segment: poses)
    defer { trainee.stop() }
    let program = try RoomProgram(
      ["--poses", poses, "--room", room, "--record", file.path, "--steps", "400", "--seed", "9", "--json"])
    let seen = try watch(room) { $0.stepCount >= 100 }
    let result = program.finish()
    let report = try result.report()
    #expect(result.status == 0, "\(result.errors)")
    #expect(report["steps"] == "400")

    #expect(seen.mode == .following)
    #expect(seen.isRecording)
    #expect(seen.seed == 9)
    #expect(seen.engineVersion == "4.0.0")
    #expect(seen.bodies.count { $0.kind == .carton } == 60)
    #expect(seen.doorAngles.count == 2)
    #expect(seen.head.inputState == .following)
    #expect(seen.head.poseFlags.contains([.emulated, .positionModelled]))
    #expect((seen.head.worldFromPart.position - SIMD3(0, 1.7, 0)).length < 0.001)
    #expect((seen.rightHand.worldFromPart.position - SIMD3(0.3, 1.2, -0.2)).length < 0.05)
    #expect(seen.rightHand.trigger == 0.25)
    #expect(seen.leftHand.inputState == .absent)

    let replay = try RoomProgram.run(["--replay", file.path, "--json"])
    #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    #expect(try replay.report()["state_hash"] == report["state_hash"])
    #expect(try replay.report()["steps"] == "400")
  }

  @Test func `without poses it waits at step 0, and SIGTERM ends it within two seconds`() throws {
    let room = uniqueSegment()
    let program = try RoomProgram(["--poses", uniqueSegment(), "--room", room, "--json"])
    let seen = try watch(room) { _ in true }
    #expect(seen.mode == .waiting)
    #expect(seen.stepCount == 0)
    let result = program.terminate()
    #expect(result.status == 0 && !result.wasKilled, "\(result.errors)")
    #expect(try result.report()["steps"] == "0")
    #expect(throws: SharedMemoryError.absent) { try RoomReader(name: room) }
  }

  @Test func `poses that end are held and the room says so; new ones are followed`() throws {
    let (poses, room) = (uniqueSegment(), uniqueSegment())
    var trainee = try PublishedTrainee(segment: poses)
    let program = try RoomProgram(["--poses", poses, "--room", room, "--json"])
    _ = try watch(room) { $0.mode == .following }
    trainee.stop()
    let holding = try watch(room) { $0.mode == .holding }
    #expect(holding.head.inputState == .holding)
    #expect((holding.head.worldFromPart.position - SIMD3(0, 1.7, 0)).length < 0.001)
    trainee = try PublishedTrainee(segment: poses)
    _ = try watch(room) { $0.mode == .following && $0.stepCount > holding.stepCount }
    trainee.stop()
    #expect(program.terminate().status == 0)
  }

  @Test func `a recording is complete after SIGTERM, and never overwrites a file`() throws {
    let (poses, room) = (uniqueSegment(), uniqueSegment())
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "run.hsroom")
    let trainee = try PublishedTrainee(segment: poses)
    defer { trainee.stop() }
    let program = try RoomProgram(["--poses", poses, "--room", room, "--record", file.path, "--json"])
    _ = try watch(room) { $0.stepCount >= 50 }
    let result = program.terminate()
    #expect(result.status == 0 && !result.wasKilled)
    #expect(try RoomProgram.run(["--replay", file.path]).status == 0)
    let again = try RoomProgram.run(["--poses", poses, "--room", room, "--record", file.path])
    #expect(again.status == 1)
    #expect(again.errors.contains("exists already"))
  }

  @Test func `a second room under the same name is refused`() throws {
    let room = uniqueSegment()
    let program = try RoomProgram(["--poses", uniqueSegment(), "--room", room])
    _ = try watch(room) { _ in true }
    let second = try RoomProgram.run(["--poses", uniqueSegment(), "--room", room])
    #expect(second.status == 1)
    #expect(second.errors.contains("Another headset-room"))
    #expect(program.terminate().status == 0)
  }

  @Test func `the printed scene hashes to the scene hash`() throws {
    let scene = try RoomProgram.run(["--seed", "3", "--print-scene"])
    let report = try RoomProgram.run(["--seed", "3", "--steps", "0", "--json", "--room", uniqueSegment()])
      .report()
    #expect(sha256(scene.output) == report["scene_hash"])
  }

  /// Waits, for at most 20 s, until the published room is as asked.
  private func watch(_ room: String, until isReached: (RoomFrame) -> Bool) throws -> RoomFrame {
    for _ in 0..<4_000 {
      if let frame = (try? RoomReader(name: room))?.read(), isReached(frame) { return frame }
      usleep(5_000)
    }
    throw WatchError()
  }

  private struct WatchError: Error {}
}

/// Publishes a head and a right hand that stand still, every millisecond, until it is stopped.
private final class PublishedTrainee: Sendable {
  private let isStopping = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)

  init(segment: String) throws {
    let publisher = Mutex(try PosePublisher(name: segment, now: Self.now()))
    Thread.detachNewThread {
      publisher.withLock { self.run($0) }
      self.ended.signal()
    }
  }

  func stop() {
    isStopping.store(true, ordering: .relaxed)
    ended.wait()
  }

  private func run(_ publisher: PosePublisher) {
    while !isStopping.load(ordering: .relaxed) {
      let now = Self.now()
      var head = PoseSlot(
        serial: DeviceSerial("HEAD"), kind: .head,
        flags: [.orientationTracked, .positionModelled, .emulated, .connected])
      head.sampleTime = now
      head.worldFromDevice = Pose(orientation: .identity, position: SIMD3(0, 1.7, 0))
      var hand = head
      hand.kind = .rightHand
      hand.worldFromDevice.position = SIMD3(0.3, 1.2, -0.2)
      hand.inputs.trigger = 0.25
      publisher.publish(head, at: 0)
      publisher.publish(hand, at: 1)
      publisher.beat(at: now)
      usleep(1_000)
    }
    publisher.close()
  }

  private static func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
