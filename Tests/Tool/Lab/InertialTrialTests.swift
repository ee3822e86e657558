import ByteLayout
import Foundation
import HeadsetTestSupport
import Lab
import PoseMath
import Testing

@Suite struct InertialTrialTests {
  /// A trial of `count` rows at rest, sensor level, as its format lays it out.
  static func bytes(count: Int, rateHz: Double = 100) -> [UInt8] {
    var bytes = Array("HSIMU001".utf8)
    func append(_ word: some FixedWidthInteger) {
      for place in 0..<word.bitWidth / 8 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * place))) }
    }
    append(UInt32(1))
    append(UInt32(count))
    append(rateHz.bitPattern)
    append(UInt32(16))
    append(UInt32(0))
    for index in 0..<count {
      let row: [Float] = [0, 0, 0, 0, 0, 9.81, 0, 20, -45, 1, 0, 0, 0, Float(index), 0, 0]
      for number in row { append(number.bitPattern) }
    }
    return bytes + (0..<count).map { UInt8($0 & 1) }
  }

  @Test func `a row is read with its time, its truth and its mark`() throws {
    let trial = try InertialTrial(bytes: Self.bytes(count: 4))
    try #require(trial.rows.count == 4)
    let row = trial.rows[3]
    #expect(row.sample.timestamp == Timestamp(nanoseconds: 30_000_000))
    #expect(row.sample.acceleration.z == Double(Float(9.81)))
    #expect(row.magneticField == SIMD3(0, 20, -45))
    #expect(row.earthFromSensor == .identity && row.position == SIMD3(3, 0, 0))
    #expect(row.isMoving && !trial.rows[2].isMoving)
  }

  @Test func `a missing truth is nil`() throws {
    var bytes = Self.bytes(count: 1)
    bytes.replaceSubrange(32 + 36..<32 + 40, with: [0, 0, 0xc0, 0x7f])
    #expect(try InertialTrial(bytes: bytes).rows[0].earthFromSensor == nil)
  }

  @Test func `a truncated trial names both lengths`() throws {
    let bytes = Self.bytes(count: 4)
    #expect(throws: LabError.truncated(expected: bytes.count, actual: bytes.count - 1)) {
      try InertialTrial(bytes: Array(bytes.dropLast()))
    }
  }

  @Test func `a count that promises the world is no trap`() throws {
    var bytes = Self.bytes(count: 1)
    bytes.replaceSubrange(12..<16, with: [255, 255, 255, 255])
    #expect(throws: LabError.self) { try InertialTrial(bytes: bytes) }
  }

  @Test(arguments: [0.0, -1, .nan, .infinity])
  func `a rate that is none is refused`(rateHz: Double) throws {
    #expect(throws: LabError.self) { try InertialTrial(bytes: Self.bytes(count: 1, rateHz: rateHz)) }
  }

  @Test func `other files are not trials`() throws {
    #expect(throws: LabError.notATrial) { try InertialTrial(bytes: []) }
    #expect(throws: LabError.notATrial) { try InertialTrial(bytes: [UInt8](repeating: 7, count: 500)) }
  }

  @Test func `a gzip stream that ends early is told`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]).write(to: URL(filePath: path))
    #expect(throws: LabError.damagedCompression(path: path)) { try InertialTrial(contentsOf: path) }
  }

  @Test(.enabled(if: RecordedData.isExpected, "the recordings are not here; set HEADSET_DATA"))
  func `a public trial is read whole`() throws {
    let trial = try InertialTrial(
      contentsOf: RecordedData.path("broad/21_undisturbed_fast_combined.hsimu.gz"))
    #expect(trial.rows.count == 53_612)
    #expect(abs(trial.rateHz - 285.714) < 0.001)
  }
}
