import Foundation
import Lab
import PoseMath
import Testing

@Suite struct PoseTraceTests {
  static let header = "t_s,x,y,z,qw,qx,qy,qz\n"

  private func trace(_ rows: String) throws(LabError) -> PoseTrace {
    try PoseTrace(table: NumberTable(bytes: Array((Self.header + rows).utf8)))
  }

  @Test func `a row is a time, a place and a unit orientation`() throws {
    let trace = try trace("0.5,1,2,3,0,2,0,0\n")
    try #require(trace.rows.count == 1)
    #expect(trace.rows[0].seconds == 0.5)
    #expect(trace.rows[0].worldFromBody.position == SIMD3(1, 2, 3))
    #expect(trace.rows[0].worldFromBody.orientation == Quaternion(w: 0, x: 1, y: 0, z: 0))
  }

  @Test func `a row that is not later than the one before it is left out`() throws {
    let trace = try trace(
      "0,0,0,0,1,0,0,0\n1,0,0,0,1,0,0,0\n1,9,0,0,1,0,0,0\n0.5,9,0,0,1,0,0,0\n2,0,0,0,1,0,0,0\n")
    #expect(trace.rows.map(\.seconds) == [0, 1, 2])
  }

  @Test func `a table that is no trace is told, with the row`() throws {
    let other = try NumberTable(bytes: Array("t,x\n1,2\n".utf8))
    #expect(throws: LabError.noColumn(name: "t_s")) { try PoseTrace(table: other) }
    #expect(throws: LabError.notAPose(row: 2)) { try trace("0,0,0,0,1,0,0,0\n1,0,0,nan,1,0,0,0\n") }
    #expect(throws: LabError.notAPose(row: 1)) { try trace("1e30,0,0,0,1,0,0,0\n") }
    #expect(throws: LabError.notAPose(row: 1)) { try trace("0,0,0,0,inf,0,0,0\n") }
  }
}

@Suite struct PredictionTableTests {
  private func lines(_ write: (String) throws -> Void) throws -> [Substring] {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(path)
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }

  @Test func `a trace gives a row a horizon at each of its rows`() throws {
    let rows = (0..<30).map { "\(Double($0) / 60),\(Double($0) / 100),0,0,1,0,0,0" }.joined(separator: "\n")
    let trace = try PoseTrace(table: NumberTable(bytes: Array((PoseTraceTests.header + rows).utf8)))
    let lines = try lines { path in
      try TracePrediction(horizonsMilliseconds: [20, 100]).write(trace, to: path)
    }
    #expect(lines.count == 61)
    #expect(lines[0] == "t,horizon_ms,px,py,pz,qw,qx,qy,qz")
    let last = lines[60].split(separator: ",").compactMap { Double($0) }
    #expect(last[0] == 29.0 / 60 && last[1] == 100)
    #expect(abs(last[2] - (0.29 + 0.06)) < 0.002 && last[5] > 0.999)
  }

  @Test func `a trial gives a turn a horizon at each sample, none at rest`() throws {
    let trial = try InertialTrial(bytes: InertialTrialTests.bytes(count: 50))
    let lines = try lines { path in
      try TrialPrediction(horizonsMilliseconds: [20, 40, 60]).write(trial, to: path)
    }
    #expect(lines.count == 151)
    #expect(lines[0] == "t,horizon_ms,dqw,dqx,dqy,dqz")
    #expect(lines[150] == "0.49,60.0,1.0,0.0,0.0,0.0" || lines[150].hasPrefix("0.49,60.0,1.0,"))
    #expect(TrialPrediction(horizonsMilliseconds: [20]).turns(trial).count == 50)
  }

  @Test func `a table that cannot be written is told`() throws {
    let trace = try PoseTrace(
      table: NumberTable(bytes: Array((PoseTraceTests.header + "0,0,0,0,1,0,0,0").utf8)))
    #expect(throws: LabError.self) {
      try TracePrediction(horizonsMilliseconds: [20]).write(trace, to: "/nowhere/at/all.csv")
    }
  }
}
