import Foundation
import Fusion
import PoseMath
import ReferenceMotion
import Testing

/// Builds the controller's firmware, runs it on an emulated Cortex-M4F and compares its orientation filter,
/// step by step, with the same filter on this machine.
@Suite(.enabled(if: FirmwareBench.isHere, "qemu-system-arm or newlib for Cortex-M4F is not installed"))
struct FirmwareTests {
  @Test func `the filter on a controller agrees with the host's within 1e-5`() throws {
    try FirmwareBench.run("build", ["--scratch-path", FirmwareBench.scratch.path])
    let output = try FirmwareBench.run("run", [FirmwareBench.image.path])
    let steps = output.split(whereSeparator: \.isNewline).map(FirmwareBench.words)
    #expect(steps.count == ReferenceMotion.sampleCount / ReferenceMotion.comparedEvery)

    var motion = ReferenceMotion()
    var filter = OrientationFilter<Float>()
    var worst: Float = 0
    var same = 0
    for (index, step) in steps.enumerated() {
      for _ in 0..<ReferenceMotion.comparedEvery { filter.ingest(motion.next()) }
      try #require(step.count == 8)
      #expect(step[0] == UInt32((index + 1) * ReferenceMotion.comparedEvery))
      let ours = FirmwareBench.numbers(filter.estimate)
      let theirs = step.dropFirst().map { Float(bitPattern: $0) }
      for (left, right) in zip(ours, theirs) {
        #expect(right.isFinite)
        worst = max(worst, abs(left - right))
        same += left == right ? 1 : 0
      }
    }
    print("controller against host: \(same) of \(steps.count * 7) numbers equal, worst difference \(worst)")
    #expect(worst < 1e-5)
  }

  @Test func `the reference motion teaches the filter the bias`() {
    var motion = ReferenceMotion()
    var filter = OrientationFilter<Float>()
    for _ in 0..<ReferenceMotion.sampleCount { filter.ingest(motion.next()) }
    #expect((filter.estimate.bias - SIMD3(0.012, -0.007, 0.009)).length < 3e-4)
  }
}

/// The firmware's folder, its build and its emulator.
enum FirmwareBench {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// Beside the package's own build, so that the next run is quick.
  static let scratch = root.appending(path: ".build/firmware")
  static let image = scratch.appending(path: "armv7em-none-none-eabi/release/Controller")

  static var isHere: Bool {
    let needed = [
      "/usr/bin/qemu-system-arm", "/usr/lib/arm-none-eabi/newlib/thumb/v7e-m+fp/hard/libc_nano.a",
    ]
    return needed.allSatisfy { FileManager.default.fileExists(atPath: $0) }
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  struct Failure: Error {
    var script: String
    var status: Int32
    var output: String
  }

  /// Runs one of the firmware's scripts; what it prints.
  @discardableResult
  static func run(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = root.appending(path: "Firmware").appending(path: script)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(script: script, status: process.terminationStatus, output: output)
    }
    return output
  }

  static func words(_ line: Substring) -> [UInt32] {
    line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
  }

  static func numbers(_ estimate: OrientationEstimate<Float>) -> [Float] {
    let (turn, bias) = (estimate.worldFromSensor, estimate.bias)
    return [turn.w, turn.x, turn.y, turn.z, bias.x, bias.y, bias.z]
  }
}
