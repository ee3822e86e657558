import Foundation
import GRDB
import Testing

@testable import Inventory

/// What was learned of a unit's sensor is kept by its serial, and given back to that unit alone.
@Suite struct SensorKnowledgeTests {
  private static let digest = String(repeating: "a", count: 64)
  private let part: InventoryText

  init() throws { part = try InventoryText("headsetReceiver", field: .part) }

  private func firmware(_ version: String) throws -> InventoryText {
    try InventoryText(version, field: .firmware)
  }

  private func knowledge(
    _ bias: Double, of unit: UnitIdentity, firmware version: String = "1"
  ) throws -> SensorKnowledge {
    let made = SensorKnowledge(
      unit: unit, part: part, firmware: try firmware(version), configurationSHA256: Self.digest,
      means: [bias] + (1..<12).map { Double($0) / 7 }, covariances: (0..<78).map { 1 / Double($0 + 1) })
    return try #require(made)
  }

  private func kept(
    _ rig: Rig, of unit: UnitIdentity, firmware version: String = "1", digest: String? = digest
  ) throws -> KeptKnowledge? {
    try rig.reader().knowledge(
      of: unit, part: part, firmware: try firmware(version), configurationSHA256: digest)
  }

  @Test func `what is written is read to the bit, by the same unit alone`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let unit = try UnitIdentity.vive()
    let written = try knowledge(-0.1, of: unit)
    recorder.post(.sensorLearned(written, at: .at(5)))
    recorder.flush()
    let read = try #require(try kept(rig, of: unit))
    #expect(read.means == written.means && read.covariances == written.covariances)
    #expect(read.begun == Moment.at(5).wall && read.learned == Moment.at(5).wall)
    #expect(try kept(rig, of: .vive("LHR-0002")) == nil)
    #expect(try kept(rig, of: .vive(isEmulated: true)) == nil)
    #expect(try kept(rig, of: unit, firmware: "2") == nil)
    #expect(try kept(rig, of: unit, digest: nil) == nil)
    let other = try InventoryText("wiredController", field: .part)
    #expect(
      try rig.reader().knowledge(
        of: unit, part: other, firmware: firmware("1"), configurationSHA256: Self.digest) == nil)
    recorder.stopCleanly(at: .at(9))
  }

  @Test func `what is newer takes the place of what was, and its beginning stays`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let unit = try UnitIdentity.vive()
    for (second, bias) in [(5.0, 0.1), (185, 0.2), (365, 0.3)] {
      recorder.post(.sensorLearned(try knowledge(bias, of: unit), at: .at(second)))
    }
    recorder.flush()
    let read = try #require(try kept(rig, of: unit))
    #expect(read.means[0] == 0.3)
    #expect(read.begun == Moment.at(5).wall && read.learned == Moment.at(365).wall)
    // Another firmware is another beginning, and the old one's knowledge is gone.
    recorder.post(.sensorLearned(try knowledge(0.4, of: unit, firmware: "2"), at: .at(400)))
    recorder.flush()
    #expect(try kept(rig, of: unit) == nil)
    #expect(try kept(rig, of: unit, firmware: "2")?.begun == Moment.at(400).wall)
    recorder.stopCleanly(at: .at(500))
  }

  @Test func `a unit without a serial has none`() throws {
    #expect(
      SensorKnowledge(
        unit: try .vive(nil), part: part, firmware: nil, configurationSHA256: nil,
        means: Array(repeating: 0, count: 12), covariances: Array(repeating: 0, count: 78)) == nil)
    #expect(
      SensorKnowledge(
        unit: try .vive(), part: part, firmware: nil, configurationSHA256: nil,
        means: [], covariances: Array(repeating: 0, count: 78)) == nil)
  }

  @Test func `bytes of another length are damage, not knowledge`() throws {
    let rig = try Rig()
    let recorder = try rig.recorder()
    let unit = try UnitIdentity.vive()
    recorder.post(.sensorLearned(try knowledge(0.1, of: unit), at: .at(5)))
    recorder.flush()
    recorder.stopCleanly(at: .at(9))
    let stranger = try rig.stranger()
    for sql in ["means = x'00'", "covariances = zeroblob(625)"] {
      #expect(throws: DatabaseError.self) {
        try stranger.write { try $0.execute(sql: "UPDATE sensor_knowledge SET " + sql) }
      }
    }
    try stranger.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: "UPDATE sensor_knowledge SET means = x'0011'")
    }
    #expect(throws: InventoryError.damaged(code: 0)) { try kept(rig, of: unit) }
  }

  @Test func `a database of the first release has none, and takes some`() throws {
    let rig = try Rig()
    try InventorySchema(versions: [.v1]).migrate(try rig.stranger())
    #expect(throws: InventoryError.self) { try kept(rig, of: .vive()) }
    let recorder = try rig.recorder()
    recorder.post(.sensorLearned(try knowledge(0.1, of: .vive()), at: .at(5)))
    recorder.flush()
    #expect(try kept(rig, of: .vive()) != nil)
    recorder.stopCleanly(at: .at(9))
  }
}
