import Foundation
import PoseMath
import PoseSharedMemory
import Synchronization
import Testing

@Suite struct RoomPublisherTests {
  @Test func `a reader gets every field of what was published`() throws {
    let name = uniqueName()
    let publisher = try RoomPublisher(name: name, now: instant(1))
    let frame = exampleFrame(12_345)
    publisher.publish(frame, at: instant(7))
    var expected = frame
    expected.publishTime = instant(7)
    #expect(try RoomReader(name: name).read() == expected)
  }

  @Test func `before the first publication a room waits and is empty`() throws {
    let name = uniqueName()
    let publisher = try RoomPublisher(name: name, now: instant(1))
    defer { publisher.close() }
    let frame = try #require(try RoomReader(name: name).read())
    #expect(frame.mode == .waiting)
    #expect(frame.bodies.isEmpty)
    #expect(frame.head.heldBody == nil)
  }

  @Test func `what exceeds the layout is cut`() throws {
    let name = uniqueName()
    let publisher = try RoomPublisher(name: name, now: instant(1))
    var frame = exampleFrame(1)
    let body = try #require(frame.bodies.first)
    frame.bodies = Array(repeating: body, count: RoomFrame.bodyCountMax + 3)
    frame.doorAngles = Array(repeating: 1, count: RoomFrame.doorCountMax + 1)
    frame.engineVersion = "a version with a very long name"
    publisher.publish(frame, at: instant(2))
    let read = try #require(try RoomReader(name: name).read())
    #expect(read.bodies.count == RoomFrame.bodyCountMax)
    #expect(read.doorAngles.count == RoomFrame.doorCountMax)
    #expect(read.engineVersion == "a version with ")
  }

  @Test func `a room that ended or hangs is gone to its readers`() throws {
    let name = uniqueName()
    let publisher = try RoomPublisher(name: name, now: instant(1_000))
    let reader = try RoomReader(name: name)
    #expect(!reader.isWriterGone(at: instant(1_999)))
    #expect(reader.isWriterGone(at: instant(2_000)))
    publisher.publish(exampleFrame(1), at: instant(1_500))
    #expect(!reader.isWriterGone(at: instant(2_000)))
    publisher.close()
    #expect(reader.isWriterGone(at: instant(1_501)))
    #expect(throws: SharedMemoryError.absent) { try RoomReader(name: name) }
  }

  @Test func `a second room under the same name is refused`() throws {
    let name = uniqueName()
    let publisher = try RoomPublisher(name: name, now: instant(1))
    defer { publisher.close() }
    #expect(throws: SharedMemoryError.heldByLiveWriter(processID: nil)) {
      try RoomPublisher(name: name, now: instant(1))
    }
  }

  @Test func `a segment of poses is not a room`() throws {
    let name = uniqueName()
    let poses = try PosePublisher(name: name, slotCount: 1_000, now: instant(1))
    defer { poses.close() }
    #expect(throws: SharedMemoryError.foreignContent) { try RoomReader(name: name) }
  }

  @Test func `no frame is torn while a writer publishes without a pause`() throws {
    let name = uniqueName()
    let writer = try SpinningRoom(name: name)
    defer { writer.stop() }
    let reader = try RoomReader(name: name)
    var seen: Set<UInt64> = []
    var good = 0
    for _ in 0..<2_000_000 where good < 20_000 {
      guard let frame = reader.read(), frame.stepCount > 0 else { continue }
      good += 1
      seen.insert(frame.stepCount)
      let whole = frame.bodies.allSatisfy { $0.id == UInt32(truncatingIfNeeded: frame.stepCount) }
      #expect(whole && frame.bodies.count == 10 + Int(frame.stepCount % 3) && frame.seed == frame.stepCount)
    }
    #expect(good == 20_000)
    #expect(seen.count > 10)
  }

  @Test func `a C program reads the room`() throws {
    let name = uniqueName()
    let publisher = try RoomPublisher(name: name, now: instant(1))
    publisher.publish(exampleFrame(77), at: instant(2))
    for compiler in ["cc -x c -std=c11", "c++ -x c++ -std=c++17"] {
      let output = try runRoomCheck(compiler, name)
      #expect(output == "step 77 mode 2 bodies 2 second 78 0.300 doors 2 1.250 held 5")
    }
  }

  private func runRoomCheck(_ compiler: String, _ name: String) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let program = FileManager.default.temporaryDirectory.appending(path: "room-reader-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: program) }
    let header = tests.deletingLastPathComponent().appending(path: "Sources/Pose/CPoseLayout/include").path
    let source = tests.appending(path: "Fixtures/c-reader/room_reader_check.c").path
    let words =
      compiler.split(separator: " ").map(String.init)
      + ["-O2", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I", header, source, "-o", program.path, "-lm"]
    try #require(try output(of: URL(fileURLWithPath: "/usr/bin/env"), words).isEmpty)
    return try output(of: program, [name])
  }

  private func output(of program: URL, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// A frame with a different value in every field.
private func exampleFrame(_ number: UInt64) -> RoomFrame {
  var frame = RoomFrame()
  frame.stepCount = number
  frame.stepNanoseconds = 4_000_000
  frame.seed = 3
  frame.stateHash = (0..<32).map { UInt8($0) }
  frame.sceneHash = (32..<64).map { UInt8($0) }
  frame.engineVersion = "4.0.0"
  frame.mode = .following
  frame.isRecording = true
  frame.doorAngles = [0.5, 1.25]
  frame.head.worldFromPart = Pose(
    orientation: Quaternion(w: 0.5, x: -0.5, y: 0.5, z: -0.5), position: SIMD3(1, 2, 3))
  frame.head.inputState = .holding
  frame.head.poseFlags = [.stale, .emulated]
  frame.leftHand.trigger = 0.5
  frame.rightHand.heldBody = 5
  frame.rightHand.inputState = .following
  frame.lateStepCount = 4
  frame.bodies = (0..<2).map { index in
    RoomFrame.Body(
      id: UInt32(number) + UInt32(index), kind: index == 0 ? .door : .carton,
      halfExtents: SIMD3(0.3, 0.125, 0.2),
      worldFromBox: Pose(orientation: .identity, position: SIMD3(Float(index), 1, -2)))
  }
  return frame
}

/// Publishes rooms without a pause; every field that is looked at is derived from the step count.
private final class SpinningRoom: Sendable {
  private let isStopping = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)

  init(name: String) throws {
    let publisher = Mutex(try RoomPublisher(name: name, now: instant(1)))
    Thread.detachNewThread {
      publisher.withLock { self.run($0) }
      self.ended.signal()
    }
  }

  func stop() {
    isStopping.store(true, ordering: .relaxed)
    ended.wait()
  }

  private func run(_ publisher: RoomPublisher) {
    var frame = RoomFrame()
    while !isStopping.load(ordering: .relaxed) {
      frame.stepCount += 1
      frame.seed = frame.stepCount
      let body = RoomFrame.Body(
        id: UInt32(truncatingIfNeeded: frame.stepCount), kind: .carton, halfExtents: .one,
        worldFromBox: .identity)
      frame.bodies = Array(repeating: body, count: 10 + Int(frame.stepCount % 3))
      publisher.publish(frame, at: instant(1))
    }
    publisher.close()
  }
}
