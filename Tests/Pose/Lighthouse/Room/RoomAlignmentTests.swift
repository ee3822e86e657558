import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct RoomAlignmentTests {
  static let room = SyntheticMotion.room(.second, count: 3)
  static let elsewhere = Pose<Double>(
    orientation: Quaternion(rotationVector: SIMD3(0, 2.2, 0)), position: SIMD3(3, -1, 0.5))

  static func miss(_ one: Room, _ two: Room) -> [Double] {
    zip(one.members, two.members).map { one, two in
      (one.worldFromStation.position - two.worldFromStation.position).length
        + one.worldFromStation.orientation.angle(to: two.worldFromStation.orientation)
    }
  }

  @Test func `a room solved anew comes to lie where it was`() throws {
    let aligned = try #require(Self.room.transformed(by: Self.elsewhere).aligned(with: Self.room))
    #expect(Self.miss(aligned, Self.room).allSatisfy { $0 < 1e-9 })
  }

  @Test(arguments: [0, 1, 2])
  func `a station that moved does not pull the others along`(_ moved: Int) throws {
    var anew = Self.room
    anew.members[moved].worldFromStation.position += SIMD3(0.15, -0.05, 0.1)
    let aligned = try #require(anew.transformed(by: Self.elsewhere).aligned(with: Self.room))
    for (index, miss) in Self.miss(aligned, Self.room).enumerated() {
      #expect(index == moved ? miss > 0.15 : miss < 1e-9)
    }
  }

  @Test func `one common station is enough, none is not`() throws {
    var anew = Self.room.transformed(by: Self.elsewhere)
    for index in 1..<3 { anew.members[index].serial = 99 }
    let aligned = try #require(anew.aligned(with: Self.room))
    #expect(Self.miss(aligned, Self.room).allSatisfy { $0 < 1e-9 })
    anew.members[0].serial = nil
    #expect(anew.aligned(with: Self.room) == nil)
  }
}
