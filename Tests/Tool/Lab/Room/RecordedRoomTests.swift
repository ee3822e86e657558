import Foundation
import HeadsetTestSupport
import Lab
import Lighthouse
import LighthouseModel
import PoseMath
import Testing

/// Rooms of real light. Minutes where nothing is optimised; figures of every recording are in Docs/Lighthouse.md.
@Suite(
  .enabled(if: RecordedData.isExpected, "no recordings at HEADSET_DATA"),
  .enabled(if: isLongTier, "minutes where nothing is optimised: HEADSET_TESTS_LONG=1"))
struct RecordedRoomTests {
  static let folder = "captures/libsurvive/"

  /// Recording, serials of its stations, metres between the first two (the room's own scale), its residual.
  static let rooms: [(String, [String], Double, Double)] = [
    ("vive-index-cal.pcap.gz", ["a4dbc8a4", "dadd6923"], 4.357, 40),
    ("haagh-tracking.rec.gz", ["d99e7eac", "fe0398ef"], 3.5325, 60),
    ("wireless-tracker.pcap.gz", ["0aa54f65", "f77e21f3"], 3.9226, 95),
  ]

  @Test(arguments: rooms)
  func `a recording shows its room`(
    _ name: String, _ serials: [String], _ baseline: Double, _ residual: Double
  ) throws {
    let recording = try TrackingRecording(contentsOf: RecordedData.path(Self.folder + name))
    let found = try RecordedRoom(recording)
    let report = RoomReport(found.solution.room, found: found)
    #expect(report.stations.compactMap(\.serial) == serials)
    let members = found.solution.room.members
    let distance = (members[0].worldFromStation.position - members[1].worldFromStation.position).length
    #expect(abs(distance - baseline) < 0.003 && found.solution.residual < residual * 1e-6)
    // Stations stand on no floor and hang from ceilings: above the lowest place of the device or near it.
    #expect(members.allSatisfy { (-0.5...3).contains($0.worldFromStation.position.y) })
  }

  @Test func `its own recording agrees with a room, one with a station moved by 20 mm does not`() throws {
    let input = RecordedData.path(Self.folder + "vive-index-cal.pcap.gz")
    var room = try RecordedRoom(try TrackingRecording(contentsOf: input)).solution.room
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try RoomFile.write(room, to: path)
    #expect(try RoomCheck(roomPath: path, recordingPath: input).agrees)
    room.members[0].worldFromStation.position.x += 0.02
    try RoomFile.write(room, to: path)
    let check = try RoomCheck(roomPath: path, recordingPath: input)
    #expect(check.stations.allSatisfy { $0.verdict == .disagreeing && ($0.verdictAfter ?? 99) < 5 })
  }

  /// Among its first poses by one station alone is one that looks alike from elsewhere: it leans the wrong one.
  @Test(arguments: [0.005, 0.02])
  func `of two stations the wrong one is not named by a pose that looks alike`(_ shift: Double) throws {
    let input = RecordedData.path(Self.folder + "knuckles_all_buttons.pcap.gz")
    let recording = try TrackingRecording(contentsOf: input)
    let real = try RecordedRoom(recording).solution.room
    for axis in 0..<3 {
      var room = real
      room.members[1].worldFromStation.position[axis] += shift
      let check = RoomCheck(room, named: "edited", recording, named: input)
      #expect(check.stations.allSatisfy { $0.verdict == .disagreeing && ($0.verdictAfter ?? 99) < 60 })
    }
  }

  @Test func `a station in whose place another unit stands is told once that has been heard`() throws {
    let input = RecordedData.path(Self.folder + "vive_cal.pcap.gz")
    let recording = try TrackingRecording(contentsOf: input)
    var room = try RecordedRoom(recording).solution.room
    room.members[1].serial = 0x1234_5678
    let check = RoomCheck(room, named: "edited", recording, named: input)
    #expect(check.stations.map(\.verdict) == [.agreeing, .swapped] && !check.agrees)
    #expect((check.stations[1].verdictAfter ?? 99) < 8)
  }

  @Test(arguments: [0.005, 0.02])
  func `of four stations the one moved is named, and put back by the light of people who move`(
    _ shift: Double
  ) throws {
    let input = RecordedData.path(Self.folder + "compare-test-index.rec.gz")
    let recording = try TrackingRecording(contentsOf: input)
    let real = try RecordedRoom(recording).solution.room
    var room = real
    room.members[1].worldFromStation.position.x += shift
    let check = RoomCheck(room, named: "edited", recording, named: input)
    #expect(check.stations.map(\.verdict) == [.agreeing, .moved, .agreeing, .agreeing])
    #expect((check.stations[1].verdictAfter ?? 99) < 5)
    let refined = try #require(try RecordedRefinement(room, recording).room)
    for (one, two) in zip(refined.members, real.members) {
      let found = refined.members[0].worldFromStation.inverse * one.worldFromStation
      let truth = real.members[0].worldFromStation.inverse * two.worldFromStation
      #expect((found.position - truth.position).length < 1e-3)
    }
    #expect(try RecordedRefinement(real, recording).verdict == .notBetter)
  }
}
