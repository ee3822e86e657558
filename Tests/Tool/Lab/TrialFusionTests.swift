import Foundation
import Lab
import Testing

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
