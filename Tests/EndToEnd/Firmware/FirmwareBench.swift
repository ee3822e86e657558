import Foundation
import Fusion
import PoseMath

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

  /// Builds the image, once a run of the tests; SwiftPM lets one builder at a time into the scratch folder.
  static func build() throws { try built.get() }

  private static let built = Result { () throws -> Void in
    try run("build", ["--scratch-path", scratch.path])
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
