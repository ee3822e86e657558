import PoseMath
import PoseSharedMemory
import Simulation
import Testing

@Suite struct RoomInputFollowerTests {
  @Test func `before any pose a room waits at its beginning`() {
    var follower = RoomInputFollower()
    follower.follow([], at: .zero)
    follower.follow([reading(.head, .lost), reading(.none, .empty)], at: .zero)
    #expect(!follower.hasBegun)
    #expect(follower.input == .atRest)
  }

  @Test func `head and hands follow the slots of their kind, with their triggers`() {
    var follower = RoomInputFollower()
    follower.follow(
      [
        reading(.rightHand, .ok, x: 3, trigger: 0.75), reading(.head, .modelled, x: 1),
        reading(.leftHand, .ok, x: 2),
      ],
      at: .zero)
    #expect(follower.hasBegun && !follower.isHolding)
    #expect(follower.input.worldFromHead.position.x == 1)
    #expect(follower.input.worldFromLeftHand.position.x == 2)
    #expect(follower.input.worldFromRightHand.position.x == 3)
    #expect(follower.input.rightTrigger == 0.75)
    #expect(follower.head.flags == [.emulated, .positionModelled])
  }

  @Test func `controllers without a hand take the free ones, the right one first`() {
    var follower = RoomInputFollower()
    follower.follow([reading(.controller, .ok, x: 5), reading(.controller, .ok, x: 6)], at: .zero)
    #expect(follower.input.worldFromRightHand.position.x == 5)
    #expect(follower.input.worldFromLeftHand.position.x == 6)
    var other = RoomInputFollower()
    other.follow([reading(.rightHand, .ok, x: 4), reading(.controller, .ok, x: 5)], at: .zero)
    #expect(other.input.worldFromRightHand.position.x == 4)
    #expect(other.input.worldFromLeftHand.position.x == 5)
  }

  @Test func `a stale hand is held with its trigger, a lost one lets go`() {
    var follower = RoomInputFollower()
    follower.follow([reading(.leftHand, .ok, x: 2, trigger: 1)], at: .zero)
    follower.follow([reading(.leftHand, .stale, x: 9, trigger: 0)], at: .zero)
    #expect(follower.leftHand.state == .holding && follower.isHolding)
    #expect(follower.input.worldFromLeftHand.position.x == 2)
    #expect(follower.input.leftTrigger == 1)
    follower.follow([reading(.leftHand, .lost, x: 9, trigger: 1)], at: .zero)
    #expect(follower.input.worldFromLeftHand.position.x == 2)
    #expect(follower.input.leftTrigger == 0)
    follower.follow([reading(.leftHand, .ok, x: 4, trigger: 0.5)], at: .zero)
    #expect(follower.leftHand.state == .following && !follower.isHolding)
    #expect(follower.input.worldFromLeftHand.position.x == 4)
  }

  @Test func `an orientation without a position turns a part where it is`() {
    var follower = RoomInputFollower()
    follower.follow([reading(.head, .ok, x: 1)], at: .zero)
    var turned = reading(.head, .modelled, x: 7)
    turned.slot.flags = [.orientationTracked]
    turned.slot.worldFromDevice.orientation = Quaternion(w: 0, x: 0, y: 1, z: 0)
    follower.follow([turned], at: .zero)
    #expect(follower.input.worldFromHead.position.x == 1)
    #expect(follower.input.worldFromHead.orientation.y == 1)
  }

  @Test func `the better of two heads is followed`() {
    var follower = RoomInputFollower()
    follower.follow([reading(.head, .lost, x: 1), reading(.head, .ok, x: 2)], at: .zero)
    #expect(follower.input.worldFromHead.position.x == 2)
  }

  @Test(arguments: [Double.nan, .infinity, 1e30])
  func `a pose with a number the engine may not have is not followed`(number: Double) {
    var follower = RoomInputFollower()
    follower.follow([reading(.head, .ok, x: 1)], at: .zero)
    follower.follow([reading(.head, .ok, x: number)], at: .zero)
    #expect(follower.input.worldFromHead.position.x == 1)
    #expect(follower.head.state == .holding)
    #expect(follower.input.isUsable)
  }

  @Test(arguments: [(Float.nan, Float(0)), (-1, 0), (7, 1), (0.5, 0.5)])
  func `a trigger is brought within its range`(trigger: Float, expected: Float) {
    var follower = RoomInputFollower()
    follower.follow([reading(.rightHand, .ok, trigger: trigger)], at: .zero)
    #expect(follower.input.rightTrigger == expected)
  }

  @Test func `a good pose is predicted to the step's time`() {
    var moving = reading(.head, .ok, x: 1)
    moving.slot.linearVelocity = SIMD3(2, 0, 0)
    var follower = RoomInputFollower()
    follower.follow([moving], at: Timestamp(nanoseconds: 10_000_000))
    #expect(abs(follower.input.worldFromHead.position.x - 1.02) < 1e-6)
  }
}

private func reading(_ kind: PoseKind, _ condition: PoseCondition, x: Double = 0, trigger: Float = 0)
  -> PoseReading
{
  var slot = PoseSlot(kind: kind, flags: [.emulated, .positionModelled])
  slot.worldFromDevice = Pose(orientation: .identity, position: SIMD3(x, 1, 0))
  slot.inputs.trigger = trigger
  return PoseReading(slot: slot, condition: condition)
}
