import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct SteadinessTests {
  private func sample(_ index: Int, turning rate: Double = 0, pushed: Double = 0) -> IMUSample<Double> {
    IMUSample(
      timestamp: Timestamp(nanoseconds: Int64(index) * 1_000_000), angularVelocity: SIMD3(0, rate, 0),
      acceleration: SIMD3(0, standardGravity + pushed, 0))
  }

  @Test func `what lies still is steady for as long as it lies`() {
    var laid = Steadiness.laid
    for index in 0...1_500 { laid.ingest(sample(index)) }
    #expect(abs(laid.seconds - 1.5) < 1e-9)
    #expect(laid.up == SIMD3(0, 1, 0))
  }

  @Test func `a turn, a push or a gap begins it anew`() {
    for disturbed in [sample(1_001, turning: 0.3), sample(1_001, pushed: 0.6), sample(1_500), sample(3)] {
      var laid = Steadiness.laid
      for index in 0...1_000 { laid.ingest(sample(index)) }
      laid.ingest(disturbed)
      #expect(laid.seconds == 0)
    }
  }

  @Test func `a quiet hand is held, not laid`() {
    var (laid, held) = (Steadiness.laid, Steadiness.held)
    for index in 0...1_000 {
      let tremor = Double.sine(Double(index) * 0.06)
      laid.ingest(sample(index, turning: 0.2 * tremor, pushed: 0.4 * tremor))
      held.ingest(sample(index, turning: 0.2 * tremor, pushed: 0.4 * tremor))
    }
    #expect(laid.seconds < 0.2 && held.seconds > 0.9)
  }
}

@Suite struct RoomProofTests {
  private static func room(apart distance: Double, turned angle: Double = 0) -> Room {
    let room = SyntheticMotion.room(.second)
    var other = room
    let way = (room.members[1].worldFromStation.position - room.members[0].worldFromStation.position)
      .direction
    other.members[1].worldFromStation = Pose(
      orientation: Quaternion(rotationVector: SIMD3(0, angle, 0))
        * room.members[1].worldFromStation.orientation,
      position: room.members[0].worldFromStation.position + (way ?? .zero) * distance)
    return other
  }

  @Test func `two rooms are told apart by distances and turns, wherever their worlds are`() throws {
    let one = Self.room(apart: 5)
    let two = Self.room(apart: 5.003, turned: 0.002).transformed(
      by: Pose(orientation: Quaternion(rotationVector: SIMD3(0.1, 2, -0.3)), position: SIMD3(3, 1, -2)))
    let proof = try #require(RoomProof(one, two))
    #expect(abs(proof.position - 0.003) < 1e-9)
    #expect(abs(proof.rotation - 0.002) < 1e-6)
  }

  @Test func `one common station proves nothing`() {
    var alone = Self.room(apart: 5)
    alone.members.removeLast()
    #expect(RoomProof(alone, Self.room(apart: 5)) == nil)
    #expect(RoomProof([], stations: []) == nil)
  }
}
