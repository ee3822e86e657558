import Lighthouse
import LighthouseModel
import PoseMath
import RoomFormat
import Testing

@Suite struct RoomFormatTests {
  private let room = Room(
    members: [
      Room.Member(
        place: 6, serial: 0x1234_abcd, calibration: StationCalibration(generation: .second),
        worldFromStation: Pose(
          orientation: Quaternion(rotationVector: SIMD3(0.4, 0.1, -0.2)), position: SIMD3(1.5, 2.25, -2)),
        residual: 42e-6)
    ])

  @Test func `a room comes back from its text`() throws {
    let back = try RoomFormat.room(Array(RoomFormat.text(of: room).utf8))
    let (first, again) = (try #require(room.members.first), try #require(back.members.first))
    #expect(again.place == 6 && again.serial == 0x1234_abcd)
    #expect((again.worldFromStation.position - first.worldFromStation.position).length < 1e-6)
    #expect(RoomFormat.text(of: back) == RoomFormat.text(of: room))
  }

  static let flawed: [(String, RoomFormatError, [String: String])] = [
    ("", .notJSON, ["reason": "not_json"]),
    ("[]", .otherKind(key: ""), ["reason": "key_of_other_kind", "key": ""]),
    ("{}", .missing(key: "format"), ["reason": "key_missing", "key": "format"]),
    (
      #"{"format":"x","model_scale":1,"stations":[]}"#, .document(.otherFormat("x")),
      ["reason": "other_format", "format": "x", "known": "headsetd-room-1"]
    ),
    (
      #"{"format":"headsetd-room-1","model_scale":1,"stations":[]}"#, .document(.stationCount(0)),
      ["reason": "station_count", "count": "0", "count_max": "16"]
    ),
  ]

  @Test(arguments: flawed)
  func `a text that describes no room is told what is wrong with it`(
    text: String, reason: RoomFormatError, facts: [String: String]
  ) {
    #expect(throws: reason) { try RoomFormat.room(Array(text.utf8)) }
    #expect(reason.facts == facts)
  }
}
