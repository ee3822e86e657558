import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomShiftTests {
  private var room: Room { SyntheticMotion.room(.second) }

  private func moved(by distance: Double, turn: Double = 0) -> Room {
    var other = room
    let pose = other.members[1].worldFromStation
    other.members[1].worldFromStation = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0, turn, 0)) * pose.orientation,
      position: pose.position + SIMD3(distance, 0, 0))
    return other
  }

  @Test func `it begins at the old room, ends at the new one, and takes small steps between`() throws {
    let target = moved(by: 0.01, turn: 0.001)
    let shift = try #require(RoomShift(from: room, to: target))
    #expect((50...51).contains(shift.stepCount))
    var last = shift.room(after: 0)
    #expect(
      (last.members[1].worldFromStation.position - room.members[1].worldFromStation.position).length < 1e-12)
    for step in 1...shift.stepCount {
      let next = shift.room(after: step)
      let (one, two) = (last.members[1].worldFromStation, next.members[1].worldFromStation)
      #expect((one.position - two.position).length <= RoomShift.distance * 1.000_001)
      #expect(one.orientation.angle(to: two.orientation) <= RoomShift.turn * 1.000_001)
      last = next
    }
    #expect(last == target)
    #expect(shift.room(after: 1_000) == target)
  }

  @Test func `a room that is the same takes one step`() {
    #expect(RoomShift(from: room, to: room)?.stepCount == 1)
  }

  @Test func `another room, or one far off, is no refinement`() {
    #expect(RoomShift(from: room, to: moved(by: 0.2)) == nil)
    var fewer = room
    fewer.members.removeLast()
    #expect(RoomShift(from: room, to: fewer) == nil)
    var other = room
    other.members[0].serial = 7
    #expect(RoomShift(from: room, to: other) == nil)
    var scaled = room
    scaled.modelScale = 1.01
    #expect(RoomShift(from: room, to: scaled) == nil)
  }
}
