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

  @Test(arguments: [
    ("", "not JSON"), ("[]", " is of another kind"), ("{}", "format is missing"),
    (#"{"format":"x","model_scale":1,"stations":[]}"#, "its format is 'x', not headsetd-room-1"),
    (#"{"format":"headsetd-room-1","model_scale":1,"stations":[]}"#, "it has 0 stations, not 1 to 16"),
  ])
  func `a text that describes no room is told what is wrong with it`(text: String, detail: String) {
    #expect {
      try RoomFormat.room(Array(text.utf8))
    } throws: { error in
      (error as? RoomFormatError)?.detail == detail
    }
  }
}
