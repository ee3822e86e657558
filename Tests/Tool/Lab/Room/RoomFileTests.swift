import Charts
import Foundation
import Lab
import Lighthouse
import LighthouseModel
import PoseMath
import RoomFormat
import Testing

@Suite struct RoomFileTests {
  static let room = Room(members: [
    Room.Member(
      place: 3, serial: 0x4096_b5a0,
      calibration: StationCalibration(
        generation: .second, first: SweepCalibration(tilt: -0.05, curve: 0.02),
        second: SweepCalibration(phase: -0.006, tilt: 0.045)),
      worldFromStation: Pose(
        orientation: Quaternion(rotationVector: SIMD3(-0.4, 0, 0)), position: SIMD3(0, 2.2, 2)),
      residual: 41e-6),
    Room.Member(
      place: 7, serial: nil, calibration: StationCalibration(generation: .second),
      worldFromStation: Pose(
        orientation: Quaternion(rotationVector: SIMD3(0, .pi / 2, 0)), position: SIMD3(1.5, 2, 0)),
      residual: 60e-6),
  ])

  /// Writes `text` into a file of its own for the length of `body`.
  private func with<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try body(path)
  }

  private func flaw(_ text: String) throws -> RoomFormatError? {
    try with(text) { path in
      do throws(LabError) {
        _ = try RoomFile.read(path)
        return nil
      } catch {
        guard case .notARoom(path, let reason) = error else { return nil }
        return reason
      }
    }
  }

  @Test func `a room survives its file`() throws {
    let back = try with("") { path in
      try RoomFile.write(Self.room, to: path)
      return try RoomFile.read(path)
    }
    #expect(back.members.map(\.serial) == [0x4096_b5a0, nil] && back.members.map(\.place) == [3, 7])
    #expect(zip(back.members, Self.room.members).allSatisfy { $0.calibration == $1.calibration })
    #expect(RoomFile.text(of: back) == RoomFile.text(of: Self.room))
  }

  @Test func `a file that is no room is refused with what is wrong`() throws {
    let text = RoomFile.text(of: Self.room)
    #expect(try flaw("lighthouse") == .notJSON)
    #expect(try flaw("{}") == .missing(key: "format"))
    #expect(
      try flaw(text.replacing("headsetd-room-1", with: "room")) == .document(.otherFormat("room")))
    #expect(
      try flaw(text.replacing("\"place\" : 7", with: "\"place\" : \"7\""))
        == .otherKind(key: "stations.1.place"))
    #expect(
      try flaw(text.replacing("\"place\" : 7", with: "\"place\" : 16"))
        == .document(.badValue(station: 1, key: "place")))
    #expect(
      try flaw(text.replacing("\"place\" : 7", with: "\"place\" : 3"))?.facts
        == ["reason": "same_place", "place": "3"])
  }

  @Test func `a station's heading, elevation and roll are told as people see them`() {
    let report = RoomReport(Self.room)
    #expect(report.stations[0].elevation == -22.92 && report.stations[0].heading == 0)
    #expect(report.stations[0].roll == 0 && report.stations[0].channel == "4")
    // Turned to the left by a quarter.
    #expect(report.stations[1].heading == 90 && report.stations[1].elevation == 0)
    #expect(report.stations[1].serial == nil && report.stations[1].position == [1.5, 2, 0])
  }

  @Test func `libsurvive reads heights as z`() {
    let text = RoomExport.libsurvive(Self.room)
    #expect(text.contains("\"id\":\"1083618720\"") && text.contains("\"mode\":\"7\""))
    // (1.5, 2, 0) with +Y up is (1.5, 0, 2) with +Z up.
    #expect(
      text.contains("\"pose\":[\"1.5\",\"0.0\",\"2.0\"")
        || text.contains("\"pose\":[\"1.5\",\"-0.0\",\"2.0\""))
    let table = RoomExport.table(Self.room).split(separator: "\n")
    #expect(table.count == 3 && table[1].hasPrefix("4096b5a0,2,3,0.0,2.2,2.0,"))
  }

  @Test func `a metre is as long across the picture as it is up`() {
    let figure = RoomFigure(of: Self.room, path: [SIMD3(0.2, 1, 0.1)], named: "test").figure
    for panel in figure.panels {
      let across = (panel.x.range.upperBound - panel.x.range.lowerBound) / 860
      let up = (panel.y.range.upperBound - panel.y.range.lowerBound) / panel.height
      #expect(abs(across / up - 1) < 1e-9)
    }
    #expect(figure.panels.count == 2 && figure.svg.contains("4096b5a0") && figure.svg.contains("place 7"))
  }
}
