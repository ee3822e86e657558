import LighthouseModel
import PoseMath
import Testing

@testable import Lighthouse

@Suite struct StationPresenceTests {
  /// Two stations that both look at a body in the middle, which has photodiodes on all sides.
  private static let room = Room(
    members: [(UInt8(3), -2.0), (7, 2.0)].map { place, x in
      let turn = Quaternion(rotationVector: SIMD3(0, x < 0 ? -Double.pi / 2 : .pi / 2, 0))
      return Room.Member(
        place: place, serial: UInt32(place), calibration: StationCalibration(generation: .second),
        worldFromStation: Pose(orientation: turn, position: SIMD3(x, 0, 0)), residual: 30e-6)
    })

  private static var body: LightBody {
    var body = LightBody()
    for id in 0..<UInt8(32) {
      let angle = Double(id) * .pi / 16
      let normal = SIMD3(Double.cosine(angle), 0, Double.sine(angle))
      body[id] = .init(point: normal * 0.08, normal: normal)
    }
    return body
  }

  private static func hit(_ place: UInt8) -> SweepHit {
    SweepHit(
      station: place, generation: .second, plane: .first, sensor: 0, isRepeated: false, angle: 0,
      timestamp: .zero, reference: 0, referenceAge: 0)
  }

  /// Looks for so many seconds, four times a second, with light of these stations.
  private static func look(
    _ presence: inout StationPresence, seconds: Double, from begin: Double, lit: [UInt8],
    at pose: Pose<Double>? = .identity
  ) {
    for step in 0...Int(seconds * 4) {
      for place in lit { presence.ingest(hit(place)) }
      if let pose { presence.place(pose) }
      presence.look(at: Timestamp(nanoseconds: Int64((begin + Double(step) / 4) * 1e9)))
    }
  }

  @Test func `a station that gives no more light is missing after some seconds, and back at once`() {
    var presence = StationPresence(room: Self.room, body: Self.body)
    Self.look(&presence, seconds: 2, from: 0, lit: [3, 7])
    #expect(!presence.isMissing(0) && !presence.isMissing(1))
    Self.look(&presence, seconds: 4, from: 2.25, lit: [3])
    #expect(!presence.isMissing(1), "not yet")
    Self.look(&presence, seconds: 2, from: 6.5, lit: [3])
    #expect(presence.isMissing(1) && !presence.isSeen(1))
    #expect(!presence.isMissing(0) && presence.isSeen(0))
    Self.look(&presence, seconds: 0.5, from: 8.75, lit: [3, 7])
    #expect(!presence.isMissing(1) && presence.isSeen(1))
  }

  @Test func `what no photodiode looks at is not missing`() {
    var half = LightBody()
    for id in 0..<UInt8(32) where Self.body[id].map({ $0.normal.x < 0 }) == true { half[id] = Self.body[id] }
    var presence = StationPresence(room: Self.room, body: half)
    Self.look(&presence, seconds: 20, from: 0, lit: [3])
    #expect(!presence.isMissing(1))
  }

  @Test func `behind a station, or far from it, nothing is expected of it`() {
    for place in [SIMD3(3.0, 0, 0), SIMD3(-9, 0, 0)] {
      var presence = StationPresence(room: Self.room, body: Self.body)
      Self.look(
        &presence, seconds: 20, from: 0, lit: [3], at: Pose(orientation: .identity, position: place))
      #expect(!presence.isMissing(1))
    }
  }

  @Test func `in the dark, or nobody knows where, nothing is missing`() {
    var dark = StationPresence(room: Self.room, body: Self.body)
    Self.look(&dark, seconds: 20, from: 0, lit: [])
    var lost = StationPresence(room: Self.room, body: Self.body)
    Self.look(&lost, seconds: 20, from: 0, lit: [3], at: nil)
    #expect(!dark.isMissing(0) && !dark.isMissing(1) && !lost.isMissing(1))
  }
}
