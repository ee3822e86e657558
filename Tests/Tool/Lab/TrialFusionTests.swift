import Foundation
import Testing

@testable import Lab

@Suite struct TrialFusionTests {
  @Test func `a table has its header and a row a sample`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let trial = try InertialTrial(bytes: InertialTrialTests.bytes(count: 200))
    try TrialFusion(mode: .sixAxis).write(trial, to: path)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 201)
    #expect(lines[0] == "t,qw,qx,qy,qz")
    #expect(lines[200].hasPrefix("1.99,"))
  }

  @Test func `a table that cannot be written is told`() throws {
    let trial = try InertialTrial(bytes: InertialTrialTests.bytes(count: 2))
    #expect(throws: LabError.self) {
      try TrialFusion(mode: .sixAxis).write(trial, to: "/nowhere/at/all.csv")
    }
  }
}

@Suite struct CrossValidationTests {
  @Test func `trials that tell repetitions apart are of one kind`() {
    #expect(
      CrossValidation.kind("04_undisturbed_slow_rotation_with_breaks_A")
        == CrossValidation.kind("02_undisturbed_slow_rotation_B"))
    #expect(
      CrossValidation.kind("32_disturbed_attached_magnet_1cm")
        == CrossValidation.kind("36_disturbed_attached_magnet_5cm"))
    #expect(
      CrossValidation.kind("10_undisturbed_slow_translation_A")
        != CrossValidation.kind("16_undisturbed_fast_translation_B"))
  }
}
