import Foundation
import HeadsetTestSupport
import Lab
import PoseMath
import Testing

/// The firmware's filter on public trials, scored as the host's is: the figures of Docs/Accuracy.md, "Single precision
/// and firmware".
@Suite(
  .enabled(if: FirmwareBench.isHere, "qemu-system-arm or newlib for Cortex-M4F is not installed"),
  .enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"),
  .enabled(if: isLongTier, "half a minute; Scripts/test --long"))
struct FirmwareTrialTests {
  @Test(arguments: [
    "06_undisturbed_fast_rotation_A", "21_undisturbed_fast_combined", "36_disturbed_attached_magnet_5cm",
  ])
  func `on a controller a trial's figures are the host's within 0.05 degrees`(name: String) throws {
    let trial = try InertialTrial(contentsOf: RecordedData.path("broad/\(name).hsimu.gz"))
    let file = FileManager.default.temporaryDirectory.appending(path: "headset-trial-\(UUID().uuidString)")
    try Self.bytes(of: trial).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try FirmwareBench.build()
    let output = try FirmwareBench.run("run", [FirmwareBench.image.path, file.path])
    let estimates = output.split(whereSeparator: \.isNewline).map(FirmwareBench.words)
    try #require(estimates.count == trial.rows.count)
    try #require(estimates.allSatisfy { $0.count == 6 })

    let errors = try OrientationErrors(of: estimates.map(Self.earthFromSensor), against: trial)
    let score = try #require(OrientationScore(of: errors))
    let host = try #require(try TrialFusion(mode: .nineAxis).score(trial))
    print(name, "controller: 9d total", score.total, "inclination", score.inclination)
    print(name, "host, double: 9d total", host.total, "inclination", host.inclination)
    #expect(abs(score.total - host.total) < 0.05)
    #expect(abs(score.inclination - host.inclination) < 0.05)
  }

  /// As the firmware's `TrialMemory` reads it.
  private static func bytes(of trial: InertialTrial) -> Data {
    var data = Data("HSTRIAL1".utf8)
    func append(_ value: some FixedWidthInteger) {
      unsafe withUnsafeBytes(of: value.littleEndian) { unsafe data.append(contentsOf: $0) }
    }
    append(UInt32(trial.rows.count))
    append(UInt32(0))
    for row in trial.rows {
      append(row.sample.timestamp.nanoseconds)
      for vector in [row.sample.angularVelocity, row.sample.acceleration, row.magneticField] {
        for axis in 0..<3 { append(Float(vector[axis]).bitPattern) }
      }
    }
    return data
  }

  /// A line's orientation with its heading counted from north, in the trial's axes.
  private static func earthFromSensor(_ words: [UInt32]) -> Quaternion<Double> {
    let numbers = words.map { Double(Float(bitPattern: $0)) }
    let worldFromSensor = Quaternion(w: numbers[1], x: numbers[2], y: numbers[3], z: numbers[4])
    let northFromWorld = Quaternion(rotationVector: SIMD3(0, -numbers[5], 0))
    return TrialFusion.earthFromWorld * northFromWorld * worldFromSensor
  }
}
