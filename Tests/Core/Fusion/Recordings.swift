import ByteLayout
import Foundation
import PoseMath
import Testing

/// The recordings this project is measured on, which are not part of it: found by HEADSET_DATA, by default
/// beside the project.
enum Recordings {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["HEADSET_DATA"] { return URL(filePath: path) }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appending(path: "shared/data")
  }()

  /// Present, or demanded because this is the build server.
  static var areRequired: Bool {
    FileManager.default.fileExists(atPath: folder.path)
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }
}

/// One inertial trial with optical truth (HSIMU001, its README has the layout): 286 Hz, a phone-grade sensor
/// on a board that is moved by hand.
struct InertialTrial {
  struct Row {
    var sample: IMUSample<Double>
    /// Earth with z up; nil where the cameras lost the board.
    var earthFromSensor: Quaternion<Double>?
    var isMoving: Bool
  }

  var name: String
  var rows: [Row]

  init(contentsOf file: URL) throws {
    name = file.lastPathComponent.replacingOccurrences(of: ".hsimu.gz", with: "")
    let bytes = [UInt8](try Self.inflate(file))
    guard bytes.count >= 32 else { throw CocoaError(.fileReadCorruptFile) }
    let count = Int(bytes.span.uint32(at: 12))
    let rateHz = Double(bitPattern: bytes.span.uint64(at: 16))
    guard bytes.count == 32 + 65 * count else { throw CocoaError(.fileReadCorruptFile) }
    rows = (0..<count).map { index in
      func number(_ column: Int) -> Double {
        Double(Float(bitPattern: bytes.span.uint32(at: 32 + 64 * index + 4 * column)))
      }
      let truth = Quaternion(w: number(9), x: number(10), y: number(11), z: number(12))
      let sample = IMUSample(
        timestamp: Timestamp(nanoseconds: Int64(Double(index) / rateHz * 1e9)),
        angularVelocity: SIMD3(number(0), number(1), number(2)),
        acceleration: SIMD3(number(3), number(4), number(5)))
      return Row(
        sample: sample, earthFromSensor: truth.isFinite ? truth.normalized() : nil,
        isMoving: bytes[32 + 64 * count + index] != 0)
    }
  }

  private static func inflate(_ file: URL) throws -> Data {
    let gunzip = Process()
    gunzip.executableURL = URL(filePath: "/usr/bin/env")
    gunzip.arguments = ["gunzip", "-c", file.path]
    let output = Pipe()
    gunzip.standardOutput = output
    try gunzip.run()
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}
