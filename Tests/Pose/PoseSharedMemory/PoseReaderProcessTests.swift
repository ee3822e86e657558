import Foundation
import HeadsetTestSupport
import PoseMath
import PoseSharedMemory
import Synchronization
import Testing

/// Engines are other programs, in C or C++: these compile one with the system's compilers and run it.
@Suite("headset_pose.h in another process", .serialized)
struct PoseReaderProcessTests {
  enum Language: String, CaseIterable {
    case c = "cc -x c -std=c11"
    case cPlusPlus = "c++ -x c++ -std=c++17"
  }

  /// Of the compiled engines.
  private let folder: TemporaryPlace

  init() throws { folder = try TemporaryPlace.makeFolder("pose-reader") }

  @Test(arguments: Language.allCases)
  func `no read is torn while a writer publishes without a pause`(language: Language) throws {
    let program = try compile(as: language)
    let name = uniqueName()
    let writer = SpinningWriter(name: name)
    defer { writer.stop() }
    let output = try run(program, [name, "2000000"])
    #expect(output.status == 0, "\(output.text)")
    #expect(output.text.contains("torn 0 backwards 0"))
  }

  @Test(arguments: Language.allCases)
  func `another process judges and predicts as Swift does`(language: Language) throws {
    let program = try compile(as: language)
    let name = uniqueName()
    let publisher = try PosePublisher(name: name, now: instant(5_000))
    let slot = exampleSlot()
    publisher.publish(slot, at: 0)
    #expect(try run(program, [name, "judge", "5050000000"]).text == "state 1")
    #expect(try run(program, [name, "judge", "5100000000"]).text == "state 2")
    #expect(try run(program, [name, "judge", "6000000000"]).text == "state 6")

    let words = try run(program, [name, "predict", "5040000000"]).text.split(separator: " ")
    let expected = slot.predicted(at: instant(5_040))
    let orientation = expected.worldFromDevice.orientation
    #expect(words[1] == "0" && words[3] == "5040000000")
    #expect(orientation.angle(to: slot.worldFromDevice.orientation) > 0.05)
    let printed = words.compactMap { Double($0) }
    #expect(printed[2...].prefix(4) == [orientation.w, orientation.x, orientation.y, orientation.z])
    publisher.close()
    #expect(try run(program, [name, "judge", "0"]).text == "open -1")
  }

  // MARK: - A compiler and a process

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func compile(as language: Language) throws -> URL {
    let program = folder.url.appending(path: "reader-" + UUID().uuidString)
    let source = Self.root.appending(path: "Tests/Fixtures/c-reader/pose_reader_check.c").path
    let header = Self.root.appending(path: "Sources/Pose/CPoseLayout/include").path
    let words =
      language.rawValue.split(separator: " ").map(String.init)
      + ["-O2", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I", header, source, "-o", program.path, "-lm"]
    let result = try run(URL(fileURLWithPath: "/usr/bin/env"), words)
    try #require(result.status == 0, "\(result.text)")
    return program
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return (process.terminationStatus, text)
  }
}

/// Publishes poses without a pause on a thread of its own; every field is derived from the sample count.
private final class SpinningWriter: Sendable {
  private let isStopping = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)

  init(name: String) {
    let started = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      self.run(name: name, started: started)
      self.ended.signal()
    }
    started.wait()
  }

  func stop() {
    isStopping.store(true, ordering: .relaxed)
    ended.wait()
  }

  private func run(name: String, started: DispatchSemaphore) {
    let publisher = try? PosePublisher(name: name, now: instant(1))
    started.signal()
    var number: UInt64 = 0
    while !isStopping.load(ordering: .relaxed) {
      publisher?.publish(Self.slot(number), at: 0)
      number += 1
    }
    publisher?.close()
  }

  private static let serials = [DeviceSerial("LHR-EVEN"), DeviceSerial("LHR-ODD")]

  private static func slot(_ number: UInt64) -> PoseSlot {
    let value = Double(number)
    var slot = PoseSlot(serial: serials[Int(number % 2)], kind: .head, flags: .orientationTracked)
    slot.generation = UInt32(truncatingIfNeeded: number)
    slot.sampleTime = Timestamp(nanoseconds: Int64(number))
    slot.publishTime = Timestamp(nanoseconds: Int64(number) + 1)
    slot.worldFromDevice = Pose(
      orientation: Quaternion(w: value, x: value + 1, y: value + 2, z: value + 3),
      position: SIMD3(value + 4, value + 5, value + 6))
    slot.angularVelocity = SIMD3(value + 7, value + 8, value + 9)
    slot.linearVelocity = SIMD3(value + 10, value + 11, value + 12)
    slot.sampleCount = number
    slot.inputs.buttons = DeviceInputs.Buttons(rawValue: UInt32(truncatingIfNeeded: number))
    return slot
  }
}
