import PoseMath
import PoseSharedMemory
import Testing

@testable import ConsolePages

@Suite struct SceneChangeTests {
  private static func slot(_ yaw: Double, flags: PoseFlags = [.orientationTracked, .positionModelled])
    -> PoseSlot
  {
    var slot = PoseSlot(serial: DeviceSerial("LHR-1"), kind: .head, flags: flags)
    slot.worldFromDevice = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0, yaw, 0)), position: SIMD3(0, 1.6, 0))
    return slot
  }

  private static func frame(_ slots: [PoseSlot], bodies: [RoomFrame.Body] = []) -> SceneFrame {
    var frame = SceneFrame()
    var room = RoomFrame()
    room.bodies = bodies
    frame.take(room)
    for (index, slot) in slots.enumerated() { frame.take(slot, at: index, condition: .modelled) }
    return frame
  }

  private static func carton(_ id: UInt32, height: Float) -> RoomFrame.Body {
    RoomFrame.Body(
      id: id, kind: .carton, halfExtents: SIMD3(0.3, 0.2, 0.125),
      worldFromBox: Pose(orientation: .identity, position: SIMD3(0, height, 0)))
  }

  @Test func `a new page is told everything`() throws {
    let change = try #require(
      SceneChange(from: nil, to: Self.frame([Self.slot(0)], bodies: [Self.carton(7, height: 1)])))
    #expect(change.isWhole && change.poses.count == 1 && change.sources != nil)
    #expect(change.bodies.first?.kind == "carton" && change.bodies.first?.halfExtents == [3000, 2000, 1250])
  }

  @Test func `what nobody could see is not told`() {
    let frame = Self.frame([Self.slot(0)])
    #expect(SceneChange(from: frame, to: Self.frame([Self.slot(1e-6)])) == nil)
    #expect(SceneChange(from: frame, to: Self.frame([Self.slot(0.001)])) != nil)
  }

  @Test func `only what moved is told, without what the page knows`() throws {
    let before = Self.frame([Self.slot(0)], bodies: [Self.carton(1, height: 1), Self.carton(2, height: 1)])
    let after = Self.frame([Self.slot(0)], bodies: [Self.carton(1, height: 1), Self.carton(2, height: 1.5)])
    let change = try #require(SceneChange(from: before, to: after))
    #expect(!change.isWhole && change.poses.isEmpty && change.sources == nil && change.hands == nil)
    #expect(change.bodies.map(\.id) == [2])
    #expect(change.bodies.first?.kind == nil && change.bodies.first?.halfExtents == nil)
  }

  @Test func `what went is told`() throws {
    let change = try #require(
      SceneChange(from: Self.frame([Self.slot(0)], bodies: [Self.carton(1, height: 1)]), to: Self.frame([])))
    #expect(change.goneSlots == [0] && change.goneBodies == [1])
  }

  @Test func `a modelled position is told as such, a missing one not drawn`() throws {
    let modelled = try #require(Self.frame([Self.slot(0)]).poses[0])
    #expect(modelled.positionSource == "modelled" && modelled.condition == "ok")
    let missing = try #require(Self.frame([Self.slot(0, flags: [.orientationTracked])]).poses[0])
    #expect(missing.positionSource == "none" && missing.place.position == nil)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
  func `a number that shared memory should not hold draws nothing wild`(value: Double) throws {
    var slot = Self.slot(0)
    slot.worldFromDevice = Pose(
      orientation: Quaternion(w: value, x: value, y: value, z: value), position: SIMD3(value, 0, 0))
    let place = try #require(Self.frame([slot]).poses[0]).place
    #expect(place.orientation.count == 4)
    #expect(value.isFinite || place.position == nil)
  }
}
