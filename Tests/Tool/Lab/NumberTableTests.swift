import Calibration
import HeadsetTestSupport
import Lab
import Testing

@Suite struct NumberTableTests {
  static func table(_ text: String) throws(LabError) -> NumberTable {
    try NumberTable(bytes: Array(text.utf8))
  }

  @Test func `columns are found by name, with either end of line`() throws {
    let table = try Self.table("t_s, a ,b\r\n0,1,2e3\r\n0.5,-1,nan\n\n")
    #expect(table.names == ["t_s", "a", "b"])
    #expect(table["a"] == [1, -1])
    #expect(table["b"]?.first == 2_000 && table["b"]?.last?.isNaN == true)
    #expect(table["c"] == nil)
    #expect(throws: LabError.noColumn(name: "c")) { try table.column("c") }
  }

  @Test(arguments: ["", "\n\n", "1,2,3\n4,5,6", "a,,b\n1,2,3", "a\u{7},b\n1,2"])
  func `what has no header of names is no table`(text: String) {
    #expect(throws: LabError.notATable) { try Self.table(text) }
  }

  @Test(arguments: ["a,b\n1,2\n3", "a,b\n1,2\n3,4,5", "a,b\n1,2\nx,4", "a,b\n1,2\n3,"])
  func `a bad row is named by its line`(text: String) {
    #expect(throws: LabError.badRow(line: 3)) { try Self.table(text) }
  }

  @Test func `damaged tables never trap`() throws {
    let rows = (0..<40).map { "\(Double($0) * 0.01),1,2,9.8,0.1,-0.2,\($0 % 3)" }.joined(separator: "\n")
    let table = Array(("t_s,ax,ay,az,gx,gy,gz\n" + rows).utf8)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<mutationCount / 4 {
      guard let read = try? NumberTable(bytes: generator.mutate(table)) else { continue }
      #expect(read.columns.allSatisfy { $0.count == read.rowCount })
      if let recording = try? InertialRecording(read) {
        _ = try? CalibrationReport(of: recording, gravity: 9.8)
      }
    }
  }

  @Test func `a recording made of NaN is refused with its first sample`() throws {
    let rows = (0..<300).map { "\(Double($0) * 0.01),nan,nan,nan,nan,nan,nan" }.joined(separator: "\n")
    let table = try Self.table("t_s,ax,ay,az,gx,gy,gz\n" + rows)
    #expect(throws: LabError.notDetermined(.notFinite(sample: 0))) { try InertialRecording(table) }
  }

  @Test func `zeros are refused as a dead axis`() throws {
    let rows = (0..<300).map { "\(Double($0) * 0.01),0,0,0,0,0,0" }.joined(separator: "\n")
    let recording = try InertialRecording(Self.table("t_s,ax,ay,az,gx,gy,gz\n" + rows))
    #expect(throws: LabError.notDetermined(.constant(SensorAxis(.accelerometer, 0)))) {
      try CalibrationReport(of: recording, gravity: 9.81)
    }
    #expect(throws: LabError.self) { try AllanReport(of: recording) }
  }

  @Test func `a thermometer's column is taken where there is one`() throws {
    let recording = try InertialRecording(
      Self.table("t_s,ax,ay,az,gx,gy,gz,temperature_c\n0,1,2,3,4,5,6,21.5\n1,1,2,3,4,5,6,22\n"))
    #expect(recording.temperature == [21.5, 22])
  }
}
